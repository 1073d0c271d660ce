package dev.patchtwin.ring.driver;

import dev.patchtwin.model.Model;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Parameter;
import dev.patchtwin.ring.world.Machine;
import dev.patchtwin.ring.world.Shape;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Makes a wrong version of a driver under the name of the right one.
 *
 * @param original makes the right one
 * @param driver makes the wrong one
 */
public record WrongFactory(ModelFactory original, Function<Machine, ? extends ShringDriver> driver)
        implements ModelFactory {
    @Override
    public String name() {
        return original.name();
    }

    @Override
    public List<Parameter> parameters() {
        return original.parameters();
    }

    @Override
    public Model create(Map<String, Integer> world) {
        return new RingModel(driver.apply(new Machine(Shape.of(world))));
    }

    @Override
    public List<Class<?>> patched() {
        return original.patched();
    }
}
