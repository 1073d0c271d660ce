package dev.patchtwin.cli;

import dev.patchtwin.check.Workspace;
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
        return given != null ? given : Workspace.above(HERE).or(RootOption::launchers).orElse(HERE);
    }

    private static Optional<Path> launchers() {
        return Optional.ofNullable(System.getProperty("patchtwin.home")).map(Path::of);
    }
}
