package dev.patchtwin.gate;

import dev.patchtwin.patch.range.Snapshot;
import dev.patchtwin.patch.tree.TreeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds out whether bundles and golden traces on disk are those of a snapshot. */
final class OnDisk {
    private OnDisk() {}

    /**
     * Tells whether these very files are there, byte for byte, and no others: one that git ignores is in no commit, and yet
     * whoever reads the folder would take it in.
     */
    static boolean isAll(Snapshot snapshot, Path root) {
        Set<String> expected = new TreeSet<>(snapshot.files().keySet());
        expected.removeIf(path -> !path.startsWith(Layout.PATCHES) && !path.startsWith(Layout.GOLDEN));
        try {
            Set<String> there = new TreeSet<>();
            for (String part : List.of(Layout.PATCHES, Layout.GOLDEN)) {
                there.addAll(below(root, part));
            }
            if (!there.equals(expected) || !snapshot.strange().isEmpty()) {
                return false;
            }
            for (String path : expected) {
                if (!Arrays.equals(Files.readAllBytes(root.resolve(path)), snapshot.read(path))) {
                    return false;
                }
            }
            return true;
        } catch (IOException | UncheckedIOException | TreeException e) {
            return false;
        }
    }

    private static Set<String> below(Path root, String part) throws IOException {
        Path folder = root.resolve(part);
        Set<String> paths = new TreeSet<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> !Files.isDirectory(file))
                        .forEach(file -> paths.add(part + folder.relativize(file)));
            }
        }
        return paths;
    }
}
