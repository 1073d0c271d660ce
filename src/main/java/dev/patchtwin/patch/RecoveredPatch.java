package dev.patchtwin.patch;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A patch as it was recovered from a mail.
 *
 * @param title what the subject says
 * @param author who wrote the patch, as the mail that quotes it says, or else who sent the mail; empty when unknown
 * @param date when the patch was written, in the words of the mail; empty when unknown
 * @param files what it changes
 * @param remarks what a reviewer wrote between its lines
 * @param touched the functions that it changes
 * @param diagnostics what was wrong and what was repaired, in the order in which it was met; with an error among them the
 *     patch cannot be used
 */
public record RecoveredPatch(
        Title title,
        String author,
        String date,
        List<PatchFile> files,
        List<Remark> remarks,
        List<TouchedFunction> touched,
        List<Diagnostic> diagnostics) {
    private static final Pattern ATTRIBUTION = Pattern.compile("On (.*?), ?([^,<]+?)(?: <[^>]*>)? wrote:");
    private static final Pattern DIFFSTAT = Pattern.compile(
            " ?(\\d+) files? changed(?:, (\\d+) insertions?\\(\\+\\))?(?:, (\\d+) deletions?\\(-\\))?");

    /** Copies the lists. */
    public RecoveredPatch {
        files = List.copyOf(files);
        remarks = List.copyOf(remarks);
        touched = List.copyOf(touched);
        diagnostics = List.copyOf(diagnostics);
    }

    /**
     * Recovers the patch from a mail; never throws for bad input.
     *
     * @param name the mail's name, for diagnostics
     * @param bytes the mail as it was received
     */
    public static RecoveredPatch read(String name, byte[] bytes) {
        Diagnostics diagnostics = new Diagnostics(name);
        if (bytes.length == 0) {
            diagnostics.error(1, "the file is empty; give the mail that holds the patch");
        }
        Mail mail = new MailReader(diagnostics).read(bytes);
        List<QuotedLine> body = mail.body().stream().map(QuotedLine::of).toList();
        PatchText text =
                diagnostics.hasErrors() ? new PatchText(List.of(), List.of()) : QuotedDiff.recover(body, diagnostics);
        List<PatchFile> files = new DiffParser(text, diagnostics).parse();
        Matcher attribution = attribution(body);
        RecoveredPatch patch = new RecoveredPatch(
                Title.of(mail.subject()),
                attribution.matches() ? attribution.group(2).strip() : mail.from(),
                attribution.matches() ? attribution.group(1).strip() : mail.date(),
                files,
                text.remarks(),
                TouchedFunctions.of(files),
                List.of());
        patch.holdAgainstDiffstat(body, diagnostics);
        return patch.with(diagnostics.all());
    }

    private static Matcher attribution(List<QuotedLine> body) {
        Matcher none = ATTRIBUTION.matcher("");
        for (QuotedLine line : body) {
            if (line.text().startsWith("diff --git ")) {
                return none;
            }
            Matcher matcher = ATTRIBUTION.matcher(line.text());
            if (matcher.matches()) {
                return matcher;
            }
        }
        return none;
    }

    private RecoveredPatch with(List<Diagnostic> all) {
        return new RecoveredPatch(title, author, date, files, remarks, touched, all);
    }

    /** The mail's own totals are an independent check of what was recovered. */
    private void holdAgainstDiffstat(List<QuotedLine> body, Diagnostics diagnostics) {
        for (QuotedLine line : body) {
            if (line.text().startsWith("diff --git ")) {
                return;
            }
            Matcher matcher = DIFFSTAT.matcher(line.text());
            if (matcher.matches()
                    && (number(matcher.group(1)) != files.size()
                            || number(matcher.group(2)) != added()
                            || number(matcher.group(3)) != removed())) {
                diagnostics.error(
                        line.number(),
                        "the mail says '" + line.text().strip() + "', and recovered were " + files.size() + " files, "
                                + added() + " insertions, " + removed() + " deletions: part of the patch is missing; get"
                                + " the whole mail");
            }
        }
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits.length() > 9 ? "999999999" : digits);
    }

    /** Returns how many lines it adds. */
    public int added() {
        return count(Hunk.Kind.ADDED);
    }

    /** Returns how many lines it removes. */
    public int removed() {
        return count(Hunk.Kind.REMOVED);
    }

    private int count(Hunk.Kind kind) {
        return files.stream()
                .flatMap(f -> f.hunks().stream())
                .mapToInt(h -> h.count(kind))
                .sum();
    }
}
