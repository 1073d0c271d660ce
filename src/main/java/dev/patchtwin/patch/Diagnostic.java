package dev.patchtwin.patch;

/**
 * Something to say about a place in a mail.
 *
 * @param severity how bad it is
 * @param file the mail's name
 * @param line the line in the mail, from 1
 * @param message what is wrong or was done, and what to do next; made {@link OneLine}, for there are words of the mail in it
 */
public record Diagnostic(Severity severity, String file, int line, String message) {
    /** Makes the message one line. */
    public Diagnostic {
        message = OneLine.of(message);
    }

    /** How bad it is. */
    public enum Severity {
        /** The patch cannot be used. */
        ERROR,
        /** What there is of the patch is right, and some of it is not there. */
        PART,
        /** The patch can be used, and something about it is not as it should be. */
        WARNING,
        /** Something was repaired or recognised. */
        INFO
    }

    /** Returns whether it says that the patch is not all there, or not right. */
    public boolean isFault() {
        return severity == Severity.ERROR || severity == Severity.PART;
    }

    @Override
    public String toString() {
        String word = switch (severity) {
            case ERROR -> "error";
            case PART -> "part";
            case WARNING -> "warning";
            case INFO -> "note";
        };
        return OneLine.of(file) + ":" + line + ": " + word + ": " + message;
    }
}
