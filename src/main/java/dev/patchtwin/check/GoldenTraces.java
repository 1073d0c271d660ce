package dev.patchtwin.check;

import dev.patchtwin.engine.twin.Difference;
import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Trace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Replays the golden traces of a bundle: what they show outside the contract, and what of the contract they need. */
public final class GoldenTraces {
    private final List<Discovery> discoveries = new ArrayList<>();
    private final Map<String, Long> uses = new TreeMap<>();
    private long covered;

    GoldenTraces() {}

    /**
     * Tells what the golden traces of a bundle show first that its contract does not allow. What else they are expected to
     * show is not asked for: a model that does something else, on its side alone or on both, but nothing that the contract
     * forbids, would otherwise count as told apart from a model that is right.
     *
     * @param root the folder that has {@code golden/} in it
     * @throws InputException when a trace cannot be read, or cannot be replayed to its end
     */
    public static Optional<Signature> firstDifference(Bundle bundle, Path root) throws InputException {
        GoldenTraces golden = new GoldenTraces();
        for (Path file : new Bundles(root).goldenTraces(bundle.id())) {
            golden.replay(bundle, file, false);
        }
        return golden.discoveries.stream().map(Discovery::signature).findFirst();
    }

    /** Replays the traces, and takes note of what they come to. */
    void replay(Bundle bundle, List<GoldenResult> goldens, boolean strict) throws InputException {
        for (GoldenResult golden : goldens) {
            replay(bundle, golden.trace(), strict);
        }
    }

    private void replay(Bundle bundle, Path file, boolean strict) throws InputException {
        TraceFile trace = TraceFile.read(file);
        GoldenReplay.requireBundle(bundle, file, trace);
        Twins twins = trace.twins(bundle, strict);
        Twin twin = twins.make();
        Trace steps = trace.replay(bundle, twins, twin, (index, step, at) -> {});
        for (Difference difference : twin.differences()) {
            discoveries.add(new Discovery(difference.signature(), steps, "replaying " + file, false));
        }
        covered |= twin.covered();
        twins.addUses(Arrays.stream(twin.declaredUses()).boxed().toList(), uses);
    }

    List<Discovery> discoveries() {
        return discoveries;
    }

    Map<String, Long> uses() {
        return uses;
    }

    long covered() {
        return covered;
    }
}
