package dev.patchtwin.cli;

import dev.patchtwin.check.InputException;
import dev.patchtwin.check.golden.GoldenAdd;
import dev.patchtwin.report.GoldenReport;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "add",
        description = {
            "Makes a trace a golden one of its bundle: shows what is expected of it from now on, and writes both.",
            ""
        })
final class GoldenAddCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "TRACE", description = "A file in the format of docs/trace.md: a witness, say.")
    private Path trace = Path.of("");

    @Option(names = "--name", paramLabel = "NAME", description = "What to call it. Default: as its file.")
    private @Nullable String name;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private WorkspaceOption workspace;

    GoldenAddCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InputException {
        GoldenAdd added = GoldenAdd.plan(trace, Optional.ofNullable(name), workspace.workspace());
        if (added.isThere()) {
            say(added.golden().trace() + " is this very trace already; nothing was written");
            return ExitCode.EQUIVALENT;
        }
        new GoldenReport(surroundings.text(), surroundings.palette()).added(added);
        if (GoldenCommand.isUnattended(surroundings.environment())) {
            surroundings
                    .err()
                    .println(
                            "patchtwin: error: nothing was written: under a CI (the variable CI is set) nobody"
                                    + " looks at what is accepted; run './patchtwin golden add' at home, and commit both files");
            return ExitCode.DIFFERENT;
        }
        if (surroundings.out().checkError()) {
            // What could not be shown was not seen, and is not accepted.
            return ExitCode.BAD_INPUT;
        }
        added.write();
        say("wrote " + added.golden().trace());
        say("wrote " + added.golden().expected());
        return ExitCode.EQUIVALENT;
    }

    private void say(String words) {
        surroundings.text().println(surroundings.shown(words));
    }
}
