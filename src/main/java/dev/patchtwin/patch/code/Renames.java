package dev.patchtwin.patch.code;

import dev.patchtwin.patch.TouchedFunction.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Pairs things of one file that have another name now: they hold much the same, or one stands in the place of the other. */
final class Renames {
    /** How alike things must be that stand in the same place, and functions that do not; from 0 to 1. */
    private static final double ALIKE_IN_PLACE = 0.35;

    private static final double ALIKE_ANYWHERE = 0.7;

    /** Where so much is gone and new, only what stands in the same place is looked at. */
    private static final int MOST_COMPARISONS = 40_000;

    private record Candidate(Thing before, Thing after, double likeness) {}

    private final Pairing pairing;
    private final Gaps gaps;
    private final IdentityHashMap<Thing, Parts> parts = new IdentityHashMap<>();
    private final List<Candidate> candidates = new ArrayList<>();

    private Renames(Pairing pairing) {
        this.pairing = pairing;
        gaps = new Gaps(pairing);
    }

    /** Pairs what can be paired, the likeliest first. */
    static void pair(Pairing pairing) {
        Renames renames = new Renames(pairing);
        renames.collect();
        renames.candidates.sort(Comparator.comparingDouble(Candidate::likeness).reversed());
        Set<Thing> paired = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Candidate candidate : renames.candidates) {
            if (!paired.contains(candidate.before()) && !paired.contains(candidate.after())) {
                paired.add(candidate.before());
                paired.add(candidate.after());
                pairing.pairRenamed(candidate.before(), candidate.after());
            }
        }
    }

    private void collect() {
        List<Thing> functions =
                pairing.come().stream().filter(t -> t.kind() == Kind.FUNCTION).toList();
        boolean few = (long) pairing.gone().size() * functions.size() <= MOST_COMPARISONS;
        for (Thing gone : pairing.gone()) {
            for (Thing come : gone.kind() == Kind.FUNCTION && few ? functions : gaps.replacements(gone)) {
                if (gone.key().isLike(come.key())) {
                    candidate(gone, come);
                }
            }
        }
    }

    private void candidate(Thing gone, Thing come) {
        boolean inPlace = gaps.areSamePlace(gone, come);
        Parts before = parts(pairing.old(), gone);
        Parts after = parts(pairing.young(), come);
        double atLeast = inPlace ? ALIKE_IN_PLACE : ALIKE_ANYWHERE;
        if (before.mostLikeness(after) >= atLeast) {
            double likeness = before.likeness(after);
            if (likeness >= atLeast) {
                candidates.add(new Candidate(gone, come, likeness + (inPlace ? 1 : 0)));
            }
        }
    }

    private Parts parts(Side side, Thing thing) {
        return parts.computeIfAbsent(thing, t -> Parts.of(t.kind(), t.name(), side.tokens(t)));
    }
}
