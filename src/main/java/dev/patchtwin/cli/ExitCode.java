package dev.patchtwin.cli;

import dev.patchtwin.check.ConformVerdict;
import dev.patchtwin.check.Verdict;
import dev.patchtwin.gate.GateVerdict;
import dev.patchtwin.check.patches.PatchResult;

/** What the program returns. */
final class ExitCode {
    static final int EQUIVALENT = 0;
    static final int DIFFERENT = 1;
    static final int BAD_INPUT = 2;
    static final int INCONCLUSIVE = 3;
    static final int BUG = 70;

    private ExitCode() {}

    /** Patches are fine when all is there, and the tree takes it if there is one. */
    static int of(PatchResult result) {
        if (result.isRefused()) {
            return BAD_INPUT;
        }
        return switch (result.state()) {
            case WHOLE -> EQUIVALENT;
            case PART -> INCONCLUSIVE;
            case ERROR -> BAD_INPUT;
        };
    }

    static int of(ConformVerdict verdict) {
        return switch (verdict) {
            case FITS -> EQUIVALENT;
            case NOT_RUN, INTERRUPTED -> INCONCLUSIVE;
            case DIFFERENT, UNFAITHFUL -> DIFFERENT;
        };
    }

    static int of(GateVerdict verdict) {
        return switch (verdict) {
            case PASS -> EQUIVALENT;
            case INCONCLUSIVE -> INCONCLUSIVE;
            case UNUSABLE -> BAD_INPUT;
            case FAIL -> DIFFERENT;
        };
    }

    static int of(Verdict verdict) {
        return switch (verdict) {
            case EQUIVALENT, NO_DIFFERENCE_FOUND -> EQUIVALENT;
            case INCONCLUSIVE, STALE_CONTRACT -> INCONCLUSIVE;
            case STALE_GOLDEN, UNSAFE, DIFFERENT, UNFAITHFUL -> DIFFERENT;
        };
    }
}
