package dev.patchtwin.check.dossier;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.engine.twin.Side;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Legend;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.Picture;
import dev.patchtwin.model.Pictured;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Draws both sides of a twin, again and again, and gives every part that a cell plays on either side a slot. Only what
 * changes is kept: pictures that are alike are one picture, and so are their lists.
 */
final class Scenes {
    private static final Comparator<Play.Slot> ORDER = Comparator.comparingInt(Play.Slot::kind)
            .thenComparing(Play.Slot::name, new NaturalOrder())
            .thenComparing(Play.Slot::name);

    private final Twin twin;
    private final boolean pictured;
    private final List<Drawing> before = new ArrayList<>();
    private final List<Drawing> after = new ArrayList<>();
    private final Map<Picture, Drawing> known = new HashMap<>();
    private final Pool<List<Picture.Branch>> trees = new Pool<>();
    private final Pool<List<Picture.Note>> notes = new Pool<>();

    /** The slots in the order in which they were seen, each with its place in it. */
    private final Map<Play.Slot, Integer> seen = new HashMap<>();

    /** A picture before all slots are known: the place of each cell's slot among those seen, and how the cell looks. */
    private static final class Drawing {
        private final int[] slots;
        private final int[] looks;
        private final List<Picture.Branch> trees;
        private final List<Picture.Note> notes;

        Drawing(int[] slots, int[] looks, List<Picture.Branch> trees, List<Picture.Note> notes) {
            this.slots = slots;
            this.looks = looks;
            this.trees = trees;
            this.notes = notes;
        }
    }

    Scenes(Twin twin) {
        this.twin = twin;
        pictured = legend(twin.model(Side.BEFORE), twin.model(Side.AFTER)).isPresent();
    }

    /** Returns what the pictures of a bundle's models consist of; empty when there are none, or none that can be compared. */
    static Optional<Legend> legend(Bundle bundle) {
        SortedMap<String, Integer> world = bundle.fuzzWorld();
        return legend(bundle.before().create(world), bundle.after().create(world));
    }

    private static Optional<Legend> legend(Model before, Model after) {
        return before instanceof Pictured left
                        && after instanceof Pictured right
                        && left.legend().equals(right.legend())
                ? Optional.of(left.legend())
                : Optional.empty();
    }

    /** Draws both sides as they are now. */
    void draw() {
        for (Side side : Side.values()) {
            if (pictured && twin.model(side) instanceof Pictured model) {
                drawings(side).add(known.computeIfAbsent(model.picture(), this::drawing));
            }
        }
    }

    private List<Drawing> drawings(Side side) {
        return side == Side.BEFORE ? before : after;
    }

    private Drawing drawing(Picture picture) {
        int[] slots = new int[picture.cells().size()];
        int[] looks = new int[slots.length];
        Map<Play.Slot, Integer> times = new HashMap<>();
        for (int i = 0; i < slots.length; i++) {
            Picture.Cell cell = picture.cells().get(i);
            Play.Slot slot = new Play.Slot(cell.name(), Legend.kind(cell.look()));
            int time = times.merge(slot, 1, Integer::sum);
            slots[i] = place(time == 1 ? slot : new Play.Slot(slot.name() + " #" + time, slot.kind()));
            looks[i] = cell.look();
        }
        return new Drawing(slots, looks, trees.only(picture.trees()), notes.only(picture.notes()));
    }

    private int place(Play.Slot slot) {
        Integer place = seen.putIfAbsent(slot, seen.size());
        return place == null ? seen.size() - 1 : place;
    }

    /** Returns every slot that was seen by now, in the order in which they are shown. */
    List<Play.Slot> slots() {
        return seen.keySet().stream().sorted(ORDER).toList();
    }

    /** Returns all pictures of a side, with a look for each of {@link #slots()}. */
    List<Play.Scene> of(Side side) {
        int[] shown = new int[seen.size()];
        List<Play.Slot> slots = slots();
        for (int i = 0; i < shown.length; i++) {
            shown[seen.getOrDefault(slots.get(i), 0)] = i;
        }
        Pool<Integer> numbers = new Pool<>();
        Pool<List<Integer>> lists = new Pool<>();
        Map<Drawing, Play.Scene> scenes = new HashMap<>();
        return drawings(side).stream()
                .map(drawing -> scenes.computeIfAbsent(
                        drawing, d -> new Play.Scene(lists.only(looks(d, shown, numbers)), d.trees, d.notes)))
                .toList();
    }

    private static List<Integer> looks(Drawing drawing, int[] shown, Pool<Integer> numbers) {
        Integer[] looks = new Integer[shown.length];
        Arrays.fill(looks, numbers.only(Play.Scene.NOBODY));
        for (int i = 0; i < drawing.slots.length; i++) {
            looks[shown[drawing.slots[i]]] = numbers.only(drawing.looks[i]);
        }
        return List.of(looks);
    }
}
