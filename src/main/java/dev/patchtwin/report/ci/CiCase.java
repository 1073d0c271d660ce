package dev.patchtwin.report.ci;

import java.util.List;

/**
 * One thing that can be right or wrong.
 *
 * @param name what it is: {@code channel pages}, {@code golden silence}, {@code model kvm-after}, {@code verdict}
 * @param outcome what came of it
 * @param message that in a sentence
 * @param details more sentences
 * @param findings what is wrong, the most important first, and what is worth a note; a case may fail without any, when what
 *     is wrong is said in another one
 * @param seconds how long it took; 0 when that is not known
 */
public record CiCase(
        String name, Outcome outcome, String message, List<String> details, List<CiFinding> findings, double seconds) {
    /** Copies the lists. */
    public CiCase {
        details = List.copyOf(details);
        findings = List.copyOf(findings);
    }

    /** What can come of a case. */
    public enum Outcome {
        /** It is as it should be. */
        PASS,
        /** It was not looked at; the message says why. */
        SKIP,
        /** It cannot be said whether it is as it should be. */
        ERROR,
        /** It is not as it should be. */
        FAIL
    }

    static CiCase pass(String name, String message) {
        return new CiCase(name, Outcome.PASS, message, List.of(), List.of(), 0);
    }

    static CiCase skip(String name, String reason) {
        return new CiCase(name, Outcome.SKIP, reason, List.of(), List.of(), 0);
    }

    static CiCase bad(String name, Outcome outcome, CiFinding finding) {
        return new CiCase(name, outcome, finding.message(), List.of(), List.of(finding), 0);
    }

    /** Tells whether nothing is wrong with it. */
    public boolean good() {
        return outcome == Outcome.PASS || outcome == Outcome.SKIP;
    }
}
