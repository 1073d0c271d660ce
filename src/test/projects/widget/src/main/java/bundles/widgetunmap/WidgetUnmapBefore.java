package bundles.widgetunmap;

import dev.patchtwin.model.KernelFunction;
import java.util.Map;

/** What the patch touches, before it: each method does what its C does, and is as long. */
class WidgetUnmapBefore extends WidgetUnmapModel {
    WidgetUnmapBefore(Map<String, Integer> world) {
        super(world);
    }

    @Override
    int call(int function, int object) {
        return switch (function) {
            case 0 -> widgetClose(object);
            default -> throw new IllegalArgumentException("function=" + function);
        };
    }

    /** From drivers/widget/widget.c before the patch, line 10; patches/widget-unmap/widget.patch:25. */
    @KernelFunction(value = "widget_unmap", file = "drivers/widget/widget.c")
    int widgetUnmap(int object) {
        return fails(object) ? EIO : 0;
    }

    /** From drivers/widget/widget.c before the patch, line 16; patches/widget-unmap/widget.patch:35. */
    @KernelFunction(value = "widget_close", file = "drivers/widget/widget.c")
    int widgetClose(int object) {
        if (widgetUnmap(object) != 0) {
            warn(object);
            become(object, LEAKED);
            return 0;
        }
        become(object, FREE);
        return 0;
    }
}
