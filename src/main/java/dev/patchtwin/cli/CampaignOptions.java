package dev.patchtwin.cli;

import dev.patchtwin.check.campaign.Shard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What makes a fuzzing run a campaign of many. */
final class CampaignOptions {
    private static final int MOST_JOBS = 256;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private CommandSpec spec;

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "A campaign: that many runs in all shards, the first with the seed given, each with the next.")
    private @Nullable Long runs;

    @Option(
            names = "--time",
            paramLabel = "TIME",
            description = "A campaign: begin new runs for so long, such as 90s, 15m, 8h or 1h30m.")
    private @Nullable String time;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "In a campaign, how many runs go on at once. Default: one per processor.")
    private @Nullable Integer jobs;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description = {
                "In a campaign, run only the share I of N, I from 1. Default: what JOB_COMPLETION_INDEX and"
                        + " PATCHTWIN_SHARDS, TEST_SHARD_INDEX and TEST_TOTAL_SHARDS, or CI_NODE_INDEX and CI_NODE_TOTAL"
                        + " say, else all of it."
            })
    private @Nullable String shard;

    @Option(
            names = "--results",
            paramLabel = "FILE",
            description = "In a campaign, where results go; those that are there are gone on with. Default:"
                    + " target/campaign/BUNDLE/shard-I-of-N.jsonl.")
    private @Nullable Path results;

    /** Tells whether this is a campaign. */
    boolean wanted() {
        if (runs == null && time == null) {
            String without = jobs != null ? "--jobs" : shard != null ? "--shard" : results != null ? "--results" : "";
            if (!without.isEmpty()) {
                throw wrong(without + " is for campaigns; add --runs or --time");
            }
            return false;
        }
        return true;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    OptionalLong runs() {
        if (runs != null && runs < 1) {
            throw wrong("--runs must be at least 1, not " + runs);
        }
        return runs == null ? OptionalLong.empty() : OptionalLong.of(runs);
    }

    Optional<Duration> time() {
        if (time == null) {
            return Optional.empty();
        }
        try {
            Duration duration = Duration.parse("PT" + time.toUpperCase(Locale.ROOT));
            if (duration.compareTo(Duration.ofSeconds(1)) >= 0) {
                return Optional.of(duration);
            }
        } catch (DateTimeParseException e) {
            // Said below.
        }
        throw wrong("--time is a time such as 90s, 15m, 8h or 1h30m, of a second at least, not '" + time + "'");
    }

    int jobs() {
        int used = jobs == null ? Math.min(MOST_JOBS, Runtime.getRuntime().availableProcessors()) : jobs;
        if (used < 1 || used > MOST_JOBS) {
            throw wrong("--jobs goes from 1 to " + MOST_JOBS + ", not " + used);
        }
        return used;
    }

    /** Returns the share, and says on the error stream when it was the environment that gave it. */
    Shard shard(Surroundings surroundings) throws IOException {
        try {
            if (shard != null) {
                return Shard.parse(shard).orElseThrow(() -> wrong("--shard is I/N, such as 2/4, not '" + shard + "'"));
            }
            Optional<ShardChoice> choice = ShardChoice.of(surroundings.environment());
            if (choice.isEmpty()) {
                return Shard.WHOLE;
            }
            surroundings
                    .err()
                    .println("patchtwin: shard " + choice.get().shard() + ", as " + choice.get().from() + " say");
            if (choice.get().statusFile().isPresent()) {
                Files.write(choice.get().statusFile().get(), new byte[0]);
            }
            return choice.get().shard();
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    Path results(Path root, String bundle, Shard of) {
        return results != null
                ? results
                : root.resolve("target")
                        .resolve("campaign")
                        .resolve(bundle)
                        .resolve("shard-" + of.index() + "-of-" + of.count() + ".jsonl");
    }
}
