package dev.patchtwin.check;

import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the worlds of a bundle: values of parameters, and how many answers of a run may go wrong when it is explored. A
 * world whose values are mappings is cut into slices, each a world of its own; exploring it is exploring all of them.
 */
final class WorldReader {
    private static final String FAULTS = "faults";
    private static final int MOST_FAULTS = 1000;

    private final ModelFactory factory;
    private final List<String> keys = new ArrayList<>();
    private final Map<String, SortedMap<String, Integer>> worlds = new LinkedHashMap<>();
    private final Map<String, List<Scope>> scopes = new LinkedHashMap<>();

    WorldReader(YamlMap yaml, ModelFactory factory) throws InputException {
        this.factory = factory;
        factory.parameters().forEach(p -> keys.add(p.name()));
        keys.add(FAULTS);
        for (String name : yaml.keys()) {
            YamlMap given = yaml.map(name);
            if (given.holdsMaps()) {
                List<Scope> slices = new ArrayList<>();
                for (String slice : given.keys()) {
                    slices.add(read(given, slice, name + "/" + slice));
                }
                scopes.put(name, List.copyOf(slices));
            } else {
                scopes.put(name, List.of(read(yaml, name, name)));
            }
        }
    }

    private Scope read(YamlMap parent, String key, String name) throws InputException {
        YamlMap given = parent.map(key).only(keys);
        SortedMap<String, Integer> world = new TreeMap<>();
        for (Parameter p : factory.parameters()) {
            world.put(p.name(), given.has(p.name()) ? given.integer(p.name(), p.min(), p.max()) : p.standard());
        }
        try {
            factory.create(world);
        } catch (IllegalArgumentException e) {
            throw parent.errorAt(key, "world '" + name + "' cannot be: " + e.getMessage());
        }
        SortedMap<String, Integer> fixed = Collections.unmodifiableSortedMap(world);
        int faults = given.has(FAULTS) ? given.integer(FAULTS, 0, MOST_FAULTS) : Scope.ANY;
        worlds.put(name, fixed);
        Scope scope = new Scope(name, fixed, faults);
        scopes.put(name, List.of(scope));
        return scope;
    }

    /** Returns the parameters of every world and every slice. */
    Map<String, SortedMap<String, Integer>> worlds() {
        return Collections.unmodifiableMap(worlds);
    }

    /** Returns what exploring each world, or each slice alone, covers. */
    Map<String, List<Scope>> scopes() {
        return Collections.unmodifiableMap(scopes);
    }
}
