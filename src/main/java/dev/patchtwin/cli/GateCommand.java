package dev.patchtwin.cli;

import dev.patchtwin.check.CheckOptions;
import dev.patchtwin.check.ConformWishes;
import dev.patchtwin.check.ExploreBounds;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.ReplayResult;
import dev.patchtwin.check.Repro;
import dev.patchtwin.gate.Gate;
import dev.patchtwin.gate.GateOptions;
import dev.patchtwin.gate.GateRange;
import dev.patchtwin.gate.GateResult;
import dev.patchtwin.gate.WitnessReplay;
import dev.patchtwin.report.GateReport;
import dev.patchtwin.report.JsonReport;
import dev.patchtwin.report.ReplayReport;
import dev.patchtwin.report.ci.CiRun;
import dev.patchtwin.report.ci.GateRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "gate",
        description = {
            "Says of a range of commits whether it may pass: compares each model that changed with what it was, checks the"
                    + " bundles that the range concerns, and demands that a change of meaning is declared and shown by a"
                    + " golden trace (docs/gate.md).",
            ""
        })
final class GateCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--base",
            paramLabel = "REV",
            required = true,
            description =
                    "The revision to compare with, such as origin/main; what counts is where the head has left it.")
    private String base = "";

    @Option(
            names = "--head",
            paramLabel = "REV",
            defaultValue = "HEAD",
            description = "The revision to look at, or WORKTREE for the files as they are. Default: ${DEFAULT-VALUE}.")
    private String head = "HEAD";

    @Option(
            names = "--sources",
            paramLabel = "DIR",
            description = "A folder that packages of models begin in; may be repeated. Default: src/main/java.")
    private List<String> sources = GateOptions.STANDARD_SOURCES;

    @Option(
            names = "--library",
            paramLabel = "PATH",
            description = "A jar or a folder of classes that the models need beside Patchtwin; may be repeated.")
    private List<Path> libraries = List.of();

    @Option(names = "--all", description = "Check every bundle, whether or not anything changed for it.")
    private boolean everything;

    @Option(names = "--no-conform", description = "Do not run the patch's own C; see 'patchtwin conform'.")
    private boolean withoutC;

    @Option(
            names = "--operations",
            paramLabel = "N",
            description = "How many operations to fuzz with. Default: as the bundle says.")
    private @Nullable Long operations;

    @ArgGroup
    private @Nullable Cache cache;

    @ArgGroup(exclusive = false)
    private @Nullable Witness witness;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private SeedOption seed;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private WorkOptions work;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private CiOptions ci;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private CommandSpec spec;

    /** What earlier runs came to. */
    private static final class Cache {
        @Option(
                names = "--cache",
                paramLabel = "DIR",
                description =
                        "Where to keep what a gate came to, for the next one on the same files. Default: gate in the"
                                + " user's cache, $XDG_CACHE_HOME/patchtwin or ~/.cache/patchtwin.")
        private @Nullable Path folder;

        @Option(names = "--no-cache", description = "Find everything out anew, and keep nothing.")
        private boolean none;
    }

    /** A witness to look at, instead of the whole range. */
    private static final class Witness {
        @Option(
                names = "--replay",
                paramLabel = "TRACE",
                required = true,
                description =
                        "Do not look at the range: replay a trace, and show what a model shows at both ends of it.")
        private Path trace = Path.of("");

        @Option(names = "--model", paramLabel = "NAME", required = true, description = "The model to replay it on.")
        private String model = "";
    }

    GateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InputException, IOException {
        GateOptions options = options();
        if (witness != null) {
            return replay(options, witness);
        }
        CiOutputs outputs = CiOutputs.open(ci, surroundings, options.check().root(), work.json);
        GateResult result;
        try (ProgressLine progress = new ProgressLine(surroundings)) {
            result = Gate.run(options, progress);
        } catch (InputException e) {
            outputs.writeAfter(e, unusable(e, outputs));
            throw e;
        }
        if (work.json) {
            new JsonReport(surroundings.out()).gate(result);
        } else if (outputs.printsText()) {
            new GateReport(surroundings.text(), surroundings.palette()).print(result);
        }
        outputs.write(GateRuns.of(result, outputs.paths(), version()));
        return ExitCode.of(result.verdict());
    }

    private CiRun unusable(InputException e, CiOutputs outputs) {
        String again = Repro.command(spec.root().commandLine().getParseResult().originalArgs());
        return GateRuns.unusable(e.getMessage().lines().toList(), outputs.paths(), version(), again);
    }

    private static String version() {
        return Version.number().orElse("unknown");
    }

    private int replay(GateOptions options, Witness wanted) throws InputException, IOException {
        ReplayResult result = WitnessReplay.run(options, wanted.model, wanted.trace);
        if (work.json) {
            new JsonReport(surroundings.out()).replay(result);
        } else {
            new ReplayReport(surroundings.text(), surroundings.palette()).printRevisions(result, wanted.model);
        }
        return ExitCode.of(result.verdict());
    }

    private GateOptions options() throws InputException {
        CheckOptions check = work.options(false).withSeed(seed.seed).withExplores(Optional.of(ExploreBounds.NONE));
        if (operations != null && operations < 1) {
            throw new ParameterException(spec.commandLine(), "--operations must be at least 1, not " + operations);
        }
        if (operations != null) {
            check = check.withOperations(operations);
        }
        if (!withoutC) {
            check = check.withConforms(ConformWishes.standard(surroundings.environment()));
        }
        return new GateOptions(
                base,
                head.equals(GateRange.WORKTREE) ? Optional.empty() : Optional.of(head),
                sources,
                libraries,
                everything,
                memory(),
                check);
    }

    private Optional<Path> memory() {
        if (cache != null && cache.none) {
            return Optional.empty();
        }
        return Optional.of(
                cache != null && cache.folder != null
                        ? cache.folder
                        : UserCache.folder(surroundings.environment(), System.getProperty("user.home", ""))
                                .resolve("gate"));
    }
}
