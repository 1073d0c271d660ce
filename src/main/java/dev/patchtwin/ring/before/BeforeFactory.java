package dev.patchtwin.ring.before;

import dev.patchtwin.model.Model;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Parameter;
import dev.patchtwin.ring.driver.RingModel;
import dev.patchtwin.ring.world.Machine;
import dev.patchtwin.ring.world.Shape;
import java.util.List;
import java.util.Map;

/** Makes models of the driver before {@code shring_unshare_page()} leaked pages itself. */
public final class BeforeFactory implements ModelFactory {
    /** Called by {@link java.util.ServiceLoader}. */
    public BeforeFactory() {}

    @Override
    public String name() {
        return "shring-before-close";
    }

    @Override
    public List<Parameter> parameters() {
        return Shape.PARAMETERS;
    }

    @Override
    public Model create(Map<String, Integer> world) {
        return new RingModel(new ShringBefore(new Machine(Shape.of(world))));
    }

    @Override
    public List<Class<?>> patched() {
        return List.of(ShringBefore.class);
    }
}
