package dev.patchtwin.check;

/** What a check says in the end. In order: of several, the worst one, which comes last, is said. */
public enum Verdict {
    /** Every reachable pair of states was compared, and nothing differs outside the contract. */
    EQUIVALENT("EQUIVALENT WITHIN BOUNDS"),
    /** A stated number of operations showed no difference outside the contract; not all that is possible was tried. */
    NO_DIFFERENCE_FOUND("NO DIFFERENCE FOUND"),
    /** The run says nothing: it was interrupted, or too short, or never came where the patch matters. */
    INCONCLUSIVE("INCONCLUSIVE"),
    /** A whole run never needed a difference that the contract declares: it allows what is not there. */
    STALE_CONTRACT("STALE CONTRACT"),
    /** A golden trace shows something else than is expected of it: the meaning of a model has changed. */
    STALE_GOLDEN("GOLDEN TRACES DIFFER"),
    /** Both sides break the same invariant. */
    UNSAFE("UNSAFE"),
    /** The two sides differ outside the contract. */
    DIFFERENT("DIFFERENT"),
    /** The models do not do what the patch's own C does, or the C does what it must not: then nothing they show counts. */
    UNFAITHFUL("MODELS DO NOT FIT THE C");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    /** Returns it as people read it. */
    public String text() {
        return text;
    }

    /** Tells whether the run is worth something and found nothing: where nothing else passes, this does. */
    public boolean passes() {
        return this == EQUIVALENT || this == NO_DIFFERENCE_FOUND;
    }

    /** Returns the worse of the two. */
    public Verdict worse(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
