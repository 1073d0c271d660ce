package dev.patchtwin.check.adequacy;

import dev.patchtwin.check.adequacy.MutantResult.Kind;
import dev.patchtwin.check.adequacy.MutantResult.Outcome;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The mutation score of a twin, and how it came about.
 *
 * @param bundle the bundle
 * @param mutants what became of each, in the order in which they are listed
 * @param planned how many were to be tried
 * @param least the least score that the bundle asks for, in percent
 * @param inputs the SHA-256 of what was measured, by name: the bundle's files, and the classes of its models
 * @param seconds how long it took
 * @param again the command that does it again
 */
public record AdequacyResult(
        String bundle,
        List<MutantResult> mutants,
        int planned,
        int least,
        SortedMap<String, String> inputs,
        double seconds,
        String again) {
    /** Copies the list and the map. */
    public AdequacyResult {
        mutants = List.copyOf(mutants);
        inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    }

    /** Returns how many of a kind have this outcome. */
    public int count(Kind kind, Outcome outcome) {
        return (int) mutants.stream()
                .filter(m -> m.kind() == kind && m.trial().outcome() == outcome)
                .count();
    }

    /** Returns how many of a kind were tried. */
    public int count(Kind kind) {
        return (int) mutants.stream().filter(m -> m.kind() == kind).count();
    }

    /** Returns how many mutants, controls not among them, have this outcome. */
    public int count(Outcome outcome) {
        return count(Kind.HAND_SEEDED, outcome) + count(Kind.BYTECODE, outcome);
    }

    /** Returns the share of those killed among those killed and those that survived, 0 to 1; 1 where there are none. */
    public double score() {
        int killed = count(Outcome.KILLED);
        int all = killed + count(Outcome.SURVIVED);
        return all == 0 ? 1 : (double) killed / all;
    }

    /** Returns the mutants that survived. */
    public List<MutantResult> survivors() {
        return mutants.stream()
                .filter(m -> m.kind() != Kind.CONTROL && m.trial().outcome() == Outcome.SURVIVED)
                .toList();
    }

    /** Returns the controls that were told apart, although nothing is wrong with them. */
    public List<MutantResult> wronged() {
        return mutants.stream()
                .filter(m -> m.kind() == Kind.CONTROL && m.trial().outcome() == Outcome.KILLED)
                .toList();
    }

    /** Returns the mutants that the bundle explains although they do not survive: explanations to be dropped. */
    public List<MutantResult> stale() {
        return mutants.stream()
                .filter(m -> m.explained().isPresent() && m.trial().outcome() != Outcome.SURVIVED)
                .toList();
    }

    /** Tells whether all were tried. */
    public boolean complete() {
        return mutants.size() == planned;
    }

    /** Tells whether the score is what the bundle asks for, and no control was told apart. */
    public boolean enough() {
        return 100 * score() >= least && wronged().isEmpty();
    }
}
