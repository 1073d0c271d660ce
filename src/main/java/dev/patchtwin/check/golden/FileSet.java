package dev.patchtwin.check.golden;

import dev.patchtwin.check.InputException;
import dev.patchtwin.check.IoReason;
import dev.patchtwin.check.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
        List<WholeFile> ready = new ArrayList<>();
        Path at = Path.of("");
        try {
            for (Map.Entry<Path, byte[]> each : contents.entrySet()) {
                at = each.getKey();
                if (Files.isDirectory(at)) {
                    throw new FileSystemException(at.toString(), null, "a folder is in its place");
                }
                Path folder = at.toAbsolutePath().getParent();
                if (folder != null) {
                    Files.createDirectories(folder);
                    WholeFile.clear(folder);
                }
                WholeFile whole = WholeFile.beside(at, out -> out.write(each.getValue()));
                ready.add(whole);
                whole.force();
            }
            for (WholeFile each : ready) {
                at = each.file();
                each.take();
            }
        } catch (IOException e) {
            throw new InputException(at + ": error: cannot be written (" + IoReason.of(e) + ")");
        } finally {
            ready.forEach(WholeFile::close);
        }
    }
}
