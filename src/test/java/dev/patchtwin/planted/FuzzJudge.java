package dev.patchtwin.planted;

import dev.patchtwin.engine.fuzz.Finding;
import dev.patchtwin.engine.fuzz.FuzzOptions;
import dev.patchtwin.engine.fuzz.FuzzResult;
import dev.patchtwin.engine.fuzz.Generation;
import dev.patchtwin.engine.shrink.ShrinkResult;
import dev.patchtwin.engine.twin.Replay;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Trace;
import dev.patchtwin.planted.Plan.Planted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Holds fuzzing a twin, and shrinking what that finds, against the truth about it. */
final class FuzzJudge {
    private static final int OPERATIONS = 1500;
    private static final int LENGTH = 14;

    private final Engine engine;
    private final Score score;
    private final Plan plan;
    private final boolean withoutContract;
    private final Supplier<Twin> twins;
    private final Optional<Planted> truth;

    private FuzzJudge(Engine engine, Score score, Plan plan, boolean withoutContract) {
        this.engine = engine;
        this.score = score;
        this.plan = plan;
        this.withoutContract = withoutContract;
        twins = engine.twins(plan, withoutContract);
        truth = plan.truth().planted(withoutContract);
    }

    /** Judges a twin with its contract, and without it where it has one. */
    static void judge(Engine engine, Score score, Plan plan) {
        new FuzzJudge(engine, score, plan, false).judge();
        if (!plan.contract().isEmpty()) {
            new FuzzJudge(engine, score, plan, true).judge();
        }
    }

    private void judge() {
        FuzzOptions options = new FuzzOptions(plan.number() + 1L, OPERATIONS, LENGTH, 1, Set.of());
        if (plan.number() % 4 == 0) {
            options = options.withGeneration(Generation.UNIFORM);
        }
        FuzzResult result;
        try {
            score.count("fuzz: runs");
            result = engine.fuzz(options, twins);
        } catch (IllegalStateException e) {
            score.require(plan.truth().breaks(), plan, "fuzzing", "a result", e);
            score.count("fuzz: sides that throw, found out");
            return;
        }
        if (plan.number() % 3 == 0) {
            threads(options, result);
        }
        if (truth.isEmpty()) {
            score.requireEqual(plan, "what fuzzing found, with nothing planted", List.of(), result.findings());
        } else {
            boolean found = result.findings().stream()
                    .anyMatch(
                            one -> one.signature().toString().equals(truth.get().signature()));
            score.count(found ? "fuzz: planted and found" : "fuzz: planted and missed");
            score.count(found ? "fuzz: found " + plan.kind() : "fuzz: missed " + plan.kind());
        }
        result.findings().forEach(this::finding);
    }

    private void threads(FuzzOptions one, FuzzResult result) {
        FuzzOptions two = new FuzzOptions(
                one.seed(), one.operations(), one.sequenceLength(), 2, one.enough(), one.generation(), one.corpus());
        score.count("fuzz: runs on 2 threads");
        FuzzResult other = engine.fuzz(two, twins);
        score.requireEqual(plan, "findings of 2 threads", result.findings(), other.findings());
        score.requireEqual(plan, "comparisons of 2 threads", result.compared(), other.compared());
        score.requireEqual(plan, "corpus of 2 threads", result.corpus(), other.corpus());
    }

    private void finding(Finding finding) {
        String signature = finding.signature().toString();
        boolean severalChannels = plan.kind() == Kind.OPENED || plan.kind() == Kind.BEFORE_ITS_TIME;
        boolean there = truth.filter(planted -> severalChannels || signature.startsWith(planted.channel() + " "))
                .isPresent();
        score.require(there, plan, "the channel that fuzzing found", truth, signature);
        Retrace.Seen seen = shows(finding.steps(), signature, "the sequence that fuzzing found");
        if (seen.found().containsKey(signature)) {
            shrink(finding, signature);
        }
    }

    /** Tells the engine and the referee to show the difference again. */
    private Retrace.Seen shows(List<Trace.Step> steps, String signature, String what) {
        Twin twin = twins.get();
        Replay.Result replayed =
                Replay.run(twin, new Trace("planted", Map.of(), toRest(steps)), (index, step, at) -> {});
        List<String> shown = replayed.differences().stream()
                .map(difference -> difference.signature().toString())
                .toList();
        score.require(shown.contains(signature), plan, what + ", replayed", signature, shown);
        Retrace.Seen seen = Retrace.of(plan, withoutContract, steps);
        score.require(seen.found().containsKey(signature), plan, what + ", by the referee", signature, seen);
        return seen;
    }

    /** Adds what brings both sides to rest: a difference of timing is known as such only then. */
    private List<Trace.Step> toRest(List<Trace.Step> steps) {
        Twin twin = twins.get();
        Replay.run(twin, new Trace("planted", Map.of(), steps), (index, step, at) -> {});
        List<Trace.Step> all = new ArrayList<>(steps);
        // Finishing a run decides what is open; so this goes through the whole of it once more.
        Twin again = twins.get();
        again.reset();
        for (Trace.Step step : steps) {
            if (!again.over() && again.enabled().contains(step.operation().id())) {
                again.step(step.operation(), new Replay.Answers(step.answers()));
            }
        }
        for (var operation : again.vocabulary().drain()) {
            if (!again.over() && again.enabled().contains(operation.id())) {
                again.step(operation, (question, subject, attempt) -> 0);
                all.add(new Trace.Step(operation, List.of()));
            }
        }
        return all;
    }

    private void shrink(Finding finding, String signature) {
        score.count("shrink: sequences");
        ShrinkResult shrunk = engine.shrink(twins.get(), finding.steps(), finding.signature());
        List<Trace.Step> steps = shrunk.steps();
        Retrace.Seen seen = shows(steps, signature, "what was shrunk");
        score.require(shrunk.minimal(), plan, "shrinking", "a minimum", "given up");
        score.require(
                steps.size() <= finding.steps().size(),
                plan,
                "shrunk length",
                finding.steps().size(),
                steps.size());
        int shown = seen.found().getOrDefault(signature, Ways.NEVER);
        score.require(shown <= steps.size(), plan, "where it shows, in what was shrunk", steps.size(), shown);
        truth.filter(planted -> planted.signature().equals(signature)).ifPresent(planted -> {
            score.require(
                    steps.size() >= planted.least(),
                    plan,
                    "shrunk length",
                    "at least " + planted.least(),
                    steps.size());
            boolean shortest = steps.size() == planted.least();
            score.count(shortest ? "shrink: as short as can be" : "shrink: longer than could be");
        });
        for (int i = 0; i < steps.size(); i++) {
            List<Trace.Step> fewer = new ArrayList<>(steps);
            fewer.remove(i);
            score.require(
                    !isEnough(fewer, signature),
                    plan,
                    "a step that can be dropped: " + i + " of " + texts(steps),
                    "none",
                    signature);
        }
        ShrinkResult again = engine.shrink(twins.get(), steps, finding.signature());
        score.requireEqual(plan, "shrunk once more", steps, again.steps());
    }

    /**
     * Tells whether a trace is a witness. To bring it to rest tells timing from value; that it is of value may be known before,
     * or is known if that is so from where it first shows.
     */
    private boolean isEnough(List<Trace.Step> steps, String signature) {
        Retrace.Seen seen = Retrace.of(plan, withoutContract, steps);
        int shown = seen.found().getOrDefault(signature, Ways.NEVER);
        if (shown > seen.ran().size()) {
            return false;
        }
        return !signature.endsWith(" VALUE")
                || seen.decided().get(signature) <= seen.ran().size()
                || Retrace.of(plan, withoutContract, seen.ran().subList(0, shown))
                        .found()
                        .containsKey(signature);
    }

    private static List<String> texts(List<Trace.Step> steps) {
        return steps.stream().map(step -> step.operation().text()).toList();
    }
}
