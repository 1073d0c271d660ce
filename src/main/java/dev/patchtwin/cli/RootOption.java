package dev.patchtwin.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the repository is: the folder that has {@code patches/} in it. */
final class RootOption {
    private static final Path HERE = Path.of("");

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description = "The folder that has patches/ in it. Default: this one or the nearest above it, else the"
                    + " launcher's.")
    private @Nullable Path given;

    boolean isGiven() {
        return given != null;
    }

    Path path() {
        return given != null ? given : above().or(RootOption::launchers).orElse(HERE);
    }

    private static Optional<Path> above() {
        Path folder = HERE;
        for (Path real = HERE.toAbsolutePath(); real != null; real = real.getParent()) {
            if (Files.isDirectory(real.resolve("patches"))) {
                return Optional.of(folder);
            }
            folder = folder.resolve("..");
        }
        return Optional.empty();
    }

    private static Optional<Path> launchers() {
        return Optional.ofNullable(System.getProperty("patchtwin.home")).map(Path::of);
    }
}
