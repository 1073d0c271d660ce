package dev.patchtwin.ring.world;

/** What no version of the driver may break; docs/ring.md. */
public enum Invariant {
    S1("a page was freed that the host can still reach"),
    S2("a page was freed that the device still knows"),
    S3("a page was freed twice"),
    S4("a page was given out that the host or the device can still reach"),
    S5("a page was made private that the device still knows"),
    S6("a page was leaked that neither the host nor the device can reach"),
    S7("a ring that is not open holds a page"),
    S8("an open ring has a slot whose page is missing, or which the device cannot use"),
    S9("the device wrote into a page that is neither in the ring nor leaked, or that it cannot reach");

    private final String meaning;

    Invariant(String meaning) {
        this.meaning = meaning;
    }

    /** Returns what it means when this appears, in a sentence without a full stop. */
    public String meaning() {
        return meaning;
    }
}
