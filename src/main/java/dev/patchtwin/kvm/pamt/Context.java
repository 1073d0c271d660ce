package dev.patchtwin.kvm.pamt;

/** In which context code runs, as far as somebody cares who takes a lock there. */
enum Context {
    /** A system call or a fault that holds no lock of the MMU; softirqs are enabled. */
    PROCESS("in process context"),
    /** The same, with {@code mmu_lock} held for read. */
    MMU_READ("in process context, mmu_lock held for read"),
    /** The same, with {@code mmu_lock} held for write. */
    MMU_WRITE("in process context, mmu_lock held for write"),
    /** An RCU callback. */
    SOFTIRQ("in softirq context");

    private final String text;

    Context(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
