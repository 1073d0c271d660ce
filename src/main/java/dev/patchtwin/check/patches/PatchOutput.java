package dev.patchtwin.check.patches;

import dev.patchtwin.check.InputException;
import dev.patchtwin.check.IoReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file wholly or not at all. */
public final class PatchOutput {
    private PatchOutput() {}

    /**
     * Writes a text to a file, and replaces what was there only once all of it is on disk.
     *
     * @param given the file's name
     * @throws InputException when it cannot be written; then what was there is there still
     */
    public static void write(String given, String text) throws InputException {
        Path file = PatchInput.path(given);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (Files.isDirectory(file)) {
            throw new InputException(given + ": error: is a folder; name a file in it");
        }
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                // A pipe or a device is no file that could be replaced.
                Files.write(file, bytes);
            } else {
                // Through a link, what it leads to is replaced, and not the link.
                replace(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath(), bytes);
            }
        } catch (IOException e) {
            throw new InputException(given + ": error: cannot be written (" + IoReason.of(e) + ")");
        }
    }

    private static void replace(Path file, byte[] bytes) throws IOException {
        Path temporary = file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.write(temporary, bytes);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
