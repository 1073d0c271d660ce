package dev.patchtwin.cli;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Bundles;
import dev.patchtwin.check.Certificate;
import dev.patchtwin.check.Certificates;
import dev.patchtwin.check.Check;
import dev.patchtwin.check.CheckOptions;
import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.ExploreBounds;
import dev.patchtwin.check.ExploreRun;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.Recheck;
import dev.patchtwin.check.Scope;
import dev.patchtwin.report.CertificateJson;
import dev.patchtwin.report.JsonReport;
import dev.patchtwin.report.TerminalReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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

    @Parameters(
            paramLabel = "BUNDLE",
            arity = "0..1",
            description = "A folder under patches/. Not needed with --recheck, or where there is only one.")
    private @Nullable String bundle;

    @Option(
            names = "--world",
            paramLabel = "NAME",
            description = "One of the bundle's worlds, or a slice of one. Default: the one it explores.")
    private @Nullable String world;

    @Option(
            names = "--faults",
            paramLabel = "N",
            description =
                    "At most so many answers of a run are not nominal; 'any' for no limit. Default: as the world says.")
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

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "Stop after so many seconds. Default: no bound.")
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

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = "Where to write what a complete exploration found. Default: below target/certificate.")
    private @Nullable Path certificate;

    @Option(
            names = "--recheck",
            paramLabel = "FILE",
            description = "Explore what this certificate covers, and say whether the same is found.")
    private @Nullable Path recheck;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private SharedOptions shared;

    ExploreCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InputException, IOException {
        return recheck == null ? explore() : recheck(recheck);
    }

    private int explore() throws InputException, IOException {
        CheckOptions options = shared.options().withoutFuzzing().withExplores(Optional.of(bounds()));
        Bundle read = chosen(options.workspace().bundles());
        CheckResult result;
        try (ProgressLine progress = new ProgressLine(surroundings)) {
            result = Check.run(read, options, progress);
        }
        Optional<String> written = certify(read, options, result);
        if (shared.json()) {
            new JsonReport(surroundings.out()).explored(result);
        } else {
            new TerminalReport(surroundings.text(), surroundings.palette()).print(result);
            written.ifPresent(surroundings.text()::println);
        }
        return ExitCode.of(result.verdict());
    }

    private Bundle chosen(Bundles bundles) throws InputException {
        if (bundle != null) {
            return bundles.read(bundle);
        }
        List<Bundle> all = bundles.read(List.of());
        if (all.size() > 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "a bundle is missing; there are: "
                            + all.stream().map(Bundle::id).collect(Collectors.joining(", ")));
        }
        return all.get(0);
    }

    /** Writes a certificate of a complete exploration; returns a line that says where it is. */
    private Optional<String> certify(Bundle read, CheckOptions options, CheckResult result)
            throws InputException, IOException {
        ExploreRun run = result.explored().orElseThrow();
        if (!run.complete()) {
            return Optional.empty();
        }
        Certificate found = Certificates.of(read, run, options.strict());
        Path file = certificate == null ? Certificates.standardFile(options.root(), found) : certificate;
        try {
            Certificates.write(file, CertificateJson.text(found));
            return Optional.of("Certificate: " + file);
        } catch (InputException e) {
            if (certificate != null) {
                throw e;
            }
            return Optional.of("Note: " + e.getMessage() + "; name another file with --certificate");
        }
    }

    private int recheck(Path file) throws InputException, IOException {
        Recheck again;
        try (ProgressLine progress = new ProgressLine(surroundings)) {
            again = Recheck.run(file, shared.options(), bounds(), progress);
        }
        if (bundle != null && !bundle.equals(again.certificate().bundle())) {
            throw new ParameterException(
                    spec.commandLine(),
                    file + " is about the bundle " + again.certificate().bundle());
        }
        if (shared.json()) {
            new JsonReport(surroundings.out()).rechecked(again);
        } else {
            new TerminalReport(surroundings.text(), surroundings.palette()).print(again);
        }
        int code = ExitCode.of(again.result().verdict());
        return again.differences().isEmpty() ? code : ExitCode.DIFFERENT;
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
                mostMegabytes == null ? none.mostBytes() : scaled("--max-memory", mostMegabytes, BYTES_PER_MEGABYTE),
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
