package dev.patchtwin.check;

/** What running a patch's own C says in the end. In order: of several, the worst one, which comes last, is said. */
public enum ConformVerdict {
    /** All that was compared agrees. */
    FITS("MODELS FIT THE C"),
    /** It could not be run here, which says nothing about the models. */
    NOT_RUN("NOT RUN"),
    /** It was stopped before its end, by somebody or by a bound on memory, and nothing was found by then. */
    INTERRUPTED("INTERRUPTED"),
    /** The models do what the C does, and the patch makes a difference that the contract does not have. */
    DIFFERENT("DIFFERENT"),
    /** The models do not do what the C does, or the C died. */
    UNFAITHFUL("MODELS DO NOT FIT THE C");

    private final String text;

    ConformVerdict(String text) {
        this.text = text;
    }

    /** Returns it as people read it. */
    public String text() {
        return text;
    }

    /** Returns the worse of the two. */
    public ConformVerdict worse(ConformVerdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
