package dev.patchtwin.patch.corpus;

import dev.patchtwin.patch.corpus.Kind.Am;
import java.util.ArrayList;
import java.util.List;

/** Replies that quote a whole patch, in every style. */
final class Replies {
    static final String WROTE = "On Mon, Feb 02, 2026 at 10:00:00AM +0000, A Developer wrote:\n";
    private static final String PARAGRAPHS =
            "First of all, this is too long.\n\nSecond:\n\n  toy_call();\n\n- a list\n+ of things\n\nThird, and last.";

    private final Sample sample;
    private final List<Kind> kinds = new ArrayList<>();

    private Replies(Sample sample) {
        this.sample = sample;
    }

    static List<Kind> of(Sample sample) {
        Replies replies = new Replies(sample);
        replies.depths();
        replies.styles();
        replies.remarks();
        replies.ends();
        return replies.kinds;
    }

    static String header(Sample sample) {
        return "From: A Reviewer <reviewer@example.org>\nDate: Tue, 3 Feb 2026 12:00:00 +0000\nSubject: Re: "
                + sample.subject() + "\nMessage-ID: <2@example.org>\nIn-Reply-To: <1@example.org>\n\n";
    }

    static String quoted(String text, String mark) {
        return quoted(text, mark, mark.stripTrailing());
    }

    private static String quoted(String text, String mark, String bare) {
        StringBuilder out = new StringBuilder();
        for (String line : Sample.lines(text)) {
            out.append(line.isEmpty() ? bare : mark + line).append('\n');
        }
        return out.toString();
    }

    private void add(String name, String text) {
        kinds.add(Kind.repaired(name, sample, header(sample) + text, Am.COMMIT));
    }

    private void depths() {
        String one = WROTE + quoted(sample.unsigned(), "> ");
        String two = "On Tue, Feb 03, 2026 at 11:00:00AM +0000, B Reviewer wrote:\n" + quoted(one, "> ");
        String three = "On Wed, Feb 04, 2026 at 11:00:00AM +0000, C Reviewer wrote:\n" + quoted(two, "> ");
        add("quoted", one + "\nReviewed-by: A Reviewer <reviewer@example.org>\n");
        add("quoted 2 deep", two + "\nYes.\n");
        add("quoted 3 deep", three + "\nNo.\n");
        String remark = "\nWhy?\n\n";
        String remarked = WROTE + every(quoted(sample.unsigned(), "> "), remark, "> +");
        add(
                "quoted 2 deep with remarks of two",
                "B Reviewer <b@example.org> writes:\n\n" + every(quoted(remarked, "> "), "\nIndeed.\n\n", "> > -"));
    }

    private void styles() {
        String text = sample.unsigned();
        add("quote marks without a blank", WROTE + quoted(text, ">") + "\nFine.\n");
        String above = "On Tue, Feb 03, 2026 at 11:00:00AM +0000, B Reviewer wrote:\n" + quoted(WROTE, "> ");
        add("marks >> with a blank", above + quoted(text, ">> ") + "\nFine.\n");
        add("marks >> without a blank", above + quoted(text, ">>") + "\nFine.\n");
        add("marks > > with blanks", above + quoted(text, "> > ") + "\nFine.\n");
        add("marks > > where blank lines keep their blank", above + quoted(text, "> > ", "> > ") + "\nFine.\n");
    }

    /** Puts a remark below every so many lines that begin so. */
    private static String every(String text, String remark, String start) {
        StringBuilder out = new StringBuilder();
        int count = 0;
        for (String line : Sample.lines(text)) {
            out.append(line).append('\n');
            out.append(line.startsWith(start) && count++ % 3 == 0 ? remark : "");
        }
        return out.toString();
    }

    private void remarks() {
        String text = quoted(sample.unsigned(), "> ");
        add("remarks with blank lines around", WROTE + every(text, "\nWhy is this?\n\n", "> +"));
        add("remarks without blank lines around", WROTE + every(text, "Why is this?\n", "> +"));
        add("remarks of several paragraphs", WROTE + every(text, "\n" + PARAGRAPHS + "\n\n", "> -"));
        add("remarks between lines of context", WROTE + every(text, "\n" + PARAGRAPHS + "\n\n", ">  "));
        add("remarks below headers of hunks", WROTE + every(text, "\nWhere is this?\n\n", "> @@"));
        add("remarks below names of files", WROTE + every(text, "\nHm.\n\n", "> ---"));
        add("remarks that hold code with marks", WROTE + every(text, "\n+\ttoy();\n-\tboy();\n\n", "> +"));
        add(
                "remarks that hold a diff of their own",
                WROTE + every(text, "\nInstead:\n\n@@ -1,2 +1,2 @@\n one\n-two\n+three\n\n", "> +"));
    }

    private void ends() {
        String text = quoted(sample.unsigned(), "> ");
        add("a signature below the quote", WROTE + text + "\nThanks,\nA. R.\n-- \nA Reviewer\n- at home\n+ at work\n");
        add("the signature quoted, too", WROTE + quoted(sample.body(), "> ") + "\nThanks.\n\n-- \nA Reviewer\n");
        add(
                "attribution broken in two",
                WROTE.replace("+0000, A Developer", "+0000,\nA Developer") + text + "\nFine.\n");
        kinds.add(Kind.repaired(
                "attribution with an address, broken in two",
                sample,
                header(sample) + "On Mon, Feb 2, 2026 at 10:00 AM A Developer\n<developer@example.org> wrote:\n>\n"
                        + text + "\nFine.\n",
                Am.TREE));
        kinds.add(Kind.repaired(
                "a patch forwarded inline",
                sample,
                header(sample).replace("Re: ", "Fwd: ") + "FYI\n\n---------- Forwarded message ---------\n"
                        + sample.header() + "\n" + sample.body(),
                Am.TREE));
    }
}
