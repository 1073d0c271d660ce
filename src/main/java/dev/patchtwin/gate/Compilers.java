package dev.patchtwin.gate;

import dev.patchtwin.check.CheckOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Which C compilers there are: with another one, the patch's own C may do something else. */
final class Compilers {
    private static final List<String> NAMES = List.of("gcc", "clang", "cc");

    private Compilers() {}

    /** Returns what stands for the compilers that a check would find; empty when it does not run the patch's C. */
    static String around(CheckOptions options) {
        return options.conforms().map(wishes -> around(wishes.environment())).orElse("");
    }

    private static String around(Map<String, String> environment) {
        StringBuilder found = new StringBuilder(environment.getOrDefault("CC", ""));
        for (String folder : environment.getOrDefault("PATH", "").split(":", -1)) {
            for (String name : NAMES) {
                try {
                    Path file = Path.of(folder, name);
                    if (Files.isExecutable(file)) {
                        found.append('\n').append(file(file));
                    }
                } catch (InvalidPathException e) {
                    // Nothing is found there.
                }
            }
        }
        return found.toString();
    }

    /** Returns what stands for a file without reading it: where it is, how long, and since when. */
    static String file(Path file) {
        try {
            Path real = file.toRealPath();
            return real + " " + Files.size(real) + " " + Files.getLastModifiedTime(real);
        } catch (IOException e) {
            return file + " ?";
        }
    }
}
