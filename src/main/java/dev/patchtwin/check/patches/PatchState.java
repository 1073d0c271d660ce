package dev.patchtwin.check.patches;

/** How much of a patch or a series was recovered. In order: of several, the worst one, which comes last, is said. */
public enum PatchState {
    /** All of it. */
    WHOLE("RECOVERED"),
    /** What is there is right, and some of it is missing. */
    PART("A PART"),
    /** Nothing that could be used. */
    ERROR("NOT RECOVERED");

    private final String text;

    PatchState(String text) {
        this.text = text;
    }

    /** Returns it as people read it. */
    public String text() {
        return text;
    }

    /** Returns the worse of the two. */
    public PatchState worse(PatchState other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
