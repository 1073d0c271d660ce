package dev.patchtwin.check.campaign;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * What is run in a campaign, and which share of it.
 *
 * @param bundle its id
 * @param inputs the SHA-256 of each file that the bundle consists of
 * @param world the bundle's name for the world
 * @param seed run number i has this seed plus i
 * @param operations how many lock-step operations each run makes
 * @param strict whether the declared differences are switched off
 * @param shard the share
 * @param runs how many runs there are in all shards; empty for as many as the time allows
 * @param time how long each shard begins new runs; empty for as long as it takes
 */
public record CampaignPlan(
        String bundle,
        SortedMap<String, String> inputs,
        String world,
        long seed,
        long operations,
        boolean strict,
        Shard shard,
        OptionalLong runs,
        Optional<Duration> time) {
    /** The form of the files. */
    public static final int FORM = 1;

    /** Returns the same with another share. */
    public CampaignPlan withShard(Shard other) {
        return new CampaignPlan(bundle, inputs, world, seed, operations, strict, other, runs, time);
    }

    /** Tells whether a run is one of the plan. */
    boolean has(long run) {
        return runs.isEmpty() || run < runs.getAsLong();
    }
}
