package dev.patchtwin.cli;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Certificates;
import dev.patchtwin.check.CheckOptions;
import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.Watch;
import dev.patchtwin.check.campaign.Campaign;
import dev.patchtwin.check.campaign.CampaignPlan;
import dev.patchtwin.check.campaign.Merge;
import dev.patchtwin.check.campaign.Shard;
import dev.patchtwin.cli.CheckedBundles.Printing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
        name = "fuzz",
        description = {
            "Fuzzes one bundle as 'check' does, but for longer: by default with " + FuzzCommand.LONGER
                    + " times the operations that the bundle asks for.",
            "With --runs or --time it is a campaign: many runs with seeds of their own, which can be shared out to"
                    + " processes and machines and are merged into one verdict.",
            ""
        })
final class FuzzCommand implements Callable<Integer> {
    static final int LONGER = 10;

    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private CommandSpec spec;

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

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private CampaignOptions campaign;

    FuzzCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InputException, IOException {
        CheckOptions options = run.options();
        if (world != null) {
            options = options.withWorld(world);
        }
        Bundle read = options.workspace().bundles().read(bundle);
        if (campaign.wanted()) {
            return campaign(read, options);
        }
        if (options.operations().isEmpty()) {
            options = options.withOperations(LONGER * read.fuzz().operations());
        }
        return new CheckedBundles(surroundings, run.shared.json() ? Printing.JSON : Printing.TEXT)
                .run(List.of(read), options);
    }

    /** Runs a campaign or a share of one; what all of it comes to is said when all of it was run here. */
    private Integer campaign(Bundle read, CheckOptions options) throws InputException, IOException {
        if (options.corpus().isPresent()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "the runs of a campaign begin with nothing, so that they can be run anywhere;"
                            + " --corpus is for a single run");
        }
        Shard shard = campaign.shard(surroundings);
        CampaignPlan plan = new CampaignPlan(
                read.id(),
                Certificates.inputs(read),
                options.world().orElse(read.fuzz().world()),
                options.seed(),
                options.operations().orElse(read.fuzz().operations()),
                options.strict(),
                shard,
                campaign.runs(),
                campaign.time());
        Path file = campaign.results(options.root(), read.id(), shard);
        try (ProgressLine progress = new ProgressLine(surroundings)) {
            Campaign.run(read, plan, campaign.jobs(), file, new JsonLines(), progress);
        }
        CheckResult result =
                shard.count() == 1 ? Merge.of(List.of(file), options, Watch.NOBODY) : Merge.ofShard(file, options);
        MergeCommand.print(result, run.shared.json(), surroundings);
        if (!run.shared.json()) {
            surroundings.text().println("Results: " + file);
        }
        return ExitCode.of(result.verdict());
    }
}
