package dev.patchtwin.ring.driver;

import dev.patchtwin.model.Legend;
import dev.patchtwin.model.Legend.Owner;
import dev.patchtwin.model.Legend.State;
import dev.patchtwin.model.Legend.Tone;
import dev.patchtwin.model.Picture;
import dev.patchtwin.model.Picture.Branch;
import dev.patchtwin.model.Picture.Cell;
import dev.patchtwin.model.Picture.Note;
import dev.patchtwin.ring.world.Channels;
import dev.patchtwin.ring.world.Device;
import dev.patchtwin.ring.world.Machine;
import dev.patchtwin.ring.world.Pages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Draws the pages, by who has them and who else can reach them; the rings with their slots; and what the device knows.
 * Everything is called by the part it plays, never by a frame number.
 */
final class Drawing {
    /** What all pictures consist of; states and owners are numbered as in {@link Pages}. */
    static final Legend LEGEND = new Legend(
            "page",
            List.of("page of a slot", "other"),
            List.of(
                    new State("free", ".", Tone.FREE, "in the page allocator"),
                    new State("ring", "R", Tone.LIVE, "a slot of a ring points at it"),
                    new State("other", "o", Tone.FOREIGN, "held by another user of the page allocator"),
                    new State("leaked", "!", Tone.LOST, "nothing points at it any more, and it was never freed")),
            List.of(
                    new Owner("guest", "private: only the guest can reach it"),
                    new Owner("host", "shared: the host can reach it"),
                    new Owner("unreached", "private, though the device knows it and may try to write into it"),
                    new Owner("device", "shared, and the device may write into it at any time")),
            List.of(Channels.WARNINGS.name()));

    private final Machine machine;
    private final Shring[] rings;

    Drawing(Machine machine, Shring[] rings) {
        this.machine = machine;
        this.rings = rings;
    }

    /** Returns how a page looks. */
    int look(int frame) {
        Pages pages = machine.pages;
        int kind = pages.name(frame) == machine.subjects.other() ? 1 : 0;
        return Legend.look(kind, pages.state(frame), (pages.isShared(frame) ? 1 : 0) | (pages.isKnown(frame) ? 2 : 0));
    }

    Picture picture() {
        List<Branch> trees = Stream.of(rings).map(this::ring).toList();
        return new Picture(cells(), trees, List.of(new Note("device", device())));
    }

    private List<Cell> cells() {
        return IntStream.range(0, machine.pages.count())
                .filter(frame -> look(frame) != 0)
                .mapToObj(frame -> new Cell(machine.subjects.name(machine.pages.name(frame)), look(frame)))
                .sorted(Comparator.comparing(Cell::name).thenComparing(Cell::look))
                .toList();
    }

    private Branch ring(Shring ring) {
        String name = machine.subjects.name(machine.subjects.ring(ring.number));
        if (!ring.opened) {
            return new Branch(name + " closed", List.of());
        }
        List<Branch> slots = IntStream.range(0, ring.nrSlots)
                .mapToObj(slot -> new Branch(slot(ring, slot), List.of()))
                .toList();
        return new Branch(name + " producer=" + ring.producer() + " consumer=" + ring.consumer(), slots);
    }

    private String slot(Shring ring, int slot) {
        int page = ring.slots[slot].page();
        String name =
                "[" + slot + "] -> " + (page == Pages.NULL ? "NULL" : machine.subjects.name(ring.slots[slot].name()));
        return name + held(ring.number, slot);
    }

    private String held(int ring, int slot) {
        Device device = machine.device;
        return device.holds(ring, slot) ? ", in flight" : device.isDone(ring, slot) ? ", done" : "";
    }

    /** Lists the rings that the device knows, and the slots that it has of one that is closed. */
    private List<String> device() {
        List<String> lines = new ArrayList<>();
        for (Shring ring : rings) {
            if (machine.device.knows(ring.number)) {
                String name = machine.subjects.name(machine.subjects.ring(ring.number));
                StringBuilder line = new StringBuilder("knows ").append(name);
                for (int slot = 0; slot < ring.nrSlots && !ring.opened; slot++) {
                    String held = held(ring.number, slot);
                    line.append(held.isEmpty() ? "" : ", slot" + slot + held.substring(1));
                }
                lines.add(line.append(ring.opened ? "" : ", which is closed").toString());
            }
        }
        return lines;
    }
}
