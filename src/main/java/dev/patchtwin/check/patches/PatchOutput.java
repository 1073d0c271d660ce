package dev.patchtwin.check.patches;

import dev.patchtwin.check.InputException;
import dev.patchtwin.check.IoReason;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
        Path file = PatchInput.path(given);
        if (Files.isDirectory(file)) {
            throw new InputException(given + ": error: is a folder; name a file in it");
        }
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                // A pipe or a device is no file that could be replaced.
                writeLines(file, text);
            } else {
                // Through a link, what it leads to is replaced, and not the link.
                replace(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath(), text);
            }
        } catch (IOException e) {
            throw new InputException(given + ": error: cannot be written (" + IoReason.of(e) + ")");
        }
    }

    private static void replace(Path file, Consumer<Consumer<String>> text) throws IOException {
        Path temporary = file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            writeLines(temporary, text);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void writeLines(Path file, Consumer<Consumer<String>> text) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            text.accept(line -> {
                try {
                    out.write(line);
                    out.write('\n');
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
