package dev.patchtwin.cli;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Check;
import dev.patchtwin.check.InputException;
import dev.patchtwin.report.JsonReport;
import dev.patchtwin.report.Tables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        description = {"Lists the bundles, with the titles of their patches.", ""})
final class ListCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private WorkspaceOption workspace;

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    private boolean json;

    ListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InputException, IOException {
        List<Bundle> bundles = workspace.workspace().bundles().read(List.of());
        List<String> titles = new ArrayList<>();
        for (Bundle bundle : bundles) {
            titles.add(Check.title(bundle));
        }
        if (json) {
            new JsonReport(surroundings.out()).list(bundles, titles);
        } else {
            Tables.list(bundles, titles, surroundings.text());
        }
        return ExitCode.EQUIVALENT;
    }
}
