package dev.patchtwin.check;

import dev.patchtwin.engine.twin.Contract;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Vocabulary;
import java.util.List;
import java.util.Map;

/** Makes twins of a bundle in one world. */
final class Twins {
    private final Bundle bundle;
    private final Map<String, Integer> world;
    private final Contract contract;
    private final Vocabulary vocabulary;

    /**
     * @param strict whether the declared differences are switched off
     * @throws InputException when the two models cannot be compared
     */
    Twins(Bundle bundle, Map<String, Integer> world, boolean strict) throws InputException {
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

    Twin make() {
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

    Vocabulary vocabulary() {
        return vocabulary;
    }

    Map<String, Integer> world() {
        return world;
    }
}
