package dev.patchtwin.ring.foreign;

import dev.patchtwin.model.Conformable;
import dev.patchtwin.model.Foreign;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Parameter;
import dev.patchtwin.ring.driver.FunctionModel;
import dev.patchtwin.ring.driver.PatchedFunction;
import dev.patchtwin.ring.driver.RingModel;
import dev.patchtwin.ring.driver.ShringDriver;
import dev.patchtwin.ring.world.Machine;
import dev.patchtwin.ring.world.Shape;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Makes models with the patch's own C in their middle, and models of its functions alone, for the factories of both sides. */
public final class ForeignModels {
    private ForeignModels() {}

    /** Makes a whole model whose patched functions are called in C. */
    public static Model whole(Map<String, Integer> world, Foreign patched) {
        return new RingModel(new ShringForeign(new Machine(Shape.of(world)), patched));
    }

    /** Returns the names of the events that the C may report. */
    public static Set<String> events() {
        return RingWorld.EVENTS;
    }

    /** Returns a factory for each function, by its name. */
    public static SortedMap<String, Conformable> functions(
            ModelFactory whole, List<PatchedFunction> functions, Function<Machine, ShringDriver> driver) {
        SortedMap<String, Conformable> each = new TreeMap<>();
        functions.forEach(f -> each.put(f.name(), new OfFunction(whole, f, driver)));
        return each;
    }

    private record OfFunction(ModelFactory whole, PatchedFunction function, Function<Machine, ShringDriver> driver)
            implements Conformable {
        private static final int SLOTS = 2;

        @Override
        public String name() {
            return whole.name();
        }

        @Override
        public List<Parameter> parameters() {
            return whole.parameters();
        }

        @Override
        public List<Class<?>> patched() {
            return whole.patched();
        }

        @Override
        public Model create(Map<String, Integer> world) {
            return new FunctionModel(function, driver.apply(machine(world)));
        }

        @Override
        public Model create(Map<String, Integer> world, Foreign patched) {
            PatchedFunction foreign = function.calledBy((driver, ring, slot) ->
                    ((ShringForeign) driver).call(function.name(), ring, slot.name() - ring.slots[0].name()));
            return new FunctionModel(foreign, new ShringForeign(machine(world), patched));
        }

        /** A call can leak one slot's page and then another's. */
        private static Machine machine(Map<String, Integer> world) {
            Map<String, Integer> own = new HashMap<>(world);
            own.merge("slots", SLOTS, Math::max);
            return new Machine(Shape.of(own));
        }

        @Override
        public Set<String> events() {
            return ForeignModels.events();
        }

        @Override
        public SortedMap<String, Conformable> functions() {
            return Collections.emptySortedMap();
        }
    }
}
