package dev.patchtwin.planted;

import dev.patchtwin.model.KernelFunction;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Parameter;
import java.util.List;
import java.util.Map;

/** Makes models of one automaton. */
public class PlantedFactory implements ModelFactory {
    private final String name;
    private final Shape shape;
    private final Table table;
    private final Flavour flavour;
    private final boolean apart;

    /** @param apart whether the models are of another class than those of the other side */
    public PlantedFactory(String name, Shape shape, Table table, Flavour flavour, boolean apart) {
        this.name = name;
        this.shape = shape;
        this.table = table;
        this.flavour = flavour;
        this.apart = apart;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final List<Parameter> parameters() {
        return List.of(new Parameter("size", 1, 1, 1, "there is one only"));
    }

    @Override
    public Model create(Map<String, Integer> world) {
        return flavour.make(shape, table, apart);
    }

    @Override
    public final List<Class<?>> patched() {
        return List.of(Claim.class);
    }

    /** Stands for the function that the toy patch touches. */
    @KernelFunction(value = "toy_reclaim", file = "mm/toy.c")
    private static final class Claim {}
}
