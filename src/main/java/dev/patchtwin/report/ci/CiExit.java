package dev.patchtwin.report.ci;

import dev.patchtwin.check.Verdict;
import dev.patchtwin.gate.GateVerdict;

/** What the program returns, and what it means. In order: of several, the worst one comes last. */
public enum CiExit {
    /** Nothing is wrong. */
    PASS(0, "no difference was found"),
    /** Nothing was found, and nothing is promised. */
    INCONCLUSIVE(3, "inconclusive: interrupted, too short, or with a contract that is stale"),
    /** Something was found. */
    FAIL(
            1,
            "a difference was found, a golden trace that shows something else, an invariant that both sides break, models that"
                    + " do not fit the patch's C, or a change that the gate does not let pass"),
    /** A file cannot be used. */
    UNUSABLE(2, "input that cannot be used"),
    /** Patchtwin itself has failed. */
    BUG(70, "a bug in Patchtwin");

    private final int code;
    private final String meaning;

    CiExit(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** Returns the number that the program exits with. */
    public int code() {
        return code;
    }

    /** Returns what that number means, in a phrase. */
    public String meaning() {
        return meaning;
    }

    /** Returns the worse of the two. */
    public CiExit worse(CiExit other) {
        return compareTo(other) >= 0 ? this : other;
    }

    static CiExit of(Verdict verdict) {
        return switch (verdict) {
            case EQUIVALENT, NO_DIFFERENCE_FOUND -> PASS;
            case INCONCLUSIVE, STALE_CONTRACT -> INCONCLUSIVE;
            case STALE_GOLDEN, UNSAFE, DIFFERENT, UNFAITHFUL -> FAIL;
        };
    }

    static CiExit of(GateVerdict verdict) {
        return switch (verdict) {
            case PASS -> PASS;
            case INCONCLUSIVE -> INCONCLUSIVE;
            case UNUSABLE -> UNUSABLE;
            case FAIL -> FAIL;
        };
    }
}
