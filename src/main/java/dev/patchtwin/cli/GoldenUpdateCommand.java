package dev.patchtwin.cli;

import dev.patchtwin.check.Bundles;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.Workspace;
import dev.patchtwin.check.golden.GoldenUpdate;
import dev.patchtwin.report.GoldenReport;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "update",
        description = {
            "Makes what golden traces show now what is expected of them: shows what changes, then writes it. Traces are never"
                    + " written, and nothing is deleted.",
            ""
        })
final class GoldenUpdateCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "BUNDLE", arity = "0..*", description = "Folders under patches/. Default: all of them.")
    private List<String> bundles = List.of();

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private WorkspaceOption workspace;

    @Option(names = "--dry-run", description = "Only show what would be written; return 1 when anything would.")
    private boolean dry;

    GoldenUpdateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InputException {
        Workspace where = workspace.workspace();
        Bundles all = where.bundles();
        List<GoldenUpdate.Change> changes = GoldenUpdate.plan(all.read(bundles), new TreeSet<>(all.ids()), where.root());
        new GoldenReport(surroundings.text(), surroundings.palette()).changes(changes);
        if (changes.isEmpty()) {
            surroundings.text().println("nothing to write: every golden trace shows what is expected of it");
            return ExitCode.EQUIVALENT;
        }
        if (dry) {
            changes.forEach(change -> say("would write " + change.file()));
            return ExitCode.DIFFERENT;
        }
        if (GoldenCommand.isUnattended(surroundings.environment())) {
            surroundings
                    .err()
                    .println("patchtwin: error: nothing was written: under a CI (the variable CI is set) nobody"
                            + " looks at what is accepted; run './patchtwin golden update' at home, look at what it shows, and"
                            + " commit the files");
            return ExitCode.DIFFERENT;
        }
        if (surroundings.out().checkError()) {
            // What could not be shown was not seen, and is not accepted.
            return ExitCode.BAD_INPUT;
        }
        GoldenUpdate.write(changes);
        changes.forEach(change -> say("wrote " + change.file()));
        return ExitCode.EQUIVALENT;
    }

    private void say(String words) {
        surroundings.text().println(surroundings.shown(words));
    }
}
