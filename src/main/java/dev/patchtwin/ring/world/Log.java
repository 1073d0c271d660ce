package dev.patchtwin.ring.world;

/** The kernel's log, as far as the driver writes into it. */
public final class Log {
    private static final long OOPS = 255;

    private final Machine machine;
    private int warned;

    Log(Machine machine) {
        this.machine = machine;
    }

    /** A ring ends its life in one operation: so it is enough to count the warnings of that. */
    void begin() {
        warned = 0;
    }

    /**
     * {@code WARN_ON}: gives the condition back.
     *
     * @param ring the number of the ring it is about
     */
    public boolean warnOn(boolean condition, int ring) {
        if (condition) {
            warned++;
            machine.emit(Channels.WARNINGS, machine.subjects.ring(ring), warned);
        }
        return condition;
    }

    /** Code of the driver has done what nothing could go on from, a bad access say. No version of the models does. */
    public void oops(int ring) {
        machine.emit(Channels.WARNINGS, machine.subjects.ring(ring), OOPS);
    }

    /** Tells a reader what a value on {@code warnings} means. */
    static String describe(long value) {
        return value == OOPS ? "oops in the patched code, in the middle" : "splat " + value;
    }
}
