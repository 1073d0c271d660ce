package dev.patchtwin.check;

import dev.patchtwin.patch.OneLine;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Something that a person gave cannot be used. Every line of it is {@code file:line: error: what; what to do}. */
public final class InputException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param lines each a whole message for a terminal, never empty; each is made {@link OneLine}, whatever is quoted in it */
    public InputException(List<String> lines) {
        super(lines.stream().map(OneLine::of).collect(Collectors.joining(System.lineSeparator())));
    }

    /** @param line a whole message for a terminal */
    public InputException(String line) {
        this(List.of(line));
    }

    /**
     * Makes a message with a place.
     *
     * @param line from 1
     * @param message what is wrong, and what to do
     */
    public static InputException at(Path file, int line, String message) {
        return new InputException(file + ":" + line + ": error: " + message);
    }

    /** Returns the message, which is never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
