package dev.patchtwin.check;

import dev.patchtwin.check.golden.GoldenUpdate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Golden traces of the toy bundle. */
public final class ToyGoldens {
    /** A page is leaked: the one thing that the two sides of the toy do not say alike. */
    public static final String LEAK = """
            # patchtwin trace 1
            bundle toy
            world pages=1
            map page=0
            answer reclaim page0 attempt=1 -> busy
            unmap page=0
            """;

    /** A page comes back. */
    public static final String RECLAIM = """
            # patchtwin trace 1
            bundle toy
            world pages=1
            map page=0
            unmap page=0
            """;

    private ToyGoldens() {}

    /** Writes a golden trace, with nothing beside it, and returns its file. */
    public static Path trace(Path root, String name, String text) throws Exception {
        Path folder = Files.createDirectories(root.resolve("golden/toy"));
        return Files.writeString(folder.resolve(name + ".trace"), text);
    }

    /** Accepts what all golden traces of the toy show. */
    public static void accept(Path root) throws Exception {
        GoldenUpdate.write(GoldenUpdate.plan(List.of(new Bundles(root).read("toy")), Set.of("toy"), root));
    }

    /** Writes a golden trace, accepts what it shows, and returns its file. */
    public static Path accepted(Path root, String name, String text) throws Exception {
        Path file = trace(root, name, text);
        accept(root);
        return file;
    }
}
