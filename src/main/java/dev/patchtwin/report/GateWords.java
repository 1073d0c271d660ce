package dev.patchtwin.report;

import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.Finding;
import dev.patchtwin.check.GoldenResult;
import dev.patchtwin.gate.BundleOutcome;
import dev.patchtwin.gate.GateResult;
import dev.patchtwin.gate.ModelOutcome.Meaning;
import java.util.ArrayList;
import java.util.List;

/** What a gate says, in words. */
public final class GateWords {
    private GateWords() {}

    /** Says what happened to a bundle. */
    public static String state(BundleOutcome.State state) {
        return switch (state) {
            case ADDED -> "new";
            case CHANGED -> "changed";
            case MEANING_KEPT -> "its models' sources changed, and their meaning did not";
            case UNTOUCHED -> "untouched: nothing changed that it depends on";
            case REMOVED -> "removed";
        };
    }

    /** Says what was done about a bundle. */
    public static String work(BundleOutcome.Work work) {
        return switch (work) {
            case CHECKED -> "checked whole";
            case REPLAYED -> "its claims and golden traces were verified";
            case REMEMBERED -> "known from an earlier run on the same files";
            case NOTHING -> "nothing was run";
        };
    }

    /** Returns the golden traces of a bundle that were replayed, each once. */
    public static List<GoldenResult> goldens(BundleOutcome bundle) {
        return bundle.goldens().isEmpty()
                ? bundle.check().map(CheckResult::goldens).orElse(List.of())
                : bundle.goldens();
    }

    /** Says what differs, and after how many operations. */
    public static String heading(Finding finding) {
        return heading(List.of(finding));
    }

    /** Says what a trace shows, on which channels, and after how many operations; all of them of one kind. */
    static String heading(List<Finding> same) {
        Finding first = same.get(0);
        String where = " on " + Text.list(same.stream().map(Finding::channel).toList()) + " after "
                + Text.count(first.witness().steps().size(), "operation");
        return switch (first.kind()) {
            case DIFFERENCE -> "DIFFERENT" + where;
            case TIMING -> "DIFFERENT IN TIME" + where;
            case BROKEN_INVARIANT -> "UNSAFE" + where + ", on both sides";
        };
    }

    /** Says what a verdict promises, and what it does not. */
    static String promise(GateResult result) {
        return switch (result.verdict()) {
            case PASS -> passed(result);
            case INCONCLUSIVE ->
                "nothing was found that must not pass, but not everything that had to be compared was compared to its end";
            case UNUSABLE -> "a file cannot be used; above stands which, and what to do";
            case FAIL -> failed(result);
        };
    }

    private static String passed(GateResult result) {
        if (result.models().isEmpty()) {
            return "no model's sources changed, and every bundle that is concerned passes";
        }
        List<String> parts = new ArrayList<>();
        add(parts, result, "kept their meaning completely within the bounds", Meaning.SAME_CODE, Meaning.KEPT);
        add(parts, result, "showed no difference in a search", Meaning.NOT_SEEN);
        add(parts, result, "changed their meaning as shown and declared", Meaning.CHANGED);
        return "of " + Text.count(result.models().size(), "model") + " whose sources changed, "
                + String.join(", ", parts);
    }

    private static void add(List<String> parts, GateResult result, String what, Meaning... meanings) {
        long count = result.models().stream()
                .filter(model -> List.of(meanings).contains(model.meaning()))
                .count();
        if (count > 0) {
            parts.add(Text.count(count) + " " + what);
        }
    }

    private static String failed(GateResult result) {
        long models = result.models().stream().filter(model -> !model.passes()).count();
        long bundles =
                result.bundles().stream().filter(bundle -> !bundle.passes()).count();
        List<String> parts = new ArrayList<>();
        if (models > 0) {
            parts.add(Text.count(models, "model"));
        }
        if (bundles > 0) {
            parts.add(Text.count(bundles, "bundle"));
        }
        return (models + bundles == 1 ? String.join("", parts) + " does" : String.join(" and ", parts) + " do")
                + " not pass; above stands why, and what to do";
    }
}
