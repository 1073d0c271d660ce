package dev.patchtwin.ring.before;

import static dev.patchtwin.ring.world.Errno.EBUSY;
import static dev.patchtwin.ring.world.Pages.NULL;

import dev.patchtwin.model.KernelFunction;
import dev.patchtwin.ring.driver.Shring;
import dev.patchtwin.ring.driver.ShringDriver;
import dev.patchtwin.ring.driver.ShringSlot;
import dev.patchtwin.ring.world.Machine;

/** {@code drivers/shring/shring.c} before the patch: both callers of shring_unshare_page() see to it that a page is leaked. */
class ShringBefore extends ShringDriver {
    ShringBefore(Machine machine) {
        super(machine);
    }

    @Override
    protected Shring newShring(int number) {
        return new Shring(machine, number);
    }

    /** Takes the host's access to a page away. When that fails, the caller must not free the page. */
    @KernelFunction(value = "shring_unshare_page", file = "drivers/shring/shring.c")
    protected int shringUnsharePage(Shring ring, int page) {
        // A device that still knows the page may write into it at any time.
        if (ring.registered) {
            return EBUSY;
        }

        return host.setPrivate(page);
    }

    @Override
    @KernelFunction(value = "shring_open", file = "drivers/shring/shring.c")
    protected int shringOpen(Shring ring) {
        ring.setProducer(0);
        ring.setConsumer(0);
        ring.registered = false;

        int ret = shringAttach(ring);
        if (ret == 0) {
            return 0;
        }

        for (ShringSlot slot : ring.slots) {
            if (slot.page() == NULL) {
                continue;
            }
            // Leak a page that the host or the device can still reach.
            if (log.warnOn(shringUnsharePage(ring, slot.page()) != 0, ring.number)) {
                slot.setPage(NULL);
            }
            shringFreeSlot(slot);
        }
        return ret;
    }

    @Override
    @KernelFunction(value = "shring_close", file = "drivers/shring/shring.c")
    protected void shringClose(Shring ring) {
        shringDetach(ring);

        for (ShringSlot slot : ring.slots) {
            // Leak a page that the host or the device can still reach.
            if (log.warnOn(shringUnsharePage(ring, slot.page()) != 0, ring.number)) {
                slot.setPage(NULL);
            }
            shringFreeSlot(slot);
        }
    }
}
