package dev.patchtwin.cli;

import dev.patchtwin.check.campaign.Shard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which share of a campaign to run, as the environment says it: each system that starts many of us has words and a base of
 * its own.
 *
 * @param shard the share
 * @param from the variables that say so
 * @param statusFile a file to touch, to tell whoever started us that we know what a shard is
 */
record ShardChoice(Shard shard, String from, Optional<Path> statusFile) {
    /** Kubernetes: an Indexed Job counts from 0, and does not say how many there are; that the manifest has to. */
    private static final Names KUBERNETES = new Names("JOB_COMPLETION_INDEX", "PATCHTWIN_SHARDS", 0);
    /** The protocol of Bazel for sharded tests, from 0. */
    private static final Names TESTS = new Names("TEST_SHARD_INDEX", "TEST_TOTAL_SHARDS", 0);
    /** GitLab and others that run a job in parallel, from 1. */
    private static final Names CI = new Names("CI_NODE_INDEX", "CI_NODE_TOTAL", 1);

    private static final String STATUS_FILE = "TEST_SHARD_STATUS_FILE";

    private record Names(String index, String count, int base) {}

    /**
     * Reads the environment.
     *
     * @return empty when it says nothing
     * @throws IllegalArgumentException when it says something that cannot be, or two things at once
     */
    static Optional<ShardChoice> of(Map<String, String> environment) {
        List<ShardChoice> choices = new ArrayList<>();
        for (Names names : List.of(KUBERNETES, TESTS, CI)) {
            if (environment.containsKey(names.index())) {
                choices.add(read(names, environment));
            }
        }
        if (choices.size() > 1) {
            throw new IllegalArgumentException("both " + choices.get(0).from() + " and " + choices.get(1).from()
                    + " say which shard this is; say it with --shard");
        }
        return choices.stream().findFirst();
    }

    private static ShardChoice read(Names names, Map<String, String> environment) {
        long index = number(names.index(), environment);
        if (!environment.containsKey(names.count())) {
            throw new IllegalArgumentException(
                    names.index() + " says which shard this is; say with " + names.count() + " how many there are");
        }
        long count = number(names.count(), environment);
        if (count < 1 || index < names.base() || index >= count + names.base()) {
            throw new IllegalArgumentException(names.index() + "=" + index + " with " + names.count() + "=" + count
                    + " is no shard; " + names.index() + " goes from " + names.base() + " to "
                    + (count - 1 + names.base()));
        }
        Optional<Path> status = names.equals(TESTS) && environment.containsKey(STATUS_FILE)
                ? Optional.of(Path.of(environment.get(STATUS_FILE)))
                : Optional.empty();
        return new ShardChoice(
                new Shard((int) (index - names.base()) + 1, (int) count),
                names.index() + " and " + names.count(),
                status);
    }

    private static long number(String name, Map<String, String> environment) {
        String text = environment.getOrDefault(name, "");
        if (!text.matches("[0-9]{1,6}")) {
            throw new IllegalArgumentException(name + " must be a whole number, not '" + text + "'");
        }
        return Long.parseLong(text);
    }
}
