package dev.patchtwin.report;

import dev.patchtwin.check.BenchResult;
import dev.patchtwin.check.Bundle;
import java.io.PrintWriter;
import java.util.List;

/** Short answers of a few lines: what bundles there are, how fast they run. */
public final class Tables {
    private Tables() {}

    /** Prints a line per bundle; the titles are in the same order. */
    public static void list(List<Bundle> bundles, List<String> titles, PrintWriter out) {
        int width = bundles.stream().mapToInt(b -> b.id().length()).max().orElse(0);
        for (int i = 0; i < bundles.size(); i++) {
            out.println(Text.pad(bundles.get(i).id(), width) + "  " + titles.get(i));
        }
    }

    /** Prints a measurement. */
    public static void bench(BenchResult result, PrintWriter out) {
        out.println(result.bundle() + ", world " + result.world() + ", one thread, "
                + Text.count(result.operationsPerSecond().size(), "run") + " of "
                + Text.count(result.operations(), "operation"));
        out.println("fuzz  " + Text.count(Math.round(result.median())) + " operations/s (median; "
                + Text.count(Math.round(result.operationsPerSecond().stream()
                        .mapToDouble(r -> r)
                        .min()
                        .orElse(0)))
                + " to "
                + Text.count(Math.round(result.operationsPerSecond().stream()
                        .mapToDouble(r -> r)
                        .max()
                        .orElse(0)))
                + ")");
        out.println(result.machine() + "; " + result.jvm());
    }
}
