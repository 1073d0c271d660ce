package dev.patchtwin.cli;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.GoldenResult;
import dev.patchtwin.check.Goldens;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.Watch;
import dev.patchtwin.check.Workspace;
import dev.patchtwin.report.GoldenReport;
import dev.patchtwin.report.JsonReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        description = {"Replays golden traces, and shows where both sides do not show what is expected of them.", ""})
final class GoldenVerifyCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "BUNDLE", arity = "0..*", description = "Folders under patches/. Default: all of them.")
    private List<String> bundles = List.of();

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private WorkspaceOption workspace;

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    private boolean json;

    GoldenVerifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InputException, IOException {
        Map<String, List<GoldenResult>> results = verify(workspace.workspace());
        if (json) {
            new JsonReport(surroundings.out()).goldens(results);
        } else {
            new GoldenReport(surroundings.text(), surroundings.palette()).verified(results);
        }
        boolean same = results.values().stream().flatMap(List::stream).allMatch(GoldenResult::same);
        return same ? ExitCode.EQUIVALENT : ExitCode.DIFFERENT;
    }

    private Map<String, List<GoldenResult>> verify(Workspace workspace) throws InputException {
        Map<String, List<GoldenResult>> results = new LinkedHashMap<>();
        // What lies in no bundle's folder is said once, and not once for each bundle.
        Set<String> errors = new LinkedHashSet<>();
        for (Bundle bundle : workspace.bundles().read(bundles)) {
            try {
                results.put(bundle.id(), Goldens.replay(bundle, workspace.root(), Watch.NOBODY));
            } catch (InputException e) {
                errors.addAll(List.of(e.getMessage().split("\\R", -1)));
            }
        }
        if (!errors.isEmpty()) {
            throw new InputException(new ArrayList<>(errors));
        }
        return results;
    }
}
