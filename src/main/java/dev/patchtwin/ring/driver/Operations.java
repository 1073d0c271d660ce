package dev.patchtwin.ring.driver;

import dev.patchtwin.model.Operation;
import dev.patchtwin.ring.world.Shape;
import java.util.ArrayList;
import java.util.List;

/** All operations of a world: what can be done, to which ring and which slot. */
final class Operations {
    /** What is done. */
    enum Kind {
        OPEN("open"),
        SEND("send"),
        COMPLETE("complete"),
        CLOSE("close"),
        DEVICE_DONE("device-done"),
        RESET_DEVICE("reset-device"),
        OTHER_ALLOC("other-alloc"),
        OTHER_FREE("other-free");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    /**
     * One of them.
     *
     * @param kind what is done
     * @param ring to which ring; 0 for those that are about none
     * @param slot to which slot; 0 for those that are about none
     */
    record Act(Kind kind, int ring, int slot) {}

    private final List<Operation> all = new ArrayList<>();
    private final List<Act> acts = new ArrayList<>();

    Operations(Shape shape) {
        for (Kind kind : Kind.values()) {
            boolean ofNone = kind == Kind.OTHER_ALLOC || kind == Kind.OTHER_FREE;
            int rings = ofNone ? 1 : kind == Kind.RESET_DEVICE && !shape.resets() ? 0 : shape.rings();
            for (int ring = 0; ring < rings; ring++) {
                for (int slot = 0; slot < (kind == Kind.DEVICE_DONE ? shape.slots() : 1); slot++) {
                    String text = kind.text + (ofNone ? "" : " ring=" + ring);
                    all.add(new Operation(all.size(), text + (kind == Kind.DEVICE_DONE ? " slot=" + slot : "")));
                    acts.add(new Act(kind, ring, slot));
                }
            }
        }
    }

    /** Returns all operations, in the order of their ids. */
    List<Operation> all() {
        return all;
    }

    /** Returns what an operation does. */
    Act act(int id) {
        return acts.get(id);
    }

    /** Returns the operations that bring any state to rest: those that close a ring. */
    List<Operation> drain() {
        return all.stream()
                .filter(operation -> acts.get(operation.id()).kind() == Kind.CLOSE)
                .toList();
    }
}
