package dev.patchtwin.check.conform;

/** What came of wanting to run the patch's own C. */
public sealed interface ConformOutcome {
    /** It was run. */
    record Done(ConformResult result) implements ConformOutcome {}

    /**
     * It could not be run here, which says nothing about the patch.
     *
     * @param reason why, a phrase: {@code no C compiler: …}
     */
    record Skipped(String reason) implements ConformOutcome {}
}
