package dev.patchtwin.check.dossier;

import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.DeclaredUse;
import dev.patchtwin.check.adequacy.AdequacyScore;
import dev.patchtwin.model.Legend;
import dev.patchtwin.patch.RecoveredPatch;
import java.util.List;
import java.util.Optional;

/**
 * All that there is to show of one checked bundle.
 *
 * @param result what came out
 * @param patch the patch, line by line
 * @param functions the functions that the patch touches, in its order, with the models' code for them
 * @param legend what the pictures consist of; empty when the models cannot be looked at
 * @param plays every finding, in the result's order, and then every declared difference that was needed and that a trace was
 *     found for, in the contract's order
 * @param adequacy whether the check would notice a wrong model, as it was measured before; empty when nobody says
 * @param evidence what it all rests on
 */
public record Dossier(
        CheckResult result,
        RecoveredPatch patch,
        List<FunctionTwin> functions,
        Optional<Legend> legend,
        List<Play> plays,
        Optional<AdequacyScore> adequacy,
        Evidence evidence) {
    /** Copies the lists. */
    public Dossier {
        functions = List.copyOf(functions);
        plays = List.copyOf(plays);
    }

    /** Returns the play that shows a declared difference, if there is one. */
    public Optional<Play> play(DeclaredUse use) {
        return plays.stream()
                .filter(play -> play.declared()
                        .map(of -> of.declared().id().equals(use.declared().id()))
                        .orElse(false))
                .findFirst();
    }

    /** Returns the same with what was measured before. */
    public Dossier with(AdequacyScore score) {
        return new Dossier(result, patch, functions, legend, plays, Optional.of(score), evidence);
    }
}
