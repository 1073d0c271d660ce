package dev.patchtwin.cli;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Bundles;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.Workspace;
import dev.patchtwin.check.adequacy.Adequacy;
import dev.patchtwin.check.adequacy.AdequacyOptions;
import dev.patchtwin.check.adequacy.AdequacyResult;
import dev.patchtwin.check.adequacy.Worker;
import dev.patchtwin.report.AdequacyReport;
import dev.patchtwin.report.JsonReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        name = "adequacy",
        description = {
            "Tells whether a bundle's check has teeth: puts every wrong version that ships with its models, and every mutant"
                    + " that is made of their bytecode, through the check.",
            "A mutant is killed, equivalent within the bounds of the exploration, or it survives. The score is killed /"
                    + " (killed + survived).",
            "It ends with 0 when the score is what twin.yaml asks for, with 1 when it is less or a control, which only looks"
                    + " wrong, was told apart, and with 3 when twin.yaml explains a mutant that does not survive.",
            ""
        })
final class AdequacyCommand implements Callable<Integer> {
    private static final int MOST_JOBS = 256;

    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private CommandSpec spec;

    @Parameters(
            paramLabel = "BUNDLE",
            arity = "0..1",
            description = "A folder under patches/. Default: the first of them.")
    private @Nullable String bundle;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private WorkspaceOption workspace;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "How many mutants to try at once; the result is the same. Default: one per processor.")
    private @Nullable Integer jobs;

    @Option(names = "--only", paramLabel = "ID", description = "Try only mutants of this name; * stands for anything.")
    private @Nullable String only;

    @Option(names = "--list", description = "Print what became of every mutant, a line each.")
    private boolean list;

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    private boolean json;

    @Option(names = "--worker", hidden = true, description = "Try the mutants that standard input names.")
    private boolean worker;

    AdequacyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InputException, IOException {
        int used = jobs == null ? Math.min(MOST_JOBS, Runtime.getRuntime().availableProcessors()) : jobs;
        if (used < 1 || used > MOST_JOBS) {
            throw new ParameterException(spec.commandLine(), "--jobs goes from 1 to " + MOST_JOBS + ", not " + used);
        }
        Workspace all = workspace.workspace();
        Bundles bundles = all.bundles();
        Bundle chosen = bundle == null ? bundles.read(List.of()).get(0) : bundles.read(bundle);
        if (worker) {
            Worker.run(
                    chosen,
                    all.root(),
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                    surroundings.out());
            return ExitCode.EQUIVALENT;
        }
        AdequacyOptions options = new AdequacyOptions(all.root(), used, Optional.ofNullable(only), command(all));
        AdequacyResult result;
        try (ProgressLine progress = new ProgressLine(surroundings)) {
            result = Adequacy.run(chosen, options, progress);
        }
        if (json) {
            new JsonReport(surroundings.out()).adequacy(result);
        } else {
            new AdequacyReport(surroundings.text(), surroundings.palette()).print(result, list);
        }
        return exitCode(result);
    }

    private static int exitCode(AdequacyResult result) {
        if (!result.wronged().isEmpty()) {
            return ExitCode.DIFFERENT;
        }
        if (!result.complete() || !result.stale().isEmpty()) {
            return ExitCode.INCONCLUSIVE;
        }
        return result.enough() ? ExitCode.EQUIVALENT : ExitCode.DIFFERENT;
    }

    /** Returns the command that starts this program once more, as a worker. */
    private static List<String> command(Workspace workspace) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "adequacy",
                "--worker",
                "--root",
                workspace.root().toString()));
        workspace.modelPaths().forEach(path -> words.addAll(List.of("--models", path.toString())));
        return words;
    }
}
