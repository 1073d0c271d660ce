package dev.patchtwin.ring.foreign;

import dev.patchtwin.model.Foreign;
import dev.patchtwin.ring.world.Pages;
import java.util.Set;

/** What is around one call of a patched function: its ring, whose slots and pages have the numbers from 1 on, and 0 is none. */
final class RingWorld implements Foreign.World {
    /** The events that are understood, by name. */
    static final Set<String> EVENTS = Set.of(
            "ring->producer =",
            "ring->consumer =",
            "ring->registered =",
            "ring->leaky =",
            "slot->page =",
            "shring_attach",
            "shring_detach",
            "shring_free_slot",
            "host_set_private",
            "WARN_ON",
            "a wrong pointer is used");

    private final ShringForeign driver;
    private final ForeignShring ring;

    RingWorld(ShringForeign driver, ForeignShring ring) {
        this.driver = driver;
        this.ring = ring;
    }

    @Override
    public long on(Foreign.Event event, long[] numbers) {
        switch (event.name()) {
            case "shring_attach" -> {
                return driver.attach(ring);
            }
            case "shring_detach" -> {
                return driver.detach(ring);
            }
            case "host_set_private" -> {
                return setPrivate(numbers[0]);
            }
            case "shring_free_slot" -> freeSlot(numbers[0]);
            case "WARN_ON" -> driver.warnOn(numbers[0] != 0, ring);
            case "a wrong pointer is used" -> driver.oops(ring);
            default -> stored(event.name(), numbers);
        }
        return 0;
    }

    private void stored(String what, long[] numbers) {
        int value = (int) numbers[0];
        switch (what) {
            case "ring->producer =" -> ring.setProducer(value);
            case "ring->consumer =" -> ring.setConsumer(value);
            case "ring->registered =" -> ring.registered = value != 0;
            case "ring->leaky =" -> ring.leaky = value != 0;
            case "slot->page =" -> setPage(value, numbers[1]);
            default -> throw new IllegalArgumentException("the models know no event '" + what + "'");
        }
    }

    /** Nothing that the patch touches has another page to put there. */
    private void setPage(int slot, long page) {
        if (page != 0) {
            driver.oops(ring);
        } else {
            ring.slots[slot - 1].setPage(Pages.NULL);
        }
    }

    private long setPrivate(long page) {
        if (page == 0 || ring.slots[(int) page - 1].page() == Pages.NULL) {
            driver.oops(ring);
            return 0;
        }
        return driver.setPrivate(ring.slots[(int) page - 1].page());
    }

    private void freeSlot(long slot) {
        if (slot == 0) {
            driver.oops(ring);
        } else {
            driver.freeSlot(ring.slots[(int) slot - 1]);
        }
    }

    @Override
    public void died() {
        driver.oops(ring);
    }
}
