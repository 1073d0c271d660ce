package dev.patchtwin.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The toy bundle, copied to where a test may spoil it. */
public final class ToyHouse {
    private static final Path TOY = Path.of("src/test/resources/house/patches/toy");

    private ToyHouse() {}

    /** Copies the bundle below a root. */
    public static void copyTo(Path root) throws IOException {
        Path folder = Files.createDirectories(root.resolve("patches/toy"));
        for (String name : List.of("twin.yaml", "toy.patch")) {
            Files.copy(TOY.resolve(name), folder.resolve(name));
        }
    }
}
