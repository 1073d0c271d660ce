package dev.patchtwin.check.golden;

import dev.patchtwin.check.InputException;
import dev.patchtwin.check.IoReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Files that are written together: first all of them beside their places, whole, then each into its place in one move. None
 * is ever there in part, and when one cannot be written, none is.
 */
public final class FileSet {
    private final Map<Path, byte[]> contents = new LinkedHashMap<>();

    /** Begins with none. */
    public FileSet() {}

    /** Adds a file of text, whose folder need not exist. */
    public void add(Path file, String text) {
        add(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a file, whose folder need not exist. */
    public void add(Path file, byte[] content) {
        contents.put(file, content);
    }

    /**
     * Writes them.
     *
     * @throws InputException when they cannot be written
     */
    public void write() throws InputException {
        Map<Path, Path> ready = new LinkedHashMap<>();
        Path at = Path.of("");
        try {
            for (Map.Entry<Path, byte[]> each : contents.entrySet()) {
                at = each.getKey();
                Path temporary = temporary(at);
                ready.put(temporary, at);
                Files.createDirectories(at.toAbsolutePath().getParent());
                Files.write(temporary, each.getValue());
            }
            for (Map.Entry<Path, Path> each : ready.entrySet()) {
                at = each.getValue();
                Files.move(each.getKey(), at, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            ready.keySet().forEach(FileSet::delete);
            throw new InputException(at + ": error: cannot be written (" + IoReason.of(e) + ")");
        }
    }

    private static Path temporary(Path file) {
        return file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
    }

    private static void delete(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            // It could be made and not removed; the next check names it.
        }
    }
}
