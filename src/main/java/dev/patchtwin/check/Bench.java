package dev.patchtwin.check;

import dev.patchtwin.engine.fuzz.FuzzOptions;
import dev.patchtwin.engine.fuzz.FuzzResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Measures how fast a bundle is fuzzed, on one thread, contract and all. */
public final class Bench {
    /** How many runs are measured. */
    public static final int RUNS = 5;

    private static final int WARM_UPS = 2;
    private static final long OPERATIONS = 2_000_000;

    private Bench() {}

    /**
     * Measures a bundle in the world that it is fuzzed in.
     *
     * @return the measurement; of fewer runs when it was stopped, none when it was stopped before the first
     * @throws InputException when the two models cannot be compared
     */
    public static Optional<BenchResult> run(Bundle bundle, Watch watch) throws InputException {
        Twins twins = new Twins(bundle, bundle.fuzzWorld(), false);
        List<Double> perSecond = new ArrayList<>();
        long operations = 0;
        for (int i = 0; i < WARM_UPS + RUNS && !watch.cancelled(); i++) {
            watch.step((i < WARM_UPS ? "warming up, run " : "measuring, run ") + (i + 1) + " of " + (WARM_UPS + RUNS));
            FuzzOptions how = new FuzzOptions(
                    CheckOptions.STANDARD_SEED + i, OPERATIONS, bundle.fuzz().length(), 1, Set.of());
            FuzzResult result = WatchedFuzz.run(how, twins, watch);
            operations = result.operations();
            if (i >= WARM_UPS && !result.interrupted()) {
                perSecond.add(operations / (result.nanos() / 1e9));
            }
        }
        if (perSecond.isEmpty()) {
            return Optional.empty();
        }
        String jvm = property("java.vm.name") + " " + property("java.runtime.version");
        return Optional.of(new BenchResult(bundle.id(), bundle.fuzz().world(), operations, perSecond, machine(), jvm));
    }

    private static String machine() {
        return Runtime.getRuntime().availableProcessors() + " processors, " + property("os.name") + " "
                + property("os.arch");
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown " + name);
    }
}
