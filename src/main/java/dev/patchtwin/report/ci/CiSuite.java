package dev.patchtwin.report.ci;

import java.util.List;

/**
 * What belongs together in a run: a bundle and its models, most often.
 *
 * @param name the bundle's id, or what the cases have in common
 * @param title the patch's title; empty when it is not known
 * @param verdict what came of it, as people read it
 * @param cases at least one
 * @param repro the command that does it again
 * @param seconds how long it took, as far as that is known
 */
public record CiSuite(String name, String title, String verdict, List<CiCase> cases, String repro, double seconds) {
    /** The name of the suite of what belongs to no bundle. */
    static final String NO_BUNDLE = "patchtwin";

    /** Copies the list. */
    public CiSuite {
        cases = List.copyOf(cases);
    }

    /** Returns how many cases came out so. */
    public long count(CiCase.Outcome outcome) {
        return cases.stream().filter(one -> one.outcome() == outcome).count();
    }

    /** Tells whether nothing in it failed. */
    public boolean good() {
        return cases.stream().allMatch(CiCase::good);
    }
}
