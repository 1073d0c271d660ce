package dev.patchtwin.kvm.world;

/** The host stops where it stands. Thrown by the WARN family, caught where the operation began. */
public final class KernelPanic extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A panic carries nothing, and needs no stack. */
    KernelPanic() {
        super("kernel panic", null, false, false);
    }
}
