package dev.patchtwin.report.html;

import java.util.Locale;

/** How good or bad something is: a colour, a mark that says the same without colour, and a word for those who hear it. */
public enum Tone {
    /** As it should be. */
    GOOD("✓"),
    /** Not the same, and declared. */
    DECLARED("≈"),
    /** Not as it should be. */
    BAD("✗"),
    /** Nothing can be said. */
    UNSURE("?"),
    /** Was not asked. */
    NONE("–");

    private final String mark;

    Tone(String mark) {
        this.mark = mark;
    }

    /** Returns its mark. */
    public String mark() {
        return mark;
    }

    /** Returns the class of elements that have it. */
    public String style() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }
}
