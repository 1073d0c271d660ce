package dev.patchtwin.ring.foreign;

import dev.patchtwin.model.Foreign;
import dev.patchtwin.ring.driver.Shring;
import dev.patchtwin.ring.driver.ShringDriver;
import dev.patchtwin.ring.driver.ShringSlot;
import dev.patchtwin.ring.world.Machine;
import dev.patchtwin.ring.world.Pages;

/**
 * The driver whose patched functions are called in C; before or after the patch, as the C is. The numbers that go in and out are
 * those of {@code shim/driver.c}.
 */
final class ShringForeign extends ShringDriver {
    private static final int REGISTERED = 1 << 16;
    private static final int PAGES_SHIFT = 20;

    private final Foreign patched;

    ShringForeign(Machine machine, Foreign patched) {
        super(machine);
        this.patched = patched;
    }

    @Override
    protected Shring newShring(int number) {
        return new ForeignShring(machine, number);
    }

    @Override
    protected int shringOpen(Shring ring) {
        return call("shring_open", ring, 0);
    }

    @Override
    protected void shringClose(Shring ring) {
        call("shring_close", ring, 0);
    }

    /** Calls a patched function on a ring, or on a slot of it; returns what it gave back. */
    int call(String function, Shring ring, int slot) {
        long[] arguments = {
            ring.nrSlots,
            ring.producer(),
            ring.consumer(),
            ring.registered ? 1 : 0,
            ((ForeignShring) ring).leaky ? 1 : 0,
            pagesOf(ring),
            slot
        };
        return (int) patched.call(function, arguments, new RingWorld(this, (ForeignShring) ring));
    }

    private static int pagesOf(Shring ring) {
        int there = 0;
        for (int i = 0; i < ring.nrSlots; i++) {
            there |= ring.slots[i].page() == Pages.NULL ? 0 : 1 << i;
        }
        return there;
    }

    /** Attaches a ring; returns what came of it: the result, whether the ring is registered, which slots have a page. */
    long attach(Shring ring) {
        int result = shringAttach(ring);
        return (result & 0xffff) | (ring.registered ? REGISTERED : 0) | (long) pagesOf(ring) << PAGES_SHIFT;
    }

    /** Detaches a ring; returns whether it is still registered. */
    long detach(Shring ring) {
        shringDetach(ring);
        return ring.registered ? 1 : 0;
    }

    void freeSlot(ShringSlot slot) {
        shringFreeSlot(slot);
    }

    int setPrivate(int page) {
        return host.setPrivate(page);
    }

    void warnOn(boolean condition, Shring ring) {
        log.warnOn(condition, ring.number);
    }

    /** The C has done what nothing in the kernel could go on from. */
    void oops(Shring ring) {
        log.oops(ring.number);
    }
}
