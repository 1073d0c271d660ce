package dev.patchtwin.check;

import dev.patchtwin.model.Mutant;
import dev.patchtwin.model.MutantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** Finds the mutants that ship with models, wherever these were loaded from. */
public final class MutantSources {
    private MutantSources() {}

    /** Returns the mutants and controls that stand in the place of a model of this bundle, always in the same order. */
    public static List<Mutant> of(Bundle bundle) {
        // One source can be found by way of both models.
        Map<Class<?>, MutantSource> sources = new LinkedHashMap<>();
        for (ClassLoader loader : List.of(loader(bundle.before()), loader(bundle.after()))) {
            ServiceLoader.load(MutantSource.class, loader).forEach(one -> sources.putIfAbsent(one.getClass(), one));
        }
        return sources.values().stream()
                .flatMap(source -> source.mutants().stream())
                .filter(mutant -> bundle.models().contains(mutant.factory().name()))
                .toList();
    }

    private static ClassLoader loader(Object model) {
        return model.getClass().getClassLoader();
    }
}
