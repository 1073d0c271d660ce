package dev.patchtwin.gate;

import dev.patchtwin.check.InputException;
import dev.patchtwin.gate.GateChange.How;
import dev.patchtwin.gate.GateChange.Part;
import dev.patchtwin.patch.range.Range;
import dev.patchtwin.patch.tree.TreeException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
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
        this.start = Range.brief(start);
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

    /**
     * Returns the paths of a bundle's golden traces of the base that nothing at the head takes the place of: no trace, of
     * whatever name, has their steps, or has them first.
     *
     * @throws InputException when a golden trace cannot be read
     */
    List<String> lostGoldens(String id) throws InputException {
        Map<String, String> now = steps(head, id, Set.of());
        Map<String, String> lost =
                steps(base, id, head.under(Layout.GOLDEN + id + "/").values());
        lost.values().removeIf(steps -> now.values().stream().anyMatch(young -> young.startsWith(steps)));
        return List.copyOf(lost.keySet());
    }

    /** Tells whether there is a file at the head. */
    boolean isThere(String path) {
        return head.snapshot().files().containsKey(path);
    }

    /** @param known the contents that are not asked for */
    private static Map<String, String> steps(End end, String id, Collection<String> known) throws InputException {
        Map<String, String> steps = new TreeMap<>();
        for (Map.Entry<String, String> file :
                end.under(Layout.GOLDEN + id + "/").entrySet()) {
            if (file.getKey().endsWith(TRACE) && !known.contains(file.getValue())) {
                steps.put(file.getKey(), steps(end, file.getKey()));
            }
        }
        return steps;
    }

    /** What is said of nothing, and how many blanks are between words, makes no difference. */
    private static String steps(End end, String path) throws InputException {
        try {
            StringBuilder steps = new StringBuilder();
            new String(end.snapshot().read(path), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.strip().replaceAll("\\s+", " "))
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .forEach(line -> steps.append(line).append('\n'));
            return steps.toString();
        } catch (TreeException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
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
