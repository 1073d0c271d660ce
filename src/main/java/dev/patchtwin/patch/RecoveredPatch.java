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
        List<Mailbox.Part> parts = tooLarge(bytes, diagnostics) ? List.of() : Mailbox.split(bytes);
        if (parts.size() > 1) {
            diagnostics.error(
                    parts.get(1).line(),
                    "a second mail begins here, and one is read; split the mailbox with 'git mailsplit'");
        }
        return read(parts.isEmpty() ? Mailbox.Part.nothing() : parts.get(0), diagnostics);
    }

    /** Says so when a file is larger than what is read. */
    static boolean tooLarge(byte[] bytes, Diagnostics diagnostics) {
        if (bytes.length > MailReader.MOST_BYTES) {
            diagnostics.error(
                    1,
                    "the file has " + bytes.length + " bytes, and at most " + MailReader.MOST_BYTES
                            + " are read; give the mails that hold the patch alone");
        }
        return bytes.length > MailReader.MOST_BYTES;
    }

    static RecoveredPatch read(Mailbox.Part part, Diagnostics diagnostics) {
        Mail mail = diagnostics.hasErrors() ? Mail.headless(Lines.of("")) : new MailReader(diagnostics).read(part);
        if (diagnostics.hasErrors()) {
            return new Attempt(mail, mail.readings().get(0), diagnostics).failed();
        }
        Attempt best = new Attempt(mail, mail.readings().get(0), diagnostics.apart());
        RecoveredPatch patch = best.read();
        for (Lines reading : mail.readings().subList(1, mail.readings().size())) {
            Attempt other = new Attempt(mail, reading, diagnostics.apart());
            RecoveredPatch otherPatch = best.diagnostics().badness() == 0 ? patch : other.read();
            if (other.diagnostics().badness() < best.diagnostics().badness()) {
                best = other;
                patch = otherPatch;
            }
        }
        diagnostics.addAll(best.diagnostics());
        return patch.with(patch.files(), diagnostics);
    }

    /** A way to read a mail. */
    private record Attempt(Mail mail, Lines text, Diagnostics diagnostics) {
        RecoveredPatch read() {
            Quoted body = Quoted.of(NoBreakSpaces.replaced(text, diagnostics));
            int start = QuotedDiff.start(body);
            body = QuotedDiff.isTight(body, start) ? body.tight() : body;
            PatchText diff = QuotedDiff.recover(body, diagnostics);
            List<PatchFile> files = new DiffParser(diff, diagnostics).parse();
            Diffstat.hold(body, start, files, diagnostics);
            Undecoded.check(diff.lines(), diagnostics);
            LostWhiteSpace.check(files, diagnostics);
            return of(body, start, files, diff.remarks());
        }

        RecoveredPatch failed() {
            return of(Quoted.of(text), text.size(), List.of(), List.of());
        }

        private RecoveredPatch of(Quoted body, int start, List<PatchFile> files, List<Remark> remarks) {
            InBody own = InBody.of(body, start);
            if (own.forwarded() > 0) {
                diagnostics.info(own.forwarded(), "a mail is forwarded here: took who wrote it, and what, from below");
            }
            Authorship authorship = Authorship.of(mail, body, start, own);
            return new RecoveredPatch(
                    Title.of(own.subject().isEmpty() ? mail.subject() : own.subject()),
                    authorship.author(),
                    authorship.date(),
                    mail.messageId(),
                    mail.inReplyTo(),
                    CommitMessage.of(body, own.end(), start),
                    files,
                    remarks,
                    TouchedFunctions.of(files, diagnostics),
                    diagnostics.all());
        }
    }

    private RecoveredPatch with(List<PatchFile> otherFiles, Diagnostics all) {
        return new RecoveredPatch(
                title, author, date, messageId, inReplyTo, message, otherFiles, remarks, touched, all.all());
    }

    /** Returns the same patch as it is once it was held against a tree, and more to say about it. */
    public RecoveredPatch healed(List<PatchFile> otherFiles, List<Diagnostic> more) {
        // What a tree would be good for needs no saying any more.
        List<Diagnostic> all = new ArrayList<>(diagnostics);
        all.removeIf(d -> d.message().equals(LostWhiteSpace.MESSAGE));
        all.addAll(more);
        return new RecoveredPatch(
                title, author, date, messageId, inReplyTo, message, otherFiles, remarks, touched, all);
    }

    /** Returns whether all that there is of it is right, and some of it is missing. */
    public boolean isPart() {
        return diagnostics.stream().noneMatch(d -> d.severity() == Diagnostic.Severity.ERROR)
                && diagnostics.stream().anyMatch(d -> d.severity() == Diagnostic.Severity.PART);
    }

    /** Returns whether the whole patch was recovered, so that it can be used: no diagnostic is an error or says that part of
     * it is missing. */
    public boolean isWhole() {
        return diagnostics.stream().noneMatch(Diagnostic::isFault);
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
