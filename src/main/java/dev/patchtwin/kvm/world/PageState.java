package dev.patchtwin.kvm.world;

/** The kernel-side states of a physical page; docs/domain.md §1.5. Every page is in exactly one of them. */
public final class PageState {
    /** In the page allocator. */
    public static final int BUDDY = 0;
    /** In an MMU cache of a vCPU. */
    public static final int CACHE = 1;
    /** Held by a page table that is not linked into a tree yet. */
    public static final int UNLINKED = 2;
    /** Held by a page table that is linked into a tree. */
    public static final int LINKED = 3;
    /** Held by a page table that waits for its RCU callback. */
    public static final int RCU = 4;
    /** Guest memory, held by a guest_memfd file. */
    public static final int DATA = 5;
    /** Control page of a TD or a vCPU. */
    public static final int CTRL = 6;
    /** Nothing points at it any more, and it was never freed. */
    public static final int LEAKED = 7;
    /** Held by another user of the allocator. */
    public static final int OTHER = 8;

    /** How many bits a state takes. */
    static final int BITS = 4;

    private static final String[] NAMES = {
        "buddy", "cache", "unlinked", "linked", "rcu", "data", "control", "leaked", "other"
    };

    private PageState() {}

    /** Returns the name of a state, in lower case. */
    public static String name(int state) {
        return NAMES[state];
    }
}
