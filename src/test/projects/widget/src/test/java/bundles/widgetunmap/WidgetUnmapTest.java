package bundles.widgetunmap;

import dev.patchtwin.junit.TwinTest;

/** Checks the bundle widget-unmap, as patchtwin check does. */
class WidgetUnmapTest {
    @TwinTest("widget-unmap")
    void bothSidesShowTheSame() {}
}
