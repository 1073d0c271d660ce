package dev.patchtwin.fuzztarget;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Real files of this repository to begin with. */
public final class SeedFiles {
    private static final int LARGEST = 32 << 10;

    private SeedFiles() {}

    /**
     * Returns what is in the files below a folder whose names have this ending, without the large ones.
     *
     * @param most no more than this many
     */
    public static List<byte[]> below(Path folder, String ending, int most) throws IOException {
        List<byte[]> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file :
                    all.filter(f -> f.toString().endsWith(ending)).sorted().toList()) {
                if (found.size() < most && Files.size(file) <= LARGEST) {
                    found.add(Files.readAllBytes(file));
                }
            }
        }
        return found;
    }

    /** Returns texts as bytes. */
    public static List<byte[]> texts(String... texts) {
        return Stream.of(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
