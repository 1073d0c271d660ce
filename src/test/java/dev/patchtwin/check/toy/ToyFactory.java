package dev.patchtwin.check.toy;

import dev.patchtwin.model.Model;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Parameter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Makes toys. The nested classes are registered; tests make others, of broken toys, themselves. */
public class ToyFactory implements ModelFactory {
    private final String name;
    private final Class<?> type;
    private final Function<Map<String, Integer>, Model> maker;

    /** @param maker makes a model of the type in a world */
    public ToyFactory(String name, Class<?> type, Function<Map<String, Integer>, Model> maker) {
        this.name = name;
        this.type = type;
        this.maker = maker;
    }

    /** Makes the model of the code before the patch. */
    public static final class Before extends ToyFactory {
        /** Registered. */
        public Before() {
            super("toy-before", ToyBefore.class, ToyBefore::new);
        }
    }

    /** Makes the model of the code after the patch. */
    public static final class After extends ToyFactory {
        /** Registered. */
        public After() {
            super("toy-after", ToyAfter.class, ToyAfter::new);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("pages", 2, 1, 8, "how many pages there are"));
    }

    @Override
    public Model create(Map<String, Integer> world) {
        if (world.get("pages") == 7) {
            throw new IllegalArgumentException("pages=7 bring bad luck; try 6 or 8");
        }
        return maker.apply(world);
    }

    @Override
    public List<Class<?>> patched() {
        return List.of(type);
    }
}
