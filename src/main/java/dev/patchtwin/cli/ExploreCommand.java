package dev.patchtwin.cli;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Bundles;
import dev.patchtwin.check.Check;
import dev.patchtwin.check.CheckOptions;
import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.ExploreBounds;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.Scope;
import dev.patchtwin.report.JsonReport;
import dev.patchtwin.report.TerminalReport;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "explore",
        description = {
            "Explores one bundle completely: every operation and every answer in every state that both sides can reach in"
                    + " a small world. What it finds has a shortest witness; what it does not find is not there, within"
                    + " the bounds that it names.",
            ""
        })
final class ExploreCommand implements Callable<Integer> {
    private static final long BYTES_PER_MEGABYTE = 1 << 20;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final String ANY = "any";

    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private CommandSpec spec;

    @Parameters(paramLabel = "BUNDLE", description = "A folder under patches/.")
    private String bundle = "";

    @Option(
            names = "--world",
            paramLabel = "NAME",
            description = "One of the bundle's worlds, or a slice of one. Default: the one it explores.")
    private @Nullable String world;

    @Option(
            names = "--faults",
            paramLabel = "N",
            description = "At most so many answers of a run are not nominal; 'any' for no limit. Default: as the world says.")
    private @Nullable String faults;

    @Option(
            names = "--max-states",
            paramLabel = "N",
            description = "Stop once so many states are known. Default: no bound.")
    private long mostStates = Long.MAX_VALUE;

    @Option(
            names = "--max-depth",
            paramLabel = "N",
            description = "Stop after so many operations from the start. Default: no bound.")
    private int mostDepth = Integer.MAX_VALUE;

    @Option(
            names = "--max-memory",
            paramLabel = "MB",
            description = "Stop before the states need more memory. Default: two thirds of what the JVM has.")
    private @Nullable Long mostMegabytes;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "Stop after so many seconds. Default: no bound.")
    private @Nullable Long seconds;

    @Option(
            names = "--hashed",
            description = "Keep 128-bit fingerprints instead of whole states; the probability that one is taken for"
                    + " another is printed.")
    private boolean hashed;

    @Option(
            names = "--symmetry",
            description = "Take states for the same that differ only by parts which the models call interchangeable.")
    private boolean reduced;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private SharedOptions shared;

    ExploreCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InputException, IOException {
        CheckOptions options = shared.options().withoutFuzzing().withExplores(Optional.of(bounds()));
        Bundle read = new Bundles(options.root()).read(bundle);
        CheckResult result;
        try (ProgressLine progress = new ProgressLine(surroundings)) {
            result = Check.run(read, options, progress);
        }
        if (shared.json) {
            new JsonReport(surroundings.out()).explored(result);
        } else {
            new TerminalReport(surroundings.out(), surroundings.palette()).print(result);
        }
        return ExitCode.of(result.verdict());
    }

    private ExploreBounds bounds() {
        positive("--max-states", mostStates);
        positive("--max-depth", mostDepth);
        ExploreBounds none = ExploreBounds.NONE;
        return new ExploreBounds(
                Optional.ofNullable(world),
                faults == null ? OptionalInt.empty() : OptionalInt.of(faults(faults)),
                mostStates,
                mostDepth,
                mostMegabytes == null
                        ? none.mostBytes()
                        : scaled("--max-memory", mostMegabytes, BYTES_PER_MEGABYTE),
                seconds == null ? none.mostNanos() : scaled("--timeout", seconds, NANOS_PER_SECOND),
                hashed,
                reduced);
    }

    private void positive(String option, long value) {
        if (value < 1) {
            throw new ParameterException(spec.commandLine(), option + " must be at least 1, not " + value);
        }
    }

    private long scaled(String option, long value, long unit) {
        positive(option, value);
        return value > Long.MAX_VALUE / unit ? Long.MAX_VALUE : value * unit;
    }

    private int faults(String text) {
        if (text.equals(ANY)) {
            return Scope.ANY;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // What is said below fits.
        }
        throw new ParameterException(
                spec.commandLine(), "--faults must be a whole number from 0 on, or 'any', not '" + text + "'");
    }
}
