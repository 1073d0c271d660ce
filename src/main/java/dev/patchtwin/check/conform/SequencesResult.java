package dev.patchtwin.check.conform;

/**
 * What came of comparing a couple in random sequences of operations.
 *
 * @param couple who was compared
 * @param operations how many lock-step operations
 * @param planned how many were to be
 * @param sequences in how many sequences
 * @param calls how many calls of patched functions the C carried out for it, both sides together
 * @param disagreements on how many channels the two were seen to differ
 * @param seconds how long it took
 */
public record SequencesResult(
        Couple couple, long operations, long planned, long sequences, long calls, int disagreements, double seconds) {
    /** Whether it was stopped before its end. */
    public boolean interrupted() {
        return operations < planned && disagreements == 0;
    }
}
