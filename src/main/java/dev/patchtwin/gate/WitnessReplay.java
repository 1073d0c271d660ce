package dev.patchtwin.gate;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Bundles;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.ReplayResult;
import dev.patchtwin.check.Replays;
import dev.patchtwin.check.Revisions;
import dev.patchtwin.check.Watch;
import dev.patchtwin.gate.compile.CompileException;
import dev.patchtwin.gate.remember.Memory;
import dev.patchtwin.model.ModelFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Replays a trace on a model as it was and as it is, for somebody who looks on. */
public final class WitnessReplay {
    private WitnessReplay() {}

    /**
     * Replays a trace.
     *
     * @param options the range, and where it is
     * @param model the name of a model of the trace's bundle, as it is called at the head
     * @param trace the trace
     * @throws InputException when the trace, its bundle, or one of the two revisions of the model cannot be used
     */
    public static ReplayResult run(GateOptions options, String model, Path trace) throws InputException {
        try {
            return replay(options, model, trace);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            Optional<Thrown> thrown = Thrown.by(e);
            if (thrown.isEmpty()) {
                throw e;
            }
            throw new InputException(trace + ": error: " + (thrown.get().ofBase() ? "at the base, " : "")
                    + thrown.get().what());
        }
    }

    private static ReplayResult replay(GateOptions options, String model, Path trace) throws InputException {
        String id = Replays.bundleOf(trace);
        try (Ends ends = Ends.open(options, new Layout(options.sources()))) {
            Compilations compilations = new Compilations(Memory.in(Optional.empty()), new Identity(options));
            Workbench bench = new Workbench(ends.base(), ends.head(), options, compilations, Watch.NOBODY);
            Bundle now = new Bundles(ends.head().folder(), bench.headModels()).read(id);
            Bundle old = new Bundles(ends.base().folder(), bench.baseModels()).read(id);
            boolean first = now.before().name().equals(model);
            if (!first && !now.after().name().equals(model)) {
                throw new InputException("patchtwin: error: '" + model + "' is no model of bundle " + id
                        + "; its models are " + String.join(" and ", now.models()));
            }
            ModelFactory was = first ? old.before() : old.after();
            ModelFactory is = first ? now.before() : now.after();
            return new Revisions(now, was, is).replay(trace, new Commands(options, ends.range()).replay(model, trace));
        } catch (CompileException e) {
            throw new InputException(List.copyOf(e.lines()));
        }
    }
}
