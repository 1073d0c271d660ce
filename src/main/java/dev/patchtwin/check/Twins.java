package dev.patchtwin.check;

import dev.patchtwin.engine.twin.Contract;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Trace;
import dev.patchtwin.model.Vocabulary;
import dev.patchtwin.trace.TraceWriter;
import dev.patchtwin.trace.VocabularyDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes twins of a bundle in one world. */
public final class Twins {
    private final Bundle bundle;
    private final Map<String, Integer> world;
    private final Contract contract;
    private final Vocabulary vocabulary;

    /**
     * Makes sure that there can be twins.
     *
     * @param strict whether the declared differences are switched off
     * @throws InputException when the two models cannot be compared
     */
    public Twins(Bundle bundle, Map<String, Integer> world, boolean strict) throws InputException {
        this.bundle = bundle;
        this.world = world;
        vocabulary = bundle.before().create(world).vocabulary();
        try {
            contract = strict ? Contract.strict() : new Contract(bundle.declared());
            make();
        } catch (IllegalArgumentException e) {
            throw InputException.at(bundle.file(), 1, String.valueOf(e.getMessage()));
        }
    }

    /** Makes another twin. */
    public Twin make() {
        return new Twin(bundle.before().create(world), bundle.after().create(world), contract);
    }

    /**
     * Adds up how often each declared difference was needed.
     *
     * @param counts as the engine counts them, in the order of the contract
     * @param uses gets them added, by id
     */
    void addUses(List<Long> counts, Map<String, Long> uses) {
        for (int i = 0; i < counts.size(); i++) {
            uses.merge(contract.declared().get(i).id(), counts.get(i), Long::sum);
        }
    }

    /** Returns the ids of the declared differences that a twin has needed since it was made, in alphabetical order. */
    public List<String> needed(Twin twin) {
        Map<String, Long> uses = new TreeMap<>();
        addUses(Arrays.stream(twin.declaredUses()).boxed().toList(), uses);
        return uses.entrySet().stream()
                .filter(use -> use.getValue() > 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Prints a trace of this world as {@code replay} reads it, pinned to what the models have. */
    public String text(Trace trace) {
        return TraceWriter.print(
                trace, Optional.of(VocabularyDigest.of(bundle.id(), bundle.models(), vocabulary)), vocabulary);
    }

    /** Returns the vocabulary that both models have. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Returns the value of every parameter. */
    public Map<String, Integer> world() {
        return world;
    }
}
