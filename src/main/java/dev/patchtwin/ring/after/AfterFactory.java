package dev.patchtwin.ring.after;

import dev.patchtwin.model.Conformable;
import dev.patchtwin.model.Foreign;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.Parameter;
import dev.patchtwin.ring.driver.PatchedFunction;
import dev.patchtwin.ring.driver.RingModel;
import dev.patchtwin.ring.foreign.ForeignModels;
import dev.patchtwin.ring.world.Machine;
import dev.patchtwin.ring.world.Shape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** Makes models of the driver after {@code shring_unshare_page()} came to leak pages itself. */
public final class AfterFactory implements Conformable {
    private static final List<PatchedFunction> FUNCTIONS = List.of(
            PatchedFunction.open(), PatchedFunction.close(), PatchedFunction.unsharePage((driver, ring, slot) -> {
                ((ShringAfter) driver).shringUnsharePage((LeakyShring) ring, slot);
                return 0;
            }));

    /** Called by {@link java.util.ServiceLoader}. */
    public AfterFactory() {}

    @Override
    public String name() {
        return "shring-after-close";
    }

    @Override
    public List<Parameter> parameters() {
        return Shape.PARAMETERS;
    }

    @Override
    public Model create(Map<String, Integer> world) {
        return new RingModel(new ShringAfter(new Machine(Shape.of(world))));
    }

    @Override
    public Model create(Map<String, Integer> world, Foreign patched) {
        return ForeignModels.whole(world, patched);
    }

    @Override
    public Set<String> events() {
        return ForeignModels.events();
    }

    @Override
    public SortedMap<String, Conformable> functions() {
        return ForeignModels.functions(this, FUNCTIONS, ShringAfter::new);
    }

    @Override
    public List<Class<?>> patched() {
        return List.of(LeakyShring.class, ShringAfter.class);
    }
}
