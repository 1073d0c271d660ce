package dev.patchtwin.ring.after;

import static dev.patchtwin.ring.world.Pages.NULL;

import dev.patchtwin.model.KernelFunction;
import dev.patchtwin.ring.driver.Shring;
import dev.patchtwin.ring.driver.ShringDriver;
import dev.patchtwin.ring.driver.ShringSlot;
import dev.patchtwin.ring.world.Machine;

/** {@code drivers/shring/shring.c} after the patch: shring_unshare_page() leaks the page itself. */
class ShringAfter extends ShringDriver {
    ShringAfter(Machine machine) {
        super(machine);
    }

    @Override
    protected Shring newShring(int number) {
        return new LeakyShring(machine, number);
    }

    /** Takes the host's access to the page of a slot away. When that fails, the page is leaked. */
    @KernelFunction(value = "shring_unshare_page", file = "drivers/shring/shring.c")
    protected void shringUnsharePage(LeakyShring ring, ShringSlot slot) {
        // A device that still knows the page may write into it at any time.
        if (!ring.registered && host.setPrivate(slot.page()) == 0) {
            return;
        }

        // Some of the pages of a ring, or all of them: say it once.
        log.warnOn(!ring.leaky, ring.number);
        ring.leaky = true;
        slot.setPage(NULL);
    }

    @Override
    @KernelFunction(value = "shring_open", file = "drivers/shring/shring.c")
    protected int shringOpen(Shring shring) {
        LeakyShring ring = (LeakyShring) shring;
        ring.setProducer(0);
        ring.setConsumer(0);
        ring.registered = false;
        ring.leaky = false;

        int ret = shringAttach(ring);
        if (ret == 0) {
            return 0;
        }

        for (ShringSlot slot : ring.slots) {
            if (slot.page() == NULL) {
                continue;
            }
            shringUnsharePage(ring, slot);
            shringFreeSlot(slot);
        }
        return ret;
    }

    @Override
    @KernelFunction(value = "shring_close", file = "drivers/shring/shring.c")
    protected void shringClose(Shring shring) {
        LeakyShring ring = (LeakyShring) shring;
        shringDetach(ring);

        for (ShringSlot slot : ring.slots) {
            shringUnsharePage(ring, slot);
            shringFreeSlot(slot);
        }
    }
}
