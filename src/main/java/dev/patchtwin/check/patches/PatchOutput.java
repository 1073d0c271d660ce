package dev.patchtwin.check.patches;

import dev.patchtwin.check.InputException;
import dev.patchtwin.check.IoReason;
import dev.patchtwin.check.WholeFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Writes a file wholly or not at all. */
public final class PatchOutput {
    private PatchOutput() {}

    /**
     * Writes a text to a file, and replaces what was there only once all of it is on disk.
     *
     * @param given the file's name
     * @param text hands out its lines
     * @throws InputException when it cannot be written; then what was there is there still
     */
    public static void write(String given, Consumer<Consumer<String>> text) throws InputException {
        through(given, out -> writeLines(out, text));
    }

    /**
     * Writes bytes to a file, and replaces what was there only once all of them are on disk.
     *
     * @param given the file's name
     * @throws InputException when it cannot be written; then what was there is there still
     */
    public static void write(String given, byte[] bytes) throws InputException {
        through(given, out -> out.write(bytes));
    }

    /**
     * Makes sure that a file can be written, before anything is run for it; makes the folder that it shall lie in.
     *
     * @param given the file's name
     * @throws InputException when it cannot
     */
    public static void prepare(String given) throws InputException {
        Path file = file(given);
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                if (!Files.isWritable(file)) {
                    throw new AccessDeniedException(given);
                }
                return;
            }
            Path whole = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            Path folder = whole.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
                WholeFile.clear(folder);
            }
            WholeFile.beside(whole, out -> {}).close();
        } catch (IOException e) {
            throw unwritable(given, e);
        }
    }

    private static Path file(String given) throws InputException {
        Path file = PatchInput.path(given);
        if (Files.isDirectory(file)) {
            throw new InputException(given + ": error: is a folder; name a file in it");
        }
        return file;
    }

    private static InputException unwritable(String given, IOException e) {
        return new InputException(given + ": error: cannot be written (" + IoReason.of(e) + ")");
    }

    private static void through(String given, WholeFile.Writing writing) throws InputException {
        Path file = file(given);
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                // A pipe or a device is no file that could be replaced.
                try (OutputStream out = Files.newOutputStream(file)) {
                    writing.to(out);
                }
            } else {
                // Through a link, what it leads to is replaced, and not the link.
                WholeFile.write(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath(), writing);
            }
        } catch (IOException e) {
            throw unwritable(given, e);
        }
    }

    private static void writeLines(OutputStream to, Consumer<Consumer<String>> text) throws IOException {
        try {
            Writer out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
            text.accept(line -> {
                try {
                    out.write(line);
                    out.write('\n');
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            out.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
