package dev.patchtwin.conform.box;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/** What a compiler has read, as its option {@code -MMD} writes it for make. */
final class Dependencies {
    private static final long LARGEST = 1 << 20;

    private Dependencies() {}

    /** Returns the files that a dependency file names behind its first colon; empty when there is none. */
    static Set<Path> read(Path file) {
        Set<Path> all = new LinkedHashSet<>();
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                return all;
            }
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\\\n", " ");
            // A blank, a hash or a dollar sign in a name is escaped.
            for (String name : text.substring(text.indexOf(": ") + 1).split("(?<!\\\\)\\s+", -1)) {
                if (!name.isEmpty()) {
                    all.add(Path.of(name.replaceAll("\\\\([ #])", "$1").replace("$$", "$")));
                }
            }
        } catch (IOException | InvalidPathException e) {
            // It was written a moment ago; without it, and where it is no such file, nothing is known.
            all.clear();
        }
        return all;
    }
}
