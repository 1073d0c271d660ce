package dev.patchtwin.cli;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Bundles;
import dev.patchtwin.check.CheckOptions;
import dev.patchtwin.check.InputException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "fuzz",
        description = {
            "Fuzzes one bundle as 'check' does, but for longer: by default with " + FuzzCommand.LONGER
                    + " times the operations that the bundle asks for.",
            ""
        })
final class FuzzCommand implements Callable<Integer> {
    static final int LONGER = 10;

    private final Surroundings surroundings;

    @Parameters(paramLabel = "BUNDLE", description = "A folder under patches/.")
    private String bundle = "";

    @Option(
            names = "--world",
            paramLabel = "NAME",
            description = "One of the bundle's worlds. Default: the one it fuzzes.")
    private @Nullable String world;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private RunOptions run;

    FuzzCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InputException, IOException {
        CheckOptions options = run.options();
        if (world != null) {
            options = options.withWorld(world);
        }
        Bundle read = new Bundles(options.root()).read(bundle);
        if (options.operations().isEmpty()) {
            options = options.withOperations(LONGER * read.fuzz().operations());
        }
        return CheckCommand.runAll(List.of(read), options, run.shared.json, surroundings);
    }
}
