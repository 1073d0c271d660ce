package dev.patchtwin.check;

import java.util.List;

/**
 * How fast a bundle is fuzzed on one core.
 *
 * @param bundle its id
 * @param world the bundle's name for the world
 * @param operations how many lock-step operations each run made
 * @param operationsPerSecond of each measured run, in order
 * @param machine processors and operating system
 * @param jvm name and version
 */
public record BenchResult(
        String bundle, String world, long operations, List<Double> operationsPerSecond, String machine, String jvm) {
    /** Copies the list. */
    public BenchResult {
        operationsPerSecond = List.copyOf(operationsPerSecond);
    }

    /** Returns the median of the measured runs. */
    public double median() {
        return operationsPerSecond.stream().sorted().toList().get(operationsPerSecond.size() / 2);
    }
}
