package dev.patchtwin.ring.driver;

import dev.patchtwin.model.KernelFunction;
import dev.patchtwin.ring.world.Channels;
import dev.patchtwin.ring.world.Machine;
import dev.patchtwin.ring.world.Pages;

/** {@code struct shring_slot}: a pointer to a page. */
@KernelFunction(value = "shring_slot", file = "drivers/shring/shring.h")
public final class ShringSlot {
    private final Machine machine;
    private final int name;
    private int page = Pages.NULL;

    ShringSlot(Machine machine, int name) {
        this.machine = machine;
        this.name = name;
    }

    /** Returns the subject by which its page is named. */
    public int name() {
        return name;
    }

    /** Returns the page, or {@link Pages#NULL}. */
    public int page() {
        return page;
    }

    /** Makes it point at another page, or at none: the page that it pointed at leaks, unless it was freed. */
    public void setPage(int other) {
        if (page != Pages.NULL) {
            machine.pages.dropped(page);
            machine.emit(Channels.POINTERS, name, Observer.DROPPED);
        }
        page = other;
        machine.touch(Channels.POINTERS);
    }

    /** Points at the page that was allocated for it, if any; after the pages were loaded. */
    void find() {
        page = machine.pages.ofSlot(name);
    }
}
