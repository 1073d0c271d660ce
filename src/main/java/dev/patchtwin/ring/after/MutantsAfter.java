package dev.patchtwin.ring.after;

import static dev.patchtwin.ring.world.Pages.NULL;

import dev.patchtwin.ring.driver.Shring;
import dev.patchtwin.ring.driver.ShringSlot;
import dev.patchtwin.ring.world.Machine;

/** Wrong versions of the driver after the patch, each wrong in one way. */
final class MutantsAfter {
    private MutantsAfter() {}

    /** What stands in the place of the end of shring_unshare_page(), where that has failed. */
    interface OnFailure {
        void run(Leaking driver, LeakyShring ring, ShringSlot slot);
    }

    /** A shring_unshare_page() that does something else when it fails. */
    static final class Leaking extends ShringAfter {
        private final OnFailure onFailure;

        Leaking(Machine machine, OnFailure onFailure) {
            super(machine);
            this.onFailure = onFailure;
        }

        @Override
        protected void shringUnsharePage(LeakyShring ring, ShringSlot slot) {
            if (ring.registered || host.setPrivate(slot.page()) != 0) {
                onFailure.run(this, ring, slot);
            }
        }

        void warnOnce(LeakyShring ring) {
            log.warnOn(!ring.leaky, ring.number);
            ring.leaky = true;
        }

        void warn(LeakyShring ring) {
            log.warnOn(true, ring.number);
        }
    }

    /** The pointer is dropped, whether the page is private again or not. */
    static final class DropsAlways extends ShringAfter {
        DropsAlways(Machine machine) {
            super(machine);
        }

        @Override
        protected void shringUnsharePage(LeakyShring ring, ShringSlot slot) {
            super.shringUnsharePage(ring, slot);
            slot.setPage(NULL);
        }
    }

    /** The host is asked for the page although the device still knows it. */
    static final class IgnoresTheDevice extends ShringAfter {
        IgnoresTheDevice(Machine machine) {
            super(machine);
        }

        @Override
        protected void shringUnsharePage(LeakyShring ring, ShringSlot slot) {
            ring.registered = false;
            super.shringUnsharePage(ring, slot);
        }
    }

    /** A page is given back twice. */
    static final class FreesTwice extends ShringAfter {
        FreesTwice(Machine machine) {
            super(machine);
        }

        @Override
        protected void shringFreeSlot(ShringSlot slot) {
            int page = slot.page();
            super.shringFreeSlot(slot);
            if (page != NULL) {
                pages.free(page);
            }
        }
    }

    /** The rollback begins with the second slot. */
    static final class ForgetsTheFirst extends ShringAfter {
        ForgetsTheFirst(Machine machine) {
            super(machine);
        }

        @Override
        protected int shringOpen(Shring shring) {
            LeakyShring ring = (LeakyShring) shring;
            ring.setProducer(0);
            ring.setConsumer(0);
            ring.registered = false;
            ring.leaky = false;
            int ret = shringAttach(ring);
            for (int i = 1; ret != 0 && i < ring.nrSlots; i++) {
                if (ring.slots[i].page() != NULL) {
                    shringUnsharePage(ring, ring.slots[i]);
                    shringFreeSlot(ring.slots[i]);
                }
            }
            return ret;
        }
    }

    /** That a page of an earlier life was leaked is not forgotten. */
    static final class StaysLeaky extends ShringAfter {
        private boolean wasLeaky;

        StaysLeaky(Machine machine) {
            super(machine);
        }

        @Override
        protected int shringOpen(Shring ring) {
            wasLeaky = ((LeakyShring) ring).leaky;
            return super.shringOpen(ring);
        }

        @Override
        protected int shringAttach(Shring ring) {
            ((LeakyShring) ring).leaky = wasLeaky;
            return super.shringAttach(ring);
        }
    }

    /** A page that could not be shared is taken for one that was. */
    static final class OpensUnshared extends ShringAfter {
        OpensUnshared(Machine machine) {
            super(machine);
        }

        @Override
        protected int shringSharePage(ShringSlot slot) {
            int ret = super.shringSharePage(slot);
            return slot.page() == NULL ? ret : 0;
        }
    }
}
