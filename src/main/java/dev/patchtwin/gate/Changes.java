package dev.patchtwin.gate;

import dev.patchtwin.gate.GateChange.How;
import dev.patchtwin.gate.GateChange.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The files that are not the same at both ends, and what they concern. */
final class Changes {
    private static final String TRACE = ".trace";

    private final End base;
    private final End head;
    private final Layout layout;
    private final String start;
    private final SortedMap<String, How> changed = new TreeMap<>();

    /** @param start the commit at the base */
    Changes(End base, End head, Layout layout, String start) {
        this.base = base;
        this.head = head;
        this.layout = layout;
        this.start = start.substring(0, 12);
        Map<String, String> old = base.snapshot().files();
        Map<String, String> now = head.snapshot().files();
        old.forEach((path, content) -> {
            if (!content.equals(now.get(path))) {
                changed.put(path, now.containsKey(path) ? How.CHANGED : How.REMOVED);
            }
        });
        now.keySet().stream().filter(path -> !old.containsKey(path)).forEach(path -> changed.put(path, How.ADDED));
    }

    /** Returns the commit at the base, in short. */
    String start() {
        return start;
    }

    /** Returns the paths of all files that are not the same. */
    Set<String> paths() {
        return changed.keySet();
    }

    /** Tells whether anything in a bundle's own folders changed. */
    boolean concern(String id) {
        return changed.keySet().stream()
                .anyMatch(path -> Layout.bundleOf(path).map(id::equals).orElse(false));
    }

    /** Tells whether a bundle's contract changed. */
    boolean ofContract(String id) {
        return changed.containsKey(Layout.PATCHES + id + "/twin.yaml");
    }

    /** Tells whether something changed that every verdict depends on. */
    boolean ofEngine() {
        return changed.keySet().stream().anyMatch(path -> part(path, Set.of()) == Part.ENGINE);
    }

    private Part part(String path, Set<String> ofModels) {
        return layout.part(path, ofModels.contains(path), head.snapshot());
    }

    /** Returns a bundle's golden traces that are gone, and were not only given another name. */
    List<String> lostGoldens(String id) {
        String folder = Layout.GOLDEN + id + "/";
        Set<String> contents = new HashSet<>(head.under(folder).values());
        return base.under(folder).entrySet().stream()
                .filter(file -> file.getKey().endsWith(TRACE)
                        && changed.get(file.getKey()) == How.REMOVED
                        && !contents.contains(file.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns all of them, with what they concern. */
    List<GateChange> all(Collection<ModelOutcome> models) {
        Map<String, SortedSet<String>> ofModels = new TreeMap<>();
        for (ModelOutcome model : models) {
            model.files()
                    .forEach(file -> ofModels.computeIfAbsent(file, unused -> new TreeSet<>())
                            .add(model.model()));
        }
        List<GateChange> changes = new ArrayList<>();
        changed.forEach((path, how) -> {
            Part part = part(path, ofModels.keySet());
            changes.add(new GateChange(path, how, part, concerns(path, part, ofModels)));
        });
        return changes;
    }

    private List<String> concerns(String path, Part part, Map<String, SortedSet<String>> ofModels) {
        if (part == Part.ENGINE) {
            return List.copyOf(head.bundles());
        }
        return Layout.bundleOf(path)
                .map(List::of)
                .orElseGet(() -> List.copyOf(ofModels.getOrDefault(path, new TreeSet<>())));
    }
}
