package dev.patchtwin.patch;

import java.util.ArrayList;
import java.util.List;

/**
 * A patch as it was recovered from a mail.
 *
 * @param title what the subject says
 * @param author who wrote the patch, as the mail that quotes it says, or else who sent the mail; empty when unknown
 * @param date when the patch was written, in the words of the mail; empty when unknown
 * @param messageId the id of the mail that it was recovered from, without angle brackets; empty when it has none
 * @param inReplyTo the id of the mail that this one answers, without angle brackets; empty when it says none
 * @param message what it says about itself in words
 * @param files what it changes
 * @param remarks what a reviewer wrote between its lines
 * @param touched the functions that it changes
 * @param diagnostics what was wrong and what was repaired, in the order in which it was met; with an error among them
 *     the patch cannot be used
 */
public record RecoveredPatch(
        Title title,
        String author,
        String date,
        String messageId,
        String inReplyTo,
        CommitMessage message,
        List<PatchFile> files,
        List<Remark> remarks,
        List<TouchedFunction> touched,
        List<Diagnostic> diagnostics) {
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
        Mail mail = new MailReader(diagnostics).read(bytes);
        List<QuotedLine> body = mail.body().stream().map(QuotedLine::of).toList();
        PatchText text =
                diagnostics.hasErrors() ? new PatchText(List.of(), List.of()) : QuotedDiff.recover(body, diagnostics);
        List<PatchFile> files = new DiffParser(text, diagnostics).parse();
        Diffstat.hold(body, files, diagnostics);
        Authorship authorship = Authorship.of(mail, body);
        return new RecoveredPatch(
                Title.of(mail.subject()),
                authorship.author(),
                authorship.date(),
                mail.messageId(),
                mail.inReplyTo(),
                CommitMessage.of(body),
                files,
                text.remarks(),
                TouchedFunctions.of(files, diagnostics),
                diagnostics.all());
    }

    /** Returns the same patch with other files, and more to say about it. */
    public RecoveredPatch with(List<PatchFile> otherFiles, List<Diagnostic> more) {
        List<Diagnostic> all = new ArrayList<>(diagnostics);
        all.addAll(more);
        return new RecoveredPatch(
                title, author, date, messageId, inReplyTo, message, otherFiles, remarks, touched, all);
    }

    /** Returns the same patch as it is when so many lines stand above its mail in the file. */
    RecoveredPatch movedBy(int linesAbove) {
        if (linesAbove == 0) {
            return this;
        }
        return new RecoveredPatch(
                title,
                author,
                date,
                messageId,
                inReplyTo,
                message,
                files.stream().map(f -> f.movedBy(linesAbove)).toList(),
                remarks.stream().map(r -> r.movedBy(linesAbove)).toList(),
                touched,
                diagnostics.stream().map(d -> d.movedBy(linesAbove)).toList());
    }

    /** Returns whether the whole patch was recovered, so that it can be used: no diagnostic is an error. */
    public boolean isWhole() {
        return diagnostics.stream().noneMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
    }

    /** Returns how many lines it adds. */
    public int added() {
        return PatchFile.count(files, Hunk.Kind.ADDED);
    }

    /** Returns how many lines it removes. */
    public int removed() {
        return PatchFile.count(files, Hunk.Kind.REMOVED);
    }
}
