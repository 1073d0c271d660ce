package dev.patchtwin.patch.corpus;

import dev.patchtwin.patch.corpus.Kind.Am;
import dev.patchtwin.patch.corpus.Kind.Expect;
import java.util.ArrayList;
import java.util.List;

/** Mails that lost something which can be put back, when the text has no strange lines; and diffs that git did not make. */
final class Losses {
    private static final int[] WIDTHS = {72, 76};

    private Losses() {}

    static List<Kind> of(Sample sample) {
        List<Kind> kinds = new ArrayList<>();
        String quoted = Replies.header(sample) + Replies.WROTE + Replies.quoted(sample.unsigned(), "> ") + "\nFine.\n";
        for (int width : WIDTHS) {
            String body = sample.above() + Wear.wrapped(sample.diff(), width, "");
            kinds.add(Kind.repaired(
                    "wrapped at " + width, sample, Letters.header(sample) + "\n" + body + "-- \n2.43.0\n", Am.COMMIT));
            byte[] unmarked = Kind.utf8(wrapped(quoted, width, ""));
            kinds.add(new Kind("quoted and wrapped at " + width, sample, unmarked, Expect.HONEST, Am.NOTHING));
            kinds.add(Kind.repaired(
                    "quoted and wrapped at " + width + " with marks", sample, wrapped(quoted, width, "> "), Am.COMMIT));
        }
        kinds.add(Kind.repaired("wrapped plain git diff", sample, Wear.wrapped(sample.diff(), 72, ""), Am.TREE));
        kinds.add(Kind.repaired("context lines without their blank", sample, Wear.unmarked(sample.mail()), Am.COMMIT));
        kinds.add(Kind.repaired(
                "context lines without their blank, wrapped",
                sample,
                sample.header() + "\n" + sample.above() + Wear.wrapped(Wear.unmarked(sample.diff()), 76, ""),
                Am.COMMIT));
        kinds.addAll(foreign(sample));
        return kinds;
    }

    private static String wrapped(String mail, int width, String continued) {
        int diff = mail.indexOf("> diff --git ");
        return mail.substring(0, diff) + Wear.wrapped(mail.substring(diff), width, continued);
    }

    private static List<Kind> foreign(Sample sample) {
        String plain = sample.diff().replaceAll("(?m)^(diff --git|index) .*\n", "");
        String date = "\t2026-02-01 10:00:00.000000000 +0000";
        String dated = plain.replaceAll("(?m)^(---|\\+\\+\\+) ([ab]/.*)$", "$1 $2" + date);
        String linux = dated.replaceAll("(?m)^--- a/(.*)\t", "--- linux.orig/$1\t")
                .replaceAll("(?m)^\\+\\+\\+ b/(.*)\t", "+++ linux/$1\t");
        String command =
                linux.replaceAll("(?m)^--- linux.orig/(.*)\t", "diff -urp linux.orig/$1 linux/$1\n--- linux.orig/$1\t");
        String bare = sample.diff()
                .replaceAll("(?m)^diff --git a/(.*) b/", "diff --git $1 ")
                .replaceAll("(?m)^--- a/", "--- ")
                .replaceAll("(?m)^\\+\\+\\+ b/", "+++ ");
        String header = Letters.header(sample) + "\n" + sample.above();
        return List.of(
                Kind.hunks("diff -u with dates", sample, header + dated),
                Kind.hunks("diff -u without dates", sample, header + plain),
                Kind.hunks("diff -u of linux.orig and linux", sample, header + linux),
                Kind.hunks("diff -urp with its command lines", sample, header + command),
                Kind.hunks(
                        "diff -u, quoted",
                        sample,
                        Replies.header(sample) + Replies.WROTE + Replies.quoted(dated, "> ")),
                Kind.hunks("diff -u, no mail", sample, dated),
                Kind.hunks("--no-prefix", sample, header + bare));
    }
}
