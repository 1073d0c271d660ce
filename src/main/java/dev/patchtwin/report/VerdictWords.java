package dev.patchtwin.report;

import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.ExploreRun;
import dev.patchtwin.check.FuzzRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a verdict promises, and what it does not. */
public final class VerdictWords {
    private VerdictWords() {}

    /** Returns a few sentences, a paragraph each. */
    public static List<String> of(CheckResult result) {
        List<String> words = new ArrayList<>(result.reasons());
        String but = result.strict() ? "" : ", but for the declared differences";
        words.addAll(
                switch (result.verdict()) {
                    case EQUIVALENT -> equivalent(result, but);
                    case NO_DIFFERENCE_FOUND ->
                        List.of("In " + Text.count(operations(result), "operation")
                                + " both sides showed the same on every channel" + but
                                + ". This was a search and no proof: what it did not try may differ, and so may what"
                                + " the models leave out.");
                    case INCONCLUSIVE ->
                        List.of("No difference was found, but the run does not allow to say that there is" + " none.");
                    case STALE_CONTRACT ->
                        List.of("A contract that allows what never happens would hide it when it does:"
                                + " remove the declaration from the bundle, or mend its words.");
                    case STALE_GOLDEN ->
                        List.of("A model does something else than it did when the golden traces were accepted, or is shown"
                                + " in other words. If that is meant, accept it with the command above; if it is not, mend"
                                + " the model.");
                    case UNSAFE ->
                        List.of("The two sides agree, and both break an invariant that no version may break.");
                    case DIFFERENT ->
                        List.of("Each difference comes with the shortest trace that was found for it;"
                                + " replaying it shows the same on every machine.");
                    case UNFAITHFUL ->
                        List.of(
                                "Whichever of them is wrong, the models or the C around the patch's: until it is mended, no"
                                        + " other line of this report says anything about the patch.");
                });
        return words;
    }

    private static List<String> equivalent(CheckResult result, String but) {
        List<String> words = new ArrayList<>();
        result.explored()
                .ifPresent(run -> words.add("Every operation with every answer was tried in each of the "
                        + Text.count(run.states(), "pair") + " of states that can be reached in the world "
                        + run.world() + ", with "
                        + faults(run) + ", and both sides showed the same on every channel" + but
                        + (run.omission() > 0
                                ? String.format(
                                        Locale.ROOT,
                                        "; the probability that a state was left out is at most %.1e",
                                        run.omission())
                                : "")
                        + ". Larger worlds, more faults, and what the models leave out are not covered by this."));
        result.fuzz()
                .ifPresent(fuzz -> words.add("Beyond these bounds, " + Text.count(fuzz.operations(), "random operation")
                        + " in the world " + fuzz.worldName() + " showed no difference either."));
        return words;
    }

    private static String faults(ExploreRun run) {
        List<String> bounds = run.scopes().stream()
                .map(scope -> ExploreWords.faults(scope.scope()))
                .distinct()
                .toList();
        return bounds.size() == 1 ? bounds.get(0) : "the faults that each slice allows";
    }

    private static long operations(CheckResult result) {
        return result.fuzz().map(FuzzRun::operations).orElse(0L);
    }
}
