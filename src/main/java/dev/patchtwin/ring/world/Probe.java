package dev.patchtwin.ring.world;

import java.util.Arrays;
import java.util.List;

/** Situations that a run must have met before "no difference" says anything. */
public enum Probe {
    ALLOCATION_FAILED("a page could not be allocated"),
    SHARED_ALL_THE_SAME("a page was shared although the host answered with an error"),
    STILL_SHARED("a page could not be made private"),
    REGISTERED_ALL_THE_SAME("the device knew a ring although it answered with an error"),
    REGISTERED_TWICE("a ring was opened that the device still knew"),
    STILL_REGISTERED("the device could not be made to forget a ring"),
    BUSY("the device kept a slot although it was asked to let go of it"),
    PART_LEAKED("a ring leaked a page and freed another"),
    MANY_LEAKED("a ring leaked more than one page at once"),
    OPEN_LEAKED("a ring that could not be opened leaked a page"),
    OPENED_AFTER_LEAK("a ring was opened after it had leaked a page"),
    WROTE_INTO_LEAKED("the device wrote into a leaked page"),
    BOTH_IN_FLIGHT("both rings had a slot in flight"),
    REUSED("another user took a page while a leaked one was still shared");

    private final String text;

    Probe(String text) {
        this.text = text;
    }

    /** Returns all texts, in the order of the ordinals. */
    public static List<String> texts() {
        return Arrays.stream(values()).map(p -> p.text).toList();
    }
}
