package dev.patchtwin.cli;

import dev.patchtwin.check.Verdict;

/** What the program returns. */
final class ExitCode {
    static final int EQUIVALENT = 0;
    static final int DIFFERENT = 1;
    static final int BAD_INPUT = 2;
    static final int INCONCLUSIVE = 3;
    static final int BUG = 70;

    private ExitCode() {}

    static int of(Verdict verdict) {
        return switch (verdict) {
            case EQUIVALENT, NO_DIFFERENCE_FOUND -> EQUIVALENT;
            case INCONCLUSIVE, STALE_CONTRACT -> INCONCLUSIVE;
            case UNSAFE, DIFFERENT -> DIFFERENT;
        };
    }
}
