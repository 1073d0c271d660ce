package dev.patchtwin.ring.driver;

import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Observation;
import dev.patchtwin.ring.world.Channels;
import dev.patchtwin.ring.world.Errno;
import dev.patchtwin.ring.world.Invariant;
import dev.patchtwin.ring.world.Machine;
import dev.patchtwin.ring.world.Pages;
import dev.patchtwin.ring.world.Words;

/** Shows the state behind the channels, and tells a reader what the words mean. */
final class Observer {
    /** On the channel {@code pointers}: a slot points at its page. */
    private static final long POINTS = 0;

    /** On the channel {@code pointers}: a slot does not point at its page any more. */
    static final long DROPPED = 1;

    private final Machine machine;
    private final Shring[] rings;

    Observer(Machine machine, Shring[] rings) {
        this.machine = machine;
        this.rings = rings;
    }

    void observe(Channel channel, boolean atRest, Observation out) {
        if (channel.id() == Channels.POINTERS.id()) {
            observePointers(out);
        } else if (channel.id() == Channels.INDEXES.id()) {
            observeIndexes(out);
        } else if (channel.id() == Channels.SAFETY.id()) {
            machine.watch(out);
            checkRings();
        } else if (channel.id() != Channels.LEAKS.id() || atRest) {
            Words.observe(machine, channel, out);
        }
    }

    private void observePointers(Observation out) {
        for (Shring ring : rings) {
            for (ShringSlot slot : ring.slots) {
                if (slot.page() != Pages.NULL) {
                    out.emit(Channels.POINTERS, Observation.word(slot.name(), POINTS));
                }
            }
        }
    }

    private void observeIndexes(Observation out) {
        for (Shring ring : rings) {
            if (ring.opened) {
                int subject = machine.subjects.ring(ring.number);
                out.emit(Channels.INDEXES, Observation.word(subject, ring.producer() << 8 | ring.consumer()));
            }
        }
    }

    /** Reports which of the invariants the present state breaks; the others are checked where a step could break them. */
    private void checkRings() {
        for (Shring ring : rings) {
            for (ShringSlot slot : ring.slots) {
                int page = slot.page();
                boolean usable = page != Pages.NULL && machine.pages.isShared(page) && machine.pages.isKnown(page);
                machine.check(ring.opened || page == Pages.NULL, Invariant.S7, slot.name());
                machine.check(!ring.opened || usable, Invariant.S8, slot.name());
            }
        }
    }

    String describe(Channel channel, long word) {
        String subject = machine.subjects.name(Observation.subject(word));
        long value = Observation.value(word);
        return switch (channel.name()) {
            case "pointers" -> subject + (value == POINTS ? " has a page" : ": page = NULL");
            case "indexes" -> subject + " producer=" + (value >>> 8) + " consumer=" + (value & 0xff);
            case "returns" -> "returns " + Errno.name((short) value);
            default -> Words.describe(channel, subject, value);
        };
    }
}
