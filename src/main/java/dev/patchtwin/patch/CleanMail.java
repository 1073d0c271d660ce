package dev.patchtwin.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a recovered patch as {@code git am} and {@code git apply} take it. */
public final class CleanMail {
    /** What {@code git format-patch} writes above every mail, with the id of no commit. */
    private static final String FROM = "From " + "0".repeat(40) + " Mon Sep 17 00:00:00 2001";

    private static final Pattern ADDRESS = Pattern.compile(".*<[^<>@\\s]+@[^<>\\s]+>");

    /** How a mailer writes a date above what it quotes. */
    private static final Pattern QUOTED_DATE = Pattern.compile(
            "(\\w{3}), (\\w{3}) (\\d{1,2}), (\\d{4}) at (\\d{2}):(\\d{2}):(\\d{2}) ?([AP]M) ([+-]\\d{4})");

    private static final Pattern MAIL_DATE =
            Pattern.compile("\\w{3}, \\d{1,2} \\w{3} \\d{4} \\d{2}:\\d{2}(?::\\d{2})? [+-]\\d{4}.*");

    private static final int HALF_A_DAY = 12;

    private CleanMail() {}

    /** Returns the lines of a mail that holds this patch. */
    public static List<String> of(RecoveredPatch patch) {
        List<String> lines = new ArrayList<>();
        write(patch, List.of(), lines::add);
        return lines;
    }

    /**
     * Hands out the lines of a mail that holds this patch.
     *
     * @param note lines for whoever reads the mail, which are no part of the commit message
     */
    public static void write(RecoveredPatch patch, List<String> note, Consumer<String> out) {
        out.accept(FROM);
        out.accept("From: " + author(patch));
        String date = date(patch.date());
        if (!date.isEmpty()) {
            out.accept("Date: " + date);
        }
        out.accept("Subject: [" + prefix(patch.title()) + "] " + title(patch));
        out.accept("MIME-Version: 1.0");
        out.accept("Content-Type: text/plain; charset=UTF-8");
        out.accept("Content-Transfer-Encoding: 8bit");
        out.accept("");
        patch.message().lines().forEach(line -> out.accept(Mailbox.looksLikeFrom(line) ? ">" + line : line));
        out.accept("---");
        note.forEach(out);
        out.accept("");
        patch.files().forEach(file -> file.write(out));
        out.accept("-- ");
        out.accept("patchtwin");
        out.accept("");
    }

    private static String title(RecoveredPatch patch) {
        return patch.title().text().isEmpty() ? "(no title)" : patch.title().text();
    }

    private static String prefix(Title title) {
        StringBuilder prefix = new StringBuilder(title.prefix().isEmpty() ? "PATCH" : title.prefix());
        if (title.version() > 1) {
            prefix.append(" v").append(title.version());
        }
        title.position().ifPresent(position -> prefix.append(' ').append(position));
        return prefix.toString();
    }

    /** Git wants an address; the one who signed the patch off under the author's name is the author. */
    private static String author(RecoveredPatch patch) {
        String author = patch.author();
        if (ADDRESS.matcher(author).matches()) {
            return author;
        }
        String name = author.replaceAll("<.*", "").strip();
        for (CommitMessage.Trailer trailer : patch.message().trailers()) {
            boolean same = name.isEmpty() || trailer.value().startsWith(name + " <");
            if (trailer.name().equalsIgnoreCase("Signed-off-by")
                    && same
                    && ADDRESS.matcher(trailer.value()).matches()) {
                return trailer.value();
            }
        }
        return (name.isEmpty() ? "Unknown" : name) + " <unknown@invalid>";
    }

    private static String date(String date) {
        Matcher quoted = QUOTED_DATE.matcher(date);
        if (quoted.matches()) {
            int hour = Integer.parseInt(quoted.group(5)) % HALF_A_DAY
                    + (quoted.group(8).equals("PM") ? HALF_A_DAY : 0);
            return quoted.group(1) + ", " + quoted.group(3) + " " + quoted.group(2) + " " + quoted.group(4) + " "
                    + (hour < 10 ? "0" : "") + hour + ":" + quoted.group(6) + ":" + quoted.group(7) + " "
                    + quoted.group(9);
        }
        return MAIL_DATE.matcher(date).matches() ? date : "";
    }
}
