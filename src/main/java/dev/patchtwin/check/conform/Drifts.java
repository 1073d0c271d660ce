package dev.patchtwin.check.conform;

import dev.patchtwin.check.view.Steps;
import dev.patchtwin.check.view.Views;
import dev.patchtwin.conform.Workshop;
import dev.patchtwin.conform.cut.PieceLine;
import dev.patchtwin.engine.shrink.Shrink;
import dev.patchtwin.engine.twin.Replay;
import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Foreign;
import dev.patchtwin.model.Trace;
import dev.patchtwin.model.Vocabulary;
import dev.patchtwin.patch.Hunk;
import dev.patchtwin.trace.TraceWriter;
import dev.patchtwin.trace.VocabularyDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What does not agree: the first of each kind for each couple, shrunk, shown, and blamed on somebody. */
final class Drifts {
    /** More of one couple tell a reader nothing new: they have one cause, most of the time. */
    private static final int MOST_OF_A_COUPLE = 2;

    private final ConformPlan plan;
    private final Four four;
    private final Workshop workshop;
    private final Steps steps;
    private final List<Drift> drifts = new ArrayList<>();

    Drifts(ConformPlan plan, Four four, Workshop workshop, Steps steps) {
        this.plan = plan;
        this.four = four;
        this.workshop = workshop;
        this.steps = steps;
    }

    List<Drift> all() {
        return drifts;
    }

    /** Adds a call of a single function that does not agree; no call is shorter than another. */
    void add(String function, boolean ofAfter, Trace trace) {
        CLog log = new CLog();
        Twin twin = four.function(function, ofAfter, Optional.of(log));
        Views views = new Views();
        Replay.Result replayed = Replay.run(twin, trace, (index, step, at) -> views.add(step, at));
        drifts.add(new Drift(
                ofAfter ? Couple.AFTER : Couple.BEFORE,
                Optional.of(function),
                channels(replayed, twin),
                "calling " + function + " in every case",
                TraceWriter.print(trace, Optional.empty(), twin.vocabulary()),
                views.steps(),
                List.of(Blame.function(function, ofAfter)),
                false,
                said(log, true, ofAfter)));
    }

    /** Adds a sequence that does not agree, made as short as it can be, unless it shows nothing new. */
    void add(Couple couple, Signature signature, Trace trace, String origin) {
        if (isKnown(couple, signature)) {
            return;
        }
        steps.step("shrinking a difference of " + couple.text() + " on " + signature.channel());
        Trace shortest = steps.cancelled()
                ? trace
                : trace.withSteps(Shrink.shrink(four.twin(couple, trace.world()), trace.steps(), signature)
                        .steps());
        CLog left = new CLog();
        CLog right = new CLog();
        Twin twin = four.twin(couple, trace.world(), new CLog.Pair(Optional.of(left), Optional.of(right)));
        Views views = new Views();
        Replay.Result replayed = Replay.run(twin, shortest, (index, step, at) -> {
            views.add(step, at);
            if (index < shortest.steps().size() - 1) {
                left.clear();
                right.clear();
            }
        });
        String text = text(shortest, twin.vocabulary());
        if (drifts.stream().anyMatch(drift -> drift.trace().equals(text))) {
            return;
        }
        List<CStep> said = new ArrayList<>(said(left, true, couple.ofAfter(true)));
        said.addAll(said(right, false, couple.ofAfter(false)));
        Blame blame = Blame.of(plan, four, shortest);
        drifts.add(new Drift(
                couple,
                Optional.empty(),
                channels(replayed, twin),
                origin,
                text,
                views.steps(),
                blame.sentences(),
                blame.ofThePatch(),
                said));
    }

    private boolean isKnown(Couple couple, Signature signature) {
        List<Drift> known = drifts.stream()
                .filter(drift -> drift.couple() == couple && drift.function().isEmpty())
                .toList();
        return known.size() >= MOST_OF_A_COUPLE
                || known.stream().anyMatch(drift -> drift.channels().contains(signature.channel()));
    }

    private static List<String> channels(Replay.Result replayed, Twin twin) {
        List<String> found = replayed.differences().stream()
                .map(difference -> difference.signature().channel())
                .distinct()
                .toList();
        List<String> order =
                twin.vocabulary().channels().stream().map(Channel::name).toList();
        return found.stream().sorted(Comparator.comparingInt(order::indexOf)).toList();
    }

    private String text(Trace trace, Vocabulary vocabulary) {
        String digest = VocabularyDigest.of(
                plan.id(), List.of(plan.before().name(), plan.after().name()), vocabulary);
        return TraceWriter.print(trace, Optional.of(digest), vocabulary);
    }

    private List<CStep> said(CLog log, boolean left, boolean ofAfter) {
        return log.said().stream().map(said -> step(said, left, ofAfter)).toList();
    }

    private CStep step(CLog.Said said, boolean left, boolean ofAfter) {
        Foreign.Event event = said.event();
        Optional<PieceLine> line = workshop.line(ofAfter, event.file(), event.line());
        return new CStep(
                left,
                event.function(),
                workshop.file(event.file()),
                event.line(),
                line.map(PieceLine::mailLine).orElse(0),
                line.filter(l -> l.kind() != Hunk.Kind.CONTEXT).isPresent(),
                line.isEmpty(),
                said.what(),
                said.answer());
    }
}
