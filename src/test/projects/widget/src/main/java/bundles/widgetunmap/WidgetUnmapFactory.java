package bundles.widgetunmap;

import dev.patchtwin.model.Model;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Parameter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Makes the models of the bundle widget-unmap. Both sides are registered in META-INF/services. */
public abstract class WidgetUnmapFactory implements ModelFactory {
    private final String name;
    private final Class<?> type;
    private final Function<Map<String, Integer>, Model> maker;

    private WidgetUnmapFactory(String name, Class<?> type, Function<Map<String, Integer>, Model> maker) {
        this.name = name;
        this.type = type;
        this.maker = maker;
    }

    /** The code before the patch. */
    public static final class Before extends WidgetUnmapFactory {
        public Before() {
            super("widget-unmap-before", WidgetUnmapBefore.class, WidgetUnmapBefore::new);
        }
    }

    /** The code after the patch. */
    public static final class After extends WidgetUnmapFactory {
        public After() {
            super("widget-unmap-after", WidgetUnmapAfter.class, WidgetUnmapAfter::new);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("objects", 2, 1, 8, "how many objects there are"));
    }

    @Override
    public Model create(Map<String, Integer> world) {
        return maker.apply(world);
    }

    /** The classes whose methods stand for what the patch touches, and for nothing else. */
    @Override
    public List<Class<?>> patched() {
        return List.of(type);
    }
}
