package dev.patchtwin.engine.twin;

import dev.patchtwin.engine.twin.Signature.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The differences of one run: of each signature the one that showed first. */
final class Findings {
    private final List<Difference> differences = new ArrayList<>();

    void clear() {
        differences.clear();
    }

    boolean isEmpty() {
        return differences.isEmpty();
    }

    /** Adds a difference that was decided at once. */
    void add(String channel, Kind kind, int step) {
        add(channel, kind, step, step);
    }

    /** Adds a difference, unless one of its signature is there: differences on a channel are decided in their order. */
    void add(String channel, Kind kind, int step, int decided) {
        Signature signature = new Signature(channel, kind);
        for (Difference known : differences) {
            if (known.signature().equals(signature)) {
                return;
            }
        }
        differences.add(new Difference(signature, step, decided));
    }

    /** Returns them, earliest step first. */
    List<Difference> sorted() {
        List<Difference> sorted = new ArrayList<>(differences);
        sorted.sort(Comparator.comparingInt(Difference::step));
        return List.copyOf(sorted);
    }
}
