package dev.patchtwin.kvm.world;

/** How pages are allocated and freed: here plainly, as any page is. */
public class PageSource {
    protected final Machine machine;

    /** Takes pages from the allocator of this machine. */
    public PageSource(Machine machine) {
        this.machine = machine;
    }

    /**
     * Allocates a page.
     *
     * @param state what it is used for, a {@link PageState}
     * @param subject its name
     * @param index which one it is of those that its user holds, from 0
     * @return its frame number, or {@link PhysicalPages#NULL}
     */
    public int alloc(int state, int subject, int index) {
        return machine.allocPage(state, subject);
    }

    /** Frees a page; {@link PhysicalPages#NULL} is fine and does nothing. */
    public void free(int page) {
        machine.pages.free(page);
    }
}
