package dev.patchtwin.check;

import dev.patchtwin.check.view.ExpectedSteps;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Trace;
import dev.patchtwin.trace.Expectation;
import dev.patchtwin.trace.LineEnds;
import dev.patchtwin.trace.Sha256;
import dev.patchtwin.trace.TraceException;
import dev.patchtwin.trace.TraceWriter;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A trace that was replayed, as what it shows can be expected of it from then on.
 *
 * @param trace its world and its steps
 * @param text the trace as {@link TraceWriter} prints it. It is not pinned to the bundle's vocabulary: what is expected of it
 *     says better whether it still means the same, and a pinned one would be refused as soon as any channel is added
 * @param shown what both sides showed; its file is the one that was read, and its checksum that of its text
 */
public record GoldenReplay(Trace trace, String text, Expectation shown) {
    /**
     * Replays a trace under the contract of its bundle.
     *
     * @throws InputException when it is no trace of this bundle, or cannot be replayed to its end
     */
    public static GoldenReplay of(Bundle bundle, Path file) throws InputException {
        TraceFile trace = TraceFile.read(file);
        requireBundle(bundle, file, trace);
        Twins twins = trace.twins(bundle, false);
        Twin twin = twins.make();
        ExpectedSteps steps = new ExpectedSteps(twin);
        Trace replayed = trace.replay(bundle, twins, twin, (index, step, at) -> steps.add(step, at));
        return new GoldenReplay(
                replayed,
                TraceWriter.print(replayed, Optional.empty(), twins.vocabulary()),
                steps.of(String.valueOf(file.getFileName()), Sha256.of(trace.text()), twins.needed(twin)));
    }

    /**
     * Replays a golden trace.
     *
     * @throws InputException the same way, and when its lines end in another way than they were written
     */
    public static GoldenReplay of(Bundle bundle, GoldenFile golden) throws InputException {
        try {
            LineEnds.require(
                    golden.trace().toString(), TraceFile.read(golden.trace()).text());
        } catch (TraceException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
        return of(bundle, golden.trace());
    }

    /** Returns the same, with what is shown under the name that the trace, as it is printed, gets. */
    public GoldenReplay named(String name) {
        return new GoldenReplay(
                trace, text, new Expectation(name, Sha256.of(text), shown.start(), shown.steps(), shown.needed()));
    }

    static void requireBundle(Bundle bundle, Path file, TraceFile trace) throws InputException {
        if (!trace.bundle().equals(bundle.id())) {
            throw InputException.at(
                    file,
                    trace.bundleLine(),
                    "this is a trace of '" + trace.bundle() + "', not of '" + bundle.id() + "'; move it to the folder "
                            + trace.bundle());
        }
    }
}
