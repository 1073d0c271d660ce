package dev.patchtwin.report;

import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.ExploreRun;
import dev.patchtwin.check.Finding;
import dev.patchtwin.check.GoldenResult;
import dev.patchtwin.check.Scope;
import dev.patchtwin.check.ScopeRun;
import dev.patchtwin.check.Verdict;
import dev.patchtwin.check.view.StepView;
import dev.patchtwin.engine.explore.Stop;
import dev.patchtwin.gate.BundleOutcome;
import dev.patchtwin.gate.BundleOutcome.State;
import dev.patchtwin.gate.BundleOutcome.Work;
import dev.patchtwin.gate.Declaration;
import dev.patchtwin.gate.GateChange;
import dev.patchtwin.gate.GateChange.How;
import dev.patchtwin.gate.GateChange.Part;
import dev.patchtwin.gate.GateRange;
import dev.patchtwin.gate.GateResult;
import dev.patchtwin.gate.GateVerdict;
import dev.patchtwin.gate.ModelOutcome;
import dev.patchtwin.gate.ModelOutcome.Meaning;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.Trace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Gates to print. */
public final class GateSamples {
    public static final String AGAIN = "./patchtwin gate --base origin/main";
    public static final String MODEL = "src/main/java/toy/After.java";

    private static final String START = "1a2b3c4d5e6f708192a3b4c5d6e7f80910111213";
    private static final String END = "99887766554433221100ffeeddccbbaa99887766";

    private GateSamples() {}

    /** Nothing lost its meaning, and one model changed it as declared. */
    public static GateResult passing() {
        return new GateResult(
                range(Optional.of(END)),
                List.of(new GateChange(MODEL, How.CHANGED, Part.MODEL, List.of("toy-after"))),
                List.of(kept("toy-before", false), declared()),
                List.of(
                                bundle("toy", State.CHANGED, Work.CHECKED, true)
                                        .withCheck(checked(Verdict.EQUIVALENT, List.of())),
                                bundle("untouched", State.UNTOUCHED, Work.NOTHING, true),
                                bundle("remembered", State.CHANGED, Work.REMEMBERED, true),
                                bundle("replayed", State.MEANING_KEPT, Work.REPLAYED, true)
                                        .withGoldens(List.of(golden("silence", 0))))
                        .stream()
                        .map(Bundle::outcome)
                        .toList(),
                List.of("A declaration that nothing needed: 'Model-Change: other: why' in commit 99887766."),
                GateVerdict.PASS,
                AGAIN,
                4.25);
    }

    /** All that can be wrong, at once. */
    public static GateResult failing() {
        CheckResult check = checked(Verdict.DIFFERENT, List.of(Samples.finding()));
        return new GateResult(
                range(Optional.empty()),
                List.of(
                        new GateChange("golden/toy/panic.trace", How.REMOVED, Part.GOLDEN, List.of("lost")),
                        new GateChange("patches/toy/twin.yaml", How.CHANGED, Part.CONTRACT, List.of("toy")),
                        new GateChange(MODEL, How.CHANGED, Part.MODEL, List.of("toy-after"))),
                List.of(kept("toy-before", true), changed(), unknown()),
                List.of(
                                bundle("broken", State.CHANGED, Work.NOTHING, false)
                                        .withErrors(List.of(
                                                "patches/broken/twin.yaml:12: error: there is no world 'lage'")),
                                bundle("gone", State.REMOVED, Work.NOTHING, false),
                                bundle("lost", State.CHANGED, Work.REPLAYED, false),
                                bundle("stale", State.MEANING_KEPT, Work.REPLAYED, false)
                                        .withGoldens(List.of(golden("silence", 0), golden("panic", 7))),
                                bundle("toy", State.CHANGED, Work.CHECKED, false)
                                        .withCheck(check),
                                bundle("untouched", State.UNTOUCHED, Work.NOTHING, true))
                        .stream()
                        .map(Bundle::outcome)
                        .toList(),
                List.of("The clone is shallow; 40 commits of depth are enough."),
                GateVerdict.FAIL,
                AGAIN,
                4.25);
    }

    private static GateRange range(Optional<String> end) {
        return new GateRange("origin/main", START, end.isPresent() ? "HEAD" : GateRange.WORKTREE, end, 3);
    }

    private static CheckResult checked(Verdict verdict, List<Finding> findings) {
        return Samples.result(verdict, findings, List.of(), Optional.of(ConformSamples.skipped()));
    }

    public static GoldenResult golden(String name, int line) {
        return new GoldenResult(
                name,
                Path.of("golden/stale", name + ".trace"),
                Path.of("golden/stale", name + ".expected"),
                line == 0 ? List.of() : List.of("@@ -7 +7 @@", "-splat", "+nothing"),
                line);
    }

    private static ModelOutcome kept(String name, boolean remembered) {
        return model(name, Meaning.KEPT, List.of(), true, Optional.empty(), remembered);
    }

    private static ModelOutcome declared() {
        Declaration declaration = new Declaration("toy-after", "the hook warns again", "commit 99887766");
        ModelOutcome model = changed();
        return new ModelOutcome(
                model.bundle(),
                model.model(),
                model.meaning(),
                model.files(),
                model.explored(),
                model.fuzz(),
                model.findings(),
                List.of(new ModelOutcome.Shown("warnings", "golden/toy/warnings.trace")),
                Optional.of(declaration),
                true,
                List.of("Shown and declared."),
                false);
    }

    public static ModelOutcome changed() {
        return model(
                "toy-after",
                Meaning.CHANGED,
                List.of(finding("warnings", 2), finding("returns", 3)),
                false,
                Optional.empty(),
                false);
    }

    private static ModelOutcome unknown() {
        return model("toy-slow", Meaning.UNKNOWN, List.of(), false, Optional.empty(), false);
    }

    private static ModelOutcome model(
            String name,
            Meaning meaning,
            List<Finding> findings,
            boolean passes,
            Optional<Declaration> declared,
            boolean remembered) {
        ScopeRun scope = new ScopeRun(
                new Scope("small", new TreeMap<>(Map.of("gfns", 1)), 2),
                Stop.COMPLETE,
                26_170,
                144_603,
                12,
                List.of(1L, 26_169L),
                0,
                0.5,
                1 << 20,
                "0123456789abcdef",
                0,
                List.of());
        ExploreRun explored = new ExploreRun("small", true, List.of(scope), 1, 1, false);
        return new ModelOutcome(
                "toy",
                name,
                meaning,
                List.of(MODEL, "src/main/java/toy/World.java"),
                Optional.of(explored),
                Optional.empty(),
                findings,
                List.of(),
                declared,
                passes,
                passes
                        ? List.of("Its meaning is kept, complete within small.")
                        : List.of("Nobody declared it: add a trailer 'Model-Change: " + name + ": REASON'."),
                remembered);
    }

    /** Something that shows after so many steps. */
    public static Finding finding(String channel, int steps) {
        List<StepView> views = IntStream.rangeClosed(1, steps)
                .mapToObj(i -> new StepView(
                        i,
                        "map gfn=" + i,
                        i == steps ? List.of("answer reclaim sept attempt=1 -> BUSY") : List.of(),
                        List.of(new StepView.ChannelView(
                                channel, List.of("old " + i), List.of((i == steps ? "new " : "old ") + i), i == steps)),
                        List.of()))
                .toList();
        Trace trace = new Trace(
                "toy",
                Map.of("gfns", 1),
                views.stream()
                        .map(view -> new Trace.Step(new Operation(view.number(), view.operation()), List.of()))
                        .toList());
        StringBuilder text = new StringBuilder("# patchtwin trace 1\nbundle toy\nworld gfns=1\n");
        views.forEach(view -> {
            view.answers().forEach(answer -> text.append(answer).append('\n'));
            text.append(view.operation()).append('\n');
        });
        return new Finding(
                channel,
                Finding.Kind.DIFFERENCE,
                "exploring small",
                trace,
                text.toString(),
                views,
                Optional.of(Path.of("target/witness/toy", channel + ".trace")),
                AGAIN + " --only toy-after",
                List.of());
    }

    private static Bundle bundle(String id, State state, Work work, boolean passes) {
        List<String> reasons = passes ? List.of() : List.of("Of " + id + " something must not pass; mend it.");
        return new Bundle(new BundleOutcome(
                id, state, work, Optional.empty(), List.of(), List.of(), Optional.empty(), passes, reasons));
    }

    /** An outcome that is still being told. */
    private record Bundle(BundleOutcome outcome) {
        Bundle withCheck(CheckResult check) {
            return with(Optional.of(check), outcome.goldens(), outcome.errors());
        }

        Bundle withGoldens(List<GoldenResult> goldens) {
            return with(outcome.check(), goldens, outcome.errors());
        }

        Bundle withErrors(List<String> errors) {
            return with(outcome.check(), outcome.goldens(), errors);
        }

        private Bundle with(Optional<CheckResult> check, List<GoldenResult> goldens, List<String> errors) {
            return new Bundle(new BundleOutcome(
                    outcome.id(),
                    outcome.state(),
                    outcome.work(),
                    check,
                    goldens,
                    errors,
                    outcome.declared(),
                    outcome.passes(),
                    outcome.reasons()));
        }
    }
}
