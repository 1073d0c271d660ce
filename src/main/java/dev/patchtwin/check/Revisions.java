package dev.patchtwin.check;

import dev.patchtwin.check.view.Views;
import dev.patchtwin.engine.twin.Difference;
import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Parameter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Two revisions of one model of a bundle, compared in the bundle's worlds as if they were the two sides of a patch, with
 * nothing declared: the older one is {@code before}, the newer one {@code after}.
 */
public final class Revisions {
    private final Bundle pair;

    /**
     * @param bundle the bundle as it is now; its worlds, and what it explores and fuzzes, are used
     * @param old the model as it was
     * @param now the model as it is
     */
    public Revisions(Bundle bundle, ModelFactory old, ModelFactory now) {
        // Under the names of the bundle's own two, so that a trace of one fits the other.
        pair = bundle.withRevisions(
                new Fitted(bundle.before().name(), old),
                new Fitted(bundle.after().name(), now));
    }

    /** Returns why the two cannot run side by side, in a phrase; empty when they can. */
    public Optional<String> whyNot() {
        List<SortedMap<String, Integer>> worlds =
                pair.worlds().values().stream().toList();
        for (SortedMap<String, Integer> world : worlds) {
            try {
                new Twins(pair, world, true);
            } catch (InputException | IllegalArgumentException e) {
                return Optional.of(reason(String.valueOf(e.getMessage())));
            }
        }
        return Optional.empty();
    }

    private String reason(String message) {
        String place = pair.file() + ":1: error: ";
        return message.strip().replace(place, "");
    }

    /**
     * Explores and fuzzes the two, and shrinks what differs.
     *
     * @throws InputException when the bundle's patch cannot be read, or a witness cannot be written
     */
    public CheckResult compare(CheckOptions options, Watch watch) throws InputException {
        return Check.compare(pair, options.withoutDeclared(), watch);
    }

    /**
     * Returns the channels on which the two show something else during a trace.
     *
     * @throws InputException when the trace cannot be read
     */
    public SortedSet<String> toldApartBy(Path trace) throws InputException {
        SortedSet<String> channels = new TreeSet<>();
        TraceFile file = TraceFile.read(trace);
        for (Difference difference : file.differences(pair, file.twins(pair, true))) {
            if (difference.signature().kind() != Signature.Kind.INVARIANT) {
                channels.add(difference.signature().channel());
            }
        }
        return channels;
    }

    /**
     * Replays a trace on the two, for somebody who looks on.
     *
     * @param again the command that shows it again
     * @throws InputException when the trace cannot be read, or a step of it cannot be carried out
     */
    public ReplayResult replay(Path trace, String again) throws InputException {
        TraceFile file = TraceFile.read(trace);
        Twins twins = file.twins(pair, true);
        Twin twin = twins.make();
        Views views = new Views();
        file.replay(pair, twins, twin, (index, step, at) -> views.add(step, at));
        return Replays.result(pair.id(), true, views, twin, List.of(), again);
    }

    /** A model that is given what it has parameters for, and standard values for those that the world has not any more. */
    private record Fitted(String name, ModelFactory model) implements ModelFactory {
        @Override
        public List<Parameter> parameters() {
            return model.parameters();
        }

        @Override
        public Model create(Map<String, Integer> world) {
            SortedMap<String, Integer> own = new TreeMap<>();
            for (Parameter parameter : model.parameters()) {
                own.put(parameter.name(), world.getOrDefault(parameter.name(), parameter.standard()));
            }
            return model.create(own);
        }

        @Override
        public List<Class<?>> patched() {
            return model.patched();
        }
    }
}
