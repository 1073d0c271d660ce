package dev.patchtwin.report;

import dev.patchtwin.check.CheckResult;
import java.util.ArrayList;
import java.util.List;

/** What a verdict promises, and what it does not. */
final class VerdictWords {
    private VerdictWords() {}

    /** Returns a few sentences, a paragraph each. */
    static List<String> of(CheckResult result) {
        List<String> words = new ArrayList<>(result.reasons());
        String but = result.strict() ? "" : ", but for the declared differences";
        words.addAll(
                switch (result.verdict()) {
                    case EQUIVALENT ->
                        List.of("Within these bounds everything was tried, and both sides showed the same on"
                                + " every channel" + but + ".");
                    case NO_DIFFERENCE_FOUND ->
                        List.of("In " + Text.count(result.fuzz().operations(), "operation")
                                + " both sides showed the same on every channel" + but
                                + ". This was a search and no proof: what it did not try may differ, and so may what"
                                + " the models leave out.");
                    case INCONCLUSIVE ->
                        List.of("No difference was found, but the run does not allow to say that there is" + " none.");
                    case STALE_CONTRACT ->
                        List.of("A contract that allows what never happens would hide it when it does:"
                                + " remove the declaration from the bundle, or mend its words.");
                    case UNSAFE ->
                        List.of("The two sides agree, and both break an invariant that no version may break.");
                    case DIFFERENT ->
                        List.of("Each difference above comes with the shortest trace that was found for it;"
                                + " replaying it shows the same on every machine.");
                });
        return words;
    }
}
