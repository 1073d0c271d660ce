package dev.patchtwin.check.conform;

import dev.patchtwin.engine.twin.Replay;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Trace;
import java.util.ArrayList;
import java.util.List;

/**
 * Says, of all four on one trace, who has drifted from whom.
 *
 * @param sentences a sentence each
 * @param ofThePatch whether the patch makes the difference, and the models show it as the C does
 */
record Blame(List<String> sentences, boolean ofThePatch) {
    static String function(String name, boolean ofAfter) {
        return "The model of " + name + " " + (ofAfter ? "after" : "before")
                + " the patch does not do what its C does: one of the two has drifted from the other.";
    }

    static Blame of(ConformPlan plan, Four four, Trace trace) {
        boolean before = differs(four.twin(Couple.BEFORE, trace.world()), trace);
        boolean after = differs(four.twin(Couple.AFTER, trace.world()), trace);
        boolean patch = differs(four.twin(Couple.PATCH, trace.world()), trace);
        boolean models = differs(four.models(trace.world()), trace);
        List<String> sentences = new ArrayList<>();
        if (before) {
            sentences.add(drifted("before", plan.before().name()));
        }
        if (after) {
            sentences.add(drifted("after", plan.after().name()));
        }
        if (patch) {
            sentences.add("The C after the patch does what the C before it does not, outside of the contract"
                    + (models
                            ? ", and so do the models: the difference is the patch's."
                            : "; the models do not show it."));
        } else if (models) {
            sentences.add(
                    "The models differ from each other outside of the contract, and the C of the two sides does not.");
        }
        return new Blame(sentences, patch && models && !before && !after);
    }

    private static String drifted(String side, String model) {
        return "The model " + side + " the patch has drifted from its C, or the C from it: '" + model
                + "' does something else than the C " + side + " the patch.";
    }

    /** What cannot be followed to its end on a twin differs there, too: an operation is possible on one side only. */
    private static boolean differs(Twin twin, Trace trace) {
        Replay.Result result = Replay.run(twin, trace, (index, step, at) -> {});
        return !result.differences().isEmpty()
                || (result.steps() < trace.steps().size() && !twin.over());
    }
}
