package dev.patchtwin.ring;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Mutant;
import dev.patchtwin.model.MutantSource;
import dev.patchtwin.model.Parameter;
import dev.patchtwin.ring.world.Shape;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the tests of this room share. */
final class Rings {
    /** The repository, that has the bundle. */
    static final Path ROOT = Path.of("").toAbsolutePath();

    private Rings() {}

    /** Reads the bundle. */
    static Bundle bundle() throws Exception {
        return Bundle.read(Path.of("patches", "shared-ring-close"));
    }

    /** Returns the standard world with some other values, written {@code slots=3}. */
    static Map<String, Integer> world(String... overrides) {
        Map<String, Integer> world = new TreeMap<>(
                Shape.PARAMETERS.stream().collect(Collectors.toMap(Parameter::name, Parameter::standard)));
        for (String override : overrides) {
            String[] pair = override.split("=", 2);
            world.put(pair[0], Integer.valueOf(pair[1]));
        }
        return world;
    }

    /** Returns all mutants of this room, and the control. */
    static Stream<Mutant> mutants() {
        return ServiceLoader.load(MutantSource.class).stream()
                .flatMap(source -> source.get().mutants().stream())
                .filter(mutant -> mutant.factory().name().startsWith("shring-"));
    }

    /** Returns the bundle with a mutant in the place of the model that it is a version of. */
    static Bundle with(Bundle bundle, ModelFactory mutant) {
        return mutant.name().equals(bundle.before().name())
                ? bundle.withModels(mutant, bundle.after())
                : bundle.withModels(bundle.before(), mutant);
    }
}
