package dev.patchtwin.ring.world;

import java.util.ArrayList;
import java.util.List;

/** What questions and words are about, by number: nothing, each ring, each slot of each ring, another user. */
public final class Subjects {
    /** Nothing in particular. */
    public static final int NONE = 0;

    private final Shape shape;
    private final List<String> names = new ArrayList<>();

    Subjects(Shape shape) {
        this.shape = shape;
        names.add("-");
        for (int ring = 0; ring < shape.rings(); ring++) {
            names.add("ring" + ring);
        }
        for (int ring = 0; ring < shape.rings(); ring++) {
            for (int slot = 0; slot < shape.slots(); slot++) {
                names.add("ring" + ring + "/slot" + slot);
            }
        }
        names.add("other");
    }

    /** Returns all names, in the order of their numbers. */
    public List<String> names() {
        return names;
    }

    /** Returns a name. */
    public String name(int subject) {
        return names.get(subject);
    }

    /** Returns the number of a ring. */
    public int ring(int ring) {
        return 1 + ring;
    }

    /** Returns the number of a slot. */
    public int slot(int ring, int slot) {
        return 1 + shape.rings() + ring * shape.slots() + slot;
    }

    /** Returns the number of whoever else allocates pages. */
    public int other() {
        return names.size() - 1;
    }

    /** Returns what a subject is called after the first two rings, 0 and 1, have swapped their names. */
    public int swapped(int subject) {
        int slots = shape.slots();
        int first = slot(0, 0);
        if (subject < first || subject >= first + 2 * slots) {
            return subject;
        }
        return subject < first + slots ? subject + slots : subject - slots;
    }
}
