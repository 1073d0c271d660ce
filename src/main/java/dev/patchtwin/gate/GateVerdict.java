package dev.patchtwin.gate;

/** What the gate says in the end. In order: of several, the worst one, which comes last, is said. */
public enum GateVerdict {
    /** Nothing changed its meaning, or what changed is shown by golden traces and declared; every check passed. */
    PASS("PASS"),
    /** Interrupted, stopped at a bound, or something could not be compared. */
    INCONCLUSIVE("INCONCLUSIVE"),
    /** A file of the head cannot be used. */
    UNUSABLE("UNUSABLE INPUT"),
    /** A meaning changed that nobody declared or that no golden trace shows, or a check found a difference. */
    FAIL("FAIL");

    private final String text;

    GateVerdict(String text) {
        this.text = text;
    }

    /** Returns it as people read it. */
    public String text() {
        return text;
    }

    /** Returns the worse of the two. */
    public GateVerdict worse(GateVerdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
