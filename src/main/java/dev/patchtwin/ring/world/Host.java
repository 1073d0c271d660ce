package dev.patchtwin.ring.world;

/** The host, which can reach the pages that are shared with it and no others. */
public final class Host {
    private static final int OK = 0;

    private final Machine machine;

    Host(Machine machine) {
        this.machine = machine;
    }

    /** {@code host_set_shared()}: after an error the page may be shared all the same. */
    public int setShared(int page) {
        int name = machine.pages.name(page);
        int answer = machine.ask(Questions.SET_SHARED, name);
        if (answer != 1) {
            machine.pages.setShared(page, true);
        }
        if (answer == 2) {
            machine.cover(Probe.SHARED_ALL_THE_SAME);
        }
        return Call.SET_SHARED.ended(machine, name, answer == OK ? 0 : Errno.EIO);
    }

    /** {@code host_set_private()}: a page that is private already stays it; after an error the page is still shared. */
    public int setPrivate(int page) {
        int name = machine.pages.name(page);
        machine.check(!machine.pages.isKnown(page), Invariant.S5, name);
        if (machine.pages.isShared(page)) {
            if (machine.ask(Questions.SET_PRIVATE, name) != OK) {
                machine.cover(Probe.STILL_SHARED);
                return Call.SET_PRIVATE.ended(machine, name, Errno.EIO);
            }
            machine.pages.setShared(page, false);
        }
        return Call.SET_PRIVATE.ended(machine, name, 0);
    }
}
