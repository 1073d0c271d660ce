package dev.patchtwin.check;

import dev.patchtwin.check.view.Views;
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
    private final List<GoldenResult> results = new ArrayList<>();
    private final Map<String, Long> uses = new TreeMap<>();
    private long covered;

    /**
     * Tells what the golden traces of a bundle show first that its contract does not allow.
     *
     * @param root the folder that has {@code golden/} in it
     * @throws InputException when a trace cannot be read, or cannot be replayed to its end
     */
    public static Optional<Signature> firstDifference(Bundle bundle, Path root) throws InputException {
        GoldenTraces golden = new GoldenTraces();
        golden.replay(bundle, CheckOptions.standard(root));
        return golden.discoveries.stream().map(Discovery::signature).findFirst();
    }

    void replay(Bundle bundle, CheckOptions options) throws InputException {
        for (Path file : new Bundles(options.root()).goldenTraces(bundle.id())) {
            TraceFile trace = TraceFile.read(file);
            if (!trace.bundle().equals(bundle.id())) {
                throw InputException.at(
                        file,
                        trace.bundleLine(),
                        "this is a trace of '" + trace.bundle() + "', not of '" + bundle.id() + "'");
            }
            Twins twins = trace.twins(bundle, options.strict());
            Twin twin = twins.make();
            Trace steps = trace.replay(bundle, twins, twin, new Views());
            for (Difference difference : twin.differences()) {
                discoveries.add(new Discovery(difference.signature(), steps, "replaying " + file, false));
            }
            covered |= twin.covered();
            twins.addUses(Arrays.stream(twin.declaredUses()).boxed().toList(), uses);
            String name = file.getFileName().toString().replaceFirst("\\.trace$", "");
            results.add(new GoldenResult(name, file, file.resolveSibling(name + ".expected"), List.of(), 0));
        }
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

    List<GoldenResult> results() {
        return results;
    }
}
