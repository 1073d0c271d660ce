package dev.patchtwin.gate;

import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.ExploreRun;
import dev.patchtwin.check.FuzzRun;
import dev.patchtwin.gate.ModelOutcome.Meaning;
import java.util.List;
import java.util.Locale;

/** Sentences that results carry. */
final class Words {
    private Words() {}

    /** Says how it is known that two revisions are alike. */
    static String alike(Meaning meaning, CheckResult result) {
        String fuzzed = result.fuzz().map(Words::fuzzed).orElse("");
        if (meaning == Meaning.KEPT) {
            ExploreRun run = result.explored().orElseThrow();
            return String.format(
                    Locale.ROOT,
                    "Its meaning is kept, complete within %s: in each of the %,d pairs of states that both revisions can reach"
                            + " there, every operation with every answer showed the same%s.",
                    run.world(),
                    run.states(),
                    fuzzed.isEmpty() ? "" : ", and so did " + fuzzed);
        }
        return "Both revisions showed the same in " + fuzzed + "; that was a search, and no proof.";
    }

    private static String fuzzed(FuzzRun run) {
        return String.format(Locale.ROOT, "%,d random operations in %s", run.operations(), run.worldName());
    }

    /** Joins words as a sentence does. */
    static String list(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
