package dev.patchtwin.check;

import dev.patchtwin.check.view.Views;
import dev.patchtwin.engine.twin.Difference;
import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.engine.twin.Twin;
import java.nio.file.Path;
import java.util.List;

/** Replays a trace file for somebody who looks on. */
public final class Replays {
    private Replays() {}

    /**
     * Replays a trace.
     *
     * @param file the trace
     * @param options where the bundles are, and whether the declared differences are switched off; the rest is not used
     * @throws InputException when the trace or its bundle cannot be used, or a step of it cannot be carried out
     */
    public static ReplayResult run(Path file, CheckOptions options) throws InputException {
        TraceFile trace = TraceFile.read(file);
        Bundle bundle = bundle(trace, file, options.workspace());
        Twins twins = trace.twins(bundle, options.strict());
        Twin twin = twins.make();
        Views views = new Views();
        trace.replay(bundle, twins, twin, (index, step, at) -> views.add(step, at));
        return result(bundle.id(), options.strict(), views, twin, twins.needed(twin), Repro.replay(file, options));
    }

    /**
     * Returns the id of the bundle that a trace is of.
     *
     * @throws InputException when it cannot be read
     */
    public static String bundleOf(Path trace) throws InputException {
        return TraceFile.read(trace).bundle();
    }

    /** Returns what a twin that has been through a trace says. */
    static ReplayResult result(
            String bundle, boolean strict, Views views, Twin twin, List<String> needed, String again) {
        return new ReplayResult(
                bundle,
                strict,
                views.steps(),
                channels(twin, Signature.Kind.VALUE),
                channels(twin, Signature.Kind.TIMING),
                channels(twin, Signature.Kind.INVARIANT),
                needed,
                again);
    }

    /**
     * Reads the bundle that a trace is of.
     *
     * @throws InputException when it is no trace, or there is no such bundle
     */
    public static Bundle bundle(Path file, Workspace workspace) throws InputException {
        return bundle(TraceFile.read(file), file, workspace);
    }

    private static Bundle bundle(TraceFile trace, Path file, Workspace workspace) throws InputException {
        Bundles bundles = workspace.bundles();
        if (!bundles.ids().contains(trace.bundle())) {
            throw InputException.at(
                    file,
                    trace.bundleLine(),
                    "there is no bundle '" + trace.bundle() + "'; there are: " + String.join(", ", bundles.ids()));
        }
        return bundles.read(trace.bundle());
    }

    private static List<String> channels(Twin twin, Signature.Kind kind) {
        return twin.differences().stream()
                .map(Difference::signature)
                .filter(s -> s.kind() == kind)
                .map(Signature::channel)
                .toList();
    }
}
