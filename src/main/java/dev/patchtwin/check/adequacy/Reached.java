package dev.patchtwin.check.adequacy;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.Scope;
import dev.patchtwin.engine.adequacy.BytecodeMutant;
import dev.patchtwin.engine.adequacy.LineCoverage;
import dev.patchtwin.engine.explore.Explore;
import dev.patchtwin.engine.explore.ExploreControl;
import dev.patchtwin.engine.explore.ExploreOptions;
import dev.patchtwin.engine.twin.Contract;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.ModelFactory;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which lines of each side exploring a bundle's world executes. */
final class Reached {
    private final Map<String, Map<String, LineCoverage.Lines>> byModel = new HashMap<>();

    private Reached() {}

    static Reached by(Bundle bundle) throws InputException {
        LineCoverage before = new LineCoverage(bundle.before().getClass().getClassLoader());
        LineCoverage after = new LineCoverage(bundle.after().getClass().getClassLoader());
        ModelFactory makesBefore = before.loader().make(ModelFactory.class, bundle.before().getClass().getName());
        ModelFactory makesAfter = after.loader().make(ModelFactory.class, bundle.after().getClass().getName());
        Contract contract = new Contract(bundle.declared());
        for (Scope scope : bundle.scopes().getOrDefault(bundle.explored().orElse(""), List.of())) {
            Explore.run(
                    ExploreOptions.unbounded()
                            .withThreads(Runtime.getRuntime().availableProcessors())
                            .withFaults(scope.faults()),
                    () -> new Twin(makesBefore.create(scope.world()), makesAfter.create(scope.world()), contract),
                    new ExploreControl());
        }
        Reached reached = new Reached();
        try {
            reached.byModel.put(bundle.before().name(), before.executed());
            reached.byModel.put(bundle.after().name(), after.executed());
        } catch (IOException e) {
            throw new InputException("the lines that were executed cannot be told: " + e.getMessage());
        }
        return reached;
    }

    /** Tells whether the line of a change was executed. */
    boolean contains(String model, BytecodeMutant mutant) {
        LineCoverage.Lines lines = byModel.getOrDefault(model, Map.of()).get(mutant.className());
        return lines != null && lines.contain(mutant.line());
    }
}
