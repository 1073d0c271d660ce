package dev.patchtwin.ring.driver;

import static dev.patchtwin.ring.world.Errno.EAGAIN;
import static dev.patchtwin.ring.world.Errno.ENOMEM;
import static dev.patchtwin.ring.world.Pages.NULL;

import dev.patchtwin.model.KernelFunction;
import dev.patchtwin.ring.world.Device;
import dev.patchtwin.ring.world.Host;
import dev.patchtwin.ring.world.Log;
import dev.patchtwin.ring.world.Machine;
import dev.patchtwin.ring.world.Pages;

/** {@code drivers/shring/shring.c}, what the patch leaves alone. */
public abstract class ShringDriver {
    protected final Machine machine;
    protected final Pages pages;
    protected final Host host;
    protected final Device device;
    protected final Log log;

    protected ShringDriver(Machine machine) {
        this.machine = machine;
        pages = machine.pages;
        host = machine.host;
        device = machine.device;
        log = machine.log;
    }

    /** Makes a ring, with the members that {@code struct shring} has in this version. */
    protected abstract Shring newShring(int number);

    @KernelFunction(value = "shring_in_flight", file = "drivers/shring/shring.c")
    static int shringInFlight(Shring ring) {
        return (ring.producer() + 2 * ring.nrSlots - ring.consumer()) % (2 * ring.nrSlots);
    }

    @KernelFunction(value = "shring_next", file = "drivers/shring/shring.c")
    private static int shringNext(Shring ring, int index) {
        return (index + 1) % (2 * ring.nrSlots);
    }

    @KernelFunction(value = "shring_share_page", file = "drivers/shring/shring.c")
    protected int shringSharePage(ShringSlot slot) {
        slot.setPage(machine.allocPage(slot.name()));
        if (slot.page() == NULL) {
            return ENOMEM;
        }

        return host.setShared(slot.page());
    }

    @KernelFunction(value = "shring_free_slot", file = "drivers/shring/shring.c")
    protected void shringFreeSlot(ShringSlot slot) {
        if (slot.page() != NULL) {
            pages.free(slot.page());
        }
        slot.setPage(NULL);
    }

    /** Lets nothing be in flight any more, and makes the device forget the ring, if it does. */
    @KernelFunction(value = "shring_detach", file = "drivers/shring/shring.c")
    protected void shringDetach(Shring ring) {
        while (shringInFlight(ring) != 0) {
            int i = ring.consumer() % ring.nrSlots;

            if (device.await(ring.number, i) != 0) {
                device.cancel(ring.number, i);
            }
            ring.setConsumer(shringNext(ring, ring.consumer()));
        }

        if (device.unregister(ring.number) == 0) {
            ring.registered = false;
        }
    }

    /** Shares a page for each slot, and makes the device know them all. */
    @KernelFunction(value = "shring_attach", file = "drivers/shring/shring.c")
    protected int shringAttach(Shring ring) {
        for (ShringSlot slot : ring.slots) {
            int ret = shringSharePage(slot);
            if (ret != 0) {
                return ret;
            }
        }

        // Also a device that answers with an error may know the pages.
        ring.registered = true;
        int ret = device.register(ring.number);
        if (ret != 0) {
            shringDetach(ring);
        }
        return ret;
    }

    /** {@code shring_open()}. */
    protected abstract int shringOpen(Shring ring);

    @KernelFunction(value = "shring_send", file = "drivers/shring/shring.c")
    int shringSend(Shring ring) {
        if (shringInFlight(ring) == ring.nrSlots) {
            return EAGAIN;
        }

        device.post(ring.number, ring.producer() % ring.nrSlots);
        ring.setProducer(shringNext(ring, ring.producer()));
        return 0;
    }

    @KernelFunction(value = "shring_complete", file = "drivers/shring/shring.c")
    int shringComplete(Shring ring) {
        if (shringInFlight(ring) == 0) {
            return EAGAIN;
        }
        if (!device.take(ring.number, ring.consumer() % ring.nrSlots)) {
            return EAGAIN;
        }

        ring.setConsumer(shringNext(ring, ring.consumer()));
        return 0;
    }

    /** {@code shring_close()}. */
    protected abstract void shringClose(Shring ring);
}
