package dev.patchtwin.ring.after;

import dev.patchtwin.model.Model;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Parameter;
import dev.patchtwin.ring.driver.RingModel;
import dev.patchtwin.ring.world.Machine;
import dev.patchtwin.ring.world.Shape;
import java.util.List;
import java.util.Map;

/** Makes models of the driver after {@code shring_unshare_page()} came to leak pages itself. */
public final class AfterFactory implements ModelFactory {
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
    public List<Class<?>> patched() {
        return List.of(LeakyShring.class, ShringAfter.class);
    }
}
