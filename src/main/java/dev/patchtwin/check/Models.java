package dev.patchtwin.check;

import dev.patchtwin.model.ModelFactory;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Finds models by name, among those that are registered with {@link ServiceLoader}. */
final class Models {
    private Models() {}

    static Optional<ModelFactory> find(String name) {
        return all().stream().filter(f -> f.name().equals(name)).findFirst();
    }

    static List<String> names() {
        return all().stream().map(ModelFactory::name).sorted().toList();
    }

    private static List<ModelFactory> all() {
        return ServiceLoader.load(ModelFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
