package dev.patchtwin.check.conform;

/** What came of wanting to run the patch's own C. */
public sealed interface ConformOutcome {
    /** It was run. */
    record Done(ConformResult result) implements ConformOutcome {}

    /**
     * It could not be run here, which says nothing about the patch.
     *
     * @param reason why, a phrase: {@code no C compiler: …}
     * @param interrupted whether it was only stopped before it had begun
     */
    record Skipped(String reason, boolean interrupted) implements ConformOutcome {
        /** For a reason that stays. */
        public Skipped(String reason) {
            this(reason, false);
        }
    }
}
