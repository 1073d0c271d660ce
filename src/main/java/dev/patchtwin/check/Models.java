package dev.patchtwin.check;

import dev.patchtwin.model.ModelFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Predicate;

/** The models that bundles can name. */
public final class Models {
    private final List<ModelFactory> factories;

    private Models(List<ModelFactory> factories) {
        this.factories = factories;
    }

    /** Returns those that are registered with {@link ServiceLoader}. */
    public static Models installed() {
        return new Models(ServiceLoader.load(ModelFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
    }

    /** Returns these, and those of the others whose names are not among theirs. */
    public Models under(Collection<ModelFactory> first) {
        List<ModelFactory> all = new ArrayList<>(first);
        factories.stream()
                .filter(other -> first.stream().noneMatch(one -> one.name().equals(other.name())))
                .forEach(all::add);
        return new Models(List.copyOf(all));
    }

    /** Returns these, without those whose factory has a class of one of these names. */
    public Models without(Predicate<String> classNames) {
        return new Models(factories.stream()
                .filter(factory -> !classNames.test(factory.getClass().getName()))
                .toList());
    }

    /** Returns the model of this name. */
    public Optional<ModelFactory> find(String name) {
        return factories.stream().filter(f -> f.name().equals(name)).findFirst();
    }

    /** Returns the names of all, in alphabetical order. */
    public List<String> names() {
        return factories.stream().map(ModelFactory::name).sorted().toList();
    }
}
