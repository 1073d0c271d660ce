package dev.patchtwin.check;

import dev.patchtwin.engine.twin.Contract;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Vocabulary;
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
            contract = strict ? Contract.strict() : Contract.of(bundle.declared(), vocabulary);
            make();
        } catch (IllegalArgumentException e) {
            throw InputException.at(bundle.file(), 1, e.getMessage() + "");
        }
    }

    Twin make() {
        return new Twin(bundle.before().create(world), bundle.after().create(world), contract);
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    Map<String, Integer> world() {
        return world;
    }
}
