package dev.patchtwin.check;
import dev.patchtwin.engine.twin.Twin;
import java.util.Map;
import java.util.TreeMap;
/** How often each declared difference was needed. */
final class Uses {
    private Uses() {}
    static Map<String, Long> of(Twin twin) {
        Map<String, Long> uses = new TreeMap<>();
        long[] counts = twin.usedDeclared();
        for (int i = 0; i < counts.length; i++) {
            uses.put(twin.declared().get(i).id(), counts[i]);
        }
        return uses;
    }
}
