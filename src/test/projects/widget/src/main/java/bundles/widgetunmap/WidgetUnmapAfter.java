package bundles.widgetunmap;

import dev.patchtwin.model.KernelFunction;
import java.util.Map;

/** What the patch touches, after it: each method does what its C does, and is as long. */
class WidgetUnmapAfter extends WidgetUnmapModel {
    WidgetUnmapAfter(Map<String, Integer> world) {
        super(world);
    }

    @Override
    int call(int function, int object) {
        return switch (function) {
            case 0 -> widgetClose(object);
            default -> throw new IllegalArgumentException("function=" + function);
        };
    }

    /** From drivers/widget/widget.c after the patch, line 10; patches/widget-unmap/widget.patch:27. */
    @KernelFunction(value = "widget_unmap", file = "drivers/widget/widget.c")
    int widgetUnmap(int object) {
        if (fails(object)) {
            become(object, LEAKED);
        }
        return 0;
    }

    /** From drivers/widget/widget.c after the patch, line 17; patches/widget-unmap/widget.patch:36. */
    @KernelFunction(value = "widget_close", file = "drivers/widget/widget.c")
    int widgetClose(int object) {
        widgetUnmap(object);
        if (state(object) != LEAKED) {
            become(object, FREE);
        }
        return 0;
    }
}
