package dev.patchtwin.check;

import dev.patchtwin.engine.fuzz.FuzzOptions;
import dev.patchtwin.engine.fuzz.FuzzResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Measures how fast a bundle is fuzzed and explored, contract and all. */
public final class Bench {
    /** How many runs of the fuzzer are measured. */
    public static final int RUNS = 5;
    /** How many explorations of each world, on each number of threads, are measured. */
    public static final int EXPLORATIONS = 3;

    private static final int WARM_UPS = 2;
    private static final long OPERATIONS = 2_000_000;
    /** The world that peers know. */
    private static final String PEER_WORLD = "tiny";

    private final Bundle bundle;
    private final Watch watch;

    private Bench(Bundle bundle, Watch watch) {
        this.bundle = bundle;
        this.watch = watch;
    }

    /**
     * Measures a bundle in the world that it is fuzzed in, in the one that it explores, and in the one that its peers know.
     *
     * @param root of the repository: where peers are
     * @return the measurement; empty when it was stopped before its end
     * @throws InputException when the two models cannot be compared
     */
    public static Optional<BenchResult> run(Bundle bundle, Path root, Watch watch) throws InputException {
        return new Bench(bundle, watch).run(new SpinPeer(root));
    }

    private Optional<BenchResult> run(SpinPeer spin) throws InputException {
        Optional<BenchResult.Fuzzed> fuzzed = fuzz();
        List<BenchResult.Explored> explored = new ArrayList<>();
        Optional<BenchResult.Peer> peer = Optional.empty();
        if (bundle.explored().isPresent()) {
            explore(bundle.explored().get()).ifPresent(explored::add);
            if (bundle.scopes().containsKey(PEER_WORLD) && spin.isThere()) {
                explore(PEER_WORLD).ifPresent(explored::add);
                peer = Optional.of(spin.measure(watch));
            }
        }
        if (fuzzed.isEmpty() || watch.cancelled()) {
            return Optional.empty();
        }
        String jvm = property("java.vm.name") + " " + property("java.runtime.version");
        return Optional.of(new BenchResult(bundle.id(), fuzzed.get(), explored, peer, machine(), jvm));
    }

    private Optional<BenchResult.Fuzzed> fuzz() throws InputException {
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
        return perSecond.isEmpty()
                ? Optional.empty()
                : Optional.of(new BenchResult.Fuzzed(bundle.fuzz().world(), operations, new Rates(perSecond), new MutantHunt(bundle, watch).run()));
    }

    private Optional<BenchResult.Explored> explore(String world) throws InputException {
        List<Double> one = new ArrayList<>();
        List<Double> two = new ArrayList<>();
        // What is not yet compiled would be measured with the first run.
        Optional<ExploreRun> run = exploration(world, 1);
        for (int i = 0; i < EXPLORATIONS && run.isPresent(); i++) {
            run = exploration(world, 1);
            run.ifPresent(r -> one.add(r.transitions() / r.seconds()));
            if (run.isPresent()) {
                run = exploration(world, 2);
                run.ifPresent(r -> two.add(r.transitions() / r.seconds()));
            }
        }
        return run.map(r -> new BenchResult.Explored(
                world,
                r.states(),
                r.transitions(),
                (double) r.scopes().stream().mapToLong(ScopeRun::bytes).sum() / r.states(),
                new Rates(one),
                new Rates(two)));
    }

    private Optional<ExploreRun> exploration(String world, int threads) throws InputException {
        ExploreBounds none = ExploreBounds.NONE;
        ExploreBounds bounds = new ExploreBounds(
                Optional.of(world),
                none.faults(),
                none.mostStates(),
                none.mostDepth(),
                none.mostBytes(),
                none.mostNanos(),
                false,
                false);
        CheckOptions options = CheckOptions.standard(Path.of("")).withThreads(threads);
        ExploreRun run = new Exploration(bundle, options, bounds).run(watch);
        return run.complete() ? Optional.of(run) : Optional.empty();
    }

    private static String machine() {
        return Runtime.getRuntime().availableProcessors() + " processors, " + property("os.name") + " "
                + property("os.arch");
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown " + name);
    }
}
