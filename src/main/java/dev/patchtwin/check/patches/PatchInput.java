package dev.patchtwin.check.patches;

import dev.patchtwin.check.InputException;
import dev.patchtwin.check.IoReason;
import dev.patchtwin.patch.Series;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The bytes that a person gave: one mail or many, from a file or from the standard input. */
public final class PatchInput {
    /** What stands for the standard input on the command line. */
    public static final String STANDARD_INPUT = "-";

    /** How diagnostics call the standard input. */
    private static final String STDIN = "<stdin>";

    /** One byte more than is ever used, so that whoever reads the mails can tell that there is more. */
    private static final int MOST_BYTES = Series.MOST_BYTES + 1;

    private final String name;
    private final byte[] bytes;

    private PatchInput(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    /**
     * Reads a file, or the standard input.
     *
     * @param given the file's name, or {@value #STANDARD_INPUT}
     * @param standard the standard input
     * @throws InputException when it is missing, unreadable, a folder or empty
     */
    public static PatchInput read(String given, InputStream standard) throws InputException {
        boolean piped = given.equals(STANDARD_INPUT);
        String name = piped ? STDIN : given;
        byte[] bytes;
        try {
            bytes = piped ? standard.readNBytes(MOST_BYTES) : bytes(given);
        } catch (IOException e) {
            throw new InputException(name + ": error: cannot be read (" + IoReason.of(e) + ")");
        }
        if (bytes.length == 0) {
            throw new InputException(name + ": error: is empty; give the mail that holds the patch");
        }
        return new PatchInput(name, bytes);
    }

    private static byte[] bytes(String given) throws InputException, IOException {
        Path file = path(given);
        if (!Files.exists(file)) {
            throw new InputException(
                    given + ": error: there is no such file; give a mail, or - for the standard input");
        }
        if (Files.isDirectory(file)) {
            throw new InputException(given + ": error: is a folder; give a mail in it");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MOST_BYTES);
        }
    }

    /** Returns the path of this name, or says that there can be none. */
    static Path path(String given) throws InputException {
        try {
            return Path.of(given);
        } catch (InvalidPathException e) {
            // So Java says of a name that has letters which the locale does not know.
            boolean unknown = e.getReason().contains("unmappable characters");
            throw new InputException(given + ": error: no file can have this name ("
                    + (unknown ? "the locale does not know these letters; run it with LC_ALL=C.UTF-8" : e.getReason())
                    + ")");
        }
    }

    /** Returns what diagnostics call it. */
    public String name() {
        return name;
    }

    /** Returns all of it. */
    public byte[] bytes() {
        return bytes;
    }
}
