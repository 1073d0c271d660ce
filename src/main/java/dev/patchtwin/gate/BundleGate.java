package dev.patchtwin.gate;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Bundles;
import dev.patchtwin.check.Check;
import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.GoldenResult;
import dev.patchtwin.check.Goldens;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.ModelChange;
import dev.patchtwin.check.Watch;
import dev.patchtwin.gate.BundleOutcome.State;
import dev.patchtwin.gate.ModelOutcome.Meaning;
import dev.patchtwin.gate.compile.CompileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Looks at one bundle after the other: what of it changed, what has to be done about that, and what comes of it. */
final class BundleGate {
    private final End base;
    private final End head;
    private final Changes changes;
    private final Workbench bench;
    private final ModelGate models;
    private final Declarations declarations;
    private final Recollection known;
    private final GateOptions options;
    private final Watch watch;
    /** The bundles whose contracts declare no more changes than before, though perhaps in other words. */
    private final Set<String> reworded = new TreeSet<>();
    /** The bundles whose models show what they showed, and are judged otherwise. */
    private final Set<String> rejudged = new TreeSet<>();

    BundleGate(
            End base,
            End head,
            Changes changes,
            Workbench bench,
            ModelGate models,
            Declarations declarations,
            Recollection known,
            GateOptions options,
            Watch watch) {
        this.base = base;
        this.head = head;
        this.changes = changes;
        this.bench = bench;
        this.models = models;
        this.declarations = declarations;
        this.known = known;
        this.options = options;
        this.watch = watch;
    }

    /**
     * What came of a bundle.
     *
     * @param bundle itself
     * @param models its models, as far as they changed
     * @param verdict the worst that can be said of both
     */
    record Looked(BundleOutcome bundle, List<ModelOutcome> models, GateVerdict verdict) {}

    Looked look(String id) {
        State state = base.bundles().contains(id) ? State.CHANGED : State.ADDED;
        if (!head.strange(id).isEmpty()) {
            return alone(new Draft(id, state).errors(head.strange(id)), GateVerdict.UNUSABLE);
        }
        if (!head.bundles().contains(id)) {
            return head.orphans().contains(id) ? orphaned(id) : removed(id);
        }
        if (watch.cancelled()) {
            return alone(
                    new Draft(id, State.CHANGED).because("The gate was interrupted before this bundle was looked at."),
                    GateVerdict.INCONCLUSIVE);
        }
        boolean own = changes.concern(id);
        if (state == State.CHANGED && !own && !changes.ofEngine() && !options.everything() && bench.isSame()) {
            return alone(new Draft(id, State.UNTOUCHED), GateVerdict.PASS);
        }
        List<ModelOutcome> outcomes = new ArrayList<>();
        try {
            return with(outcomes, look(id, state, own, outcomes));
        } catch (CompileException e) {
            return with(outcomes, alone(new Draft(id, state).errors(e.lines()), GateVerdict.UNUSABLE));
        } catch (InputException e) {
            List<String> lines = e.getMessage().lines().map(head::said).toList();
            return with(outcomes, alone(new Draft(id, state).errors(lines), GateVerdict.UNUSABLE));
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            Optional<Thrown> thrown = Thrown.by(e);
            if (thrown.isEmpty()) {
                throw e;
            }
            List<String> lines = List.of(thrown.get().line(base, head));
            return with(outcomes, alone(new Draft(id, state).errors(lines), GateVerdict.UNUSABLE));
        }
    }

    private static Looked alone(Draft draft, GateVerdict verdict) {
        return new Looked(draft.outcome(verdict), List.of(), verdict);
    }

    /** Whoever checks any other bundle would be told of it, and not be able to go on. */
    private Looked orphaned(String id) {
        State state = base.bundles().contains(id) ? State.REMOVED : State.ADDED;
        String folder = Layout.GOLDEN + id;
        return alone(
                new Draft(id, state)
                        .errors(List.of(folder + ":1: error: there is no bundle '" + id
                                + "'; name this folder like one, or delete it")),
                GateVerdict.UNUSABLE);
    }

    private Looked removed(String id) {
        Optional<Declaration> declared = declarations.of(id);
        Draft draft = new Draft(id, State.REMOVED).declared(declared);
        return alone(
                draft.because(declared.map(one -> "It is removed, as " + one.place() + " declares: " + one.reason())
                        .orElse(
                                "It is removed, and nobody declares that: what it held to is checked no more. If that is"
                                        + " meant, " + known.commands().howToDeclare(id))),
                declared.isPresent() ? GateVerdict.PASS : GateVerdict.FAIL);
    }

    /** @param outcomes gets what came of the models, also where the bundle itself cannot be used then */
    private Looked look(String id, State state, boolean own, List<ModelOutcome> outcomes)
            throws CompileException, InputException {
        if (state == State.CHANGED && (!bench.isSame() || changes.ofContract(id))) {
            Optional<List<ModelOutcome>> before = known.models(id);
            outcomes.addAll(before.isPresent() ? before.get() : compared(id));
        }
        boolean kept = isKept(outcomes) && !rejudged.contains(id);
        if (state == State.CHANGED && kept && !own && !changes.ofEngine() && !options.everything()) {
            return outcomes.isEmpty() ? alone(new Draft(id, State.UNTOUCHED), GateVerdict.PASS) : replayed(id);
        }
        return checked(id, state);
    }

    private List<ModelOutcome> compared(String id) throws CompileException, InputException {
        Bundle now = bundle(id);
        declareNew(id, now);
        List<ModelOutcome> outcomes = models.compare(now);
        Optional<String> missing = base.snapshot().missing();
        if (missing.isPresent()) {
            // Whoever fetches it knows more; no declaration stands for that.
            throw new InputException(missing.get());
        }
        // A bundle that changed itself is checked whole in any case.
        if (isKept(outcomes) && !isSameCode(outcomes) && !changes.concern(id) && !isJudgedTheSame(id, now)) {
            rejudged.add(id);
        } else if (unused(id).isEmpty()) {
            known.keepModels(id, outcomes);
        }
        return outcomes;
    }

    private static boolean isKept(List<ModelOutcome> outcomes) {
        return outcomes.stream().allMatch(one -> one.meaning().isKept());
    }

    private static boolean isSameCode(List<ModelOutcome> outcomes) {
        return outcomes.stream().allMatch(one -> one.meaning() == Meaning.SAME_CODE);
    }

    private boolean isJudgedTheSame(String id, Bundle now) throws InputException {
        Optional<Bundle> old = atBase(id);
        if (old.isEmpty()) {
            return false;
        }
        Rejudged both = new Rejudged(options.check(), known.commands().witnesses(), watch);
        return both.isSame(old.get(), base.folder(), now, head.folder());
    }

    private Bundle bundle(String id) throws CompileException, InputException {
        return new Bundles(head.folder(), bench.headModels()).read(id);
    }

    /** Takes the word of a contract for what it did not say at the base. */
    private void declareNew(String id, Bundle now) {
        if (!changes.ofContract(id)) {
            return;
        }
        Optional<Bundle> old = atBase(id);
        if (old.isEmpty()) {
            // Then it is not known what is new, and only a commit can declare anything.
            return;
        }
        Set<String> said =
                Set.copyOf(old.get().changes().stream().map(BundleGate::words).toList());
        if (now.changes().size() <= old.get().changes().size()) {
            reworded.add(id);
        }
        for (ModelChange change : now.changes()) {
            if (!said.contains(words(change))) {
                declarations.add(new Declaration(
                        change.model(), change.reason(), Layout.PATCHES + id + "/twin.yaml:" + change.line()));
            }
        }
    }

    /** Returns the bundle as it was, if it can be read with this Patchtwin. */
    private Optional<Bundle> atBase(String id) {
        try {
            return Optional.of(new Bundles(base.folder(), bench.baseModels()).read(id));
        } catch (CompileException | InputException e) {
            return Optional.empty();
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            if (Thrown.by(e).isEmpty()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static String words(ModelChange change) {
        return change.model() + ": " + change.reason();
    }

    private List<Declaration> unused(String id) {
        return reworded.contains(id) ? List.of() : declarations.unusedIn(Layout.PATCHES + id + "/");
    }

    private Looked with(List<ModelOutcome> outcomes, Looked looked) {
        GateVerdict verdict = looked.verdict();
        for (ModelOutcome one : outcomes) {
            if (!one.passes()) {
                verdict = verdict.worse(one.meaning() == Meaning.UNKNOWN ? GateVerdict.INCONCLUSIVE : GateVerdict.FAIL);
            }
        }
        return new Looked(looked.bundle(), outcomes, verdict);
    }

    /** The sources of its models changed, and they mean what they meant: so its verdict stands, if it still is their bundle. */
    private Looked replayed(String id) throws CompileException, InputException {
        Draft draft = new Draft(id, State.MEANING_KEPT);
        if (known.replayed(id).isPresent()) {
            return alone(draft.remembered(), GateVerdict.PASS);
        }
        List<GoldenResult> goldens = Goldens.verify(bundle(id), head.folder(), watch);
        if (watch.cancelled()) {
            draft.because("The gate was interrupted while this bundle's golden traces were replayed.");
            return alone(draft.replayed(goldens), GateVerdict.INCONCLUSIVE);
        }
        boolean same = goldens.stream().allMatch(GoldenResult::same);
        if (same) {
            known.keepReplayed(id);
        }
        return alone(draft.replayed(new Found(head).in(goldens)), same ? GateVerdict.PASS : GateVerdict.FAIL);
    }

    private Looked checked(String id, State state) throws CompileException, InputException {
        Draft draft = new Draft(id, state);
        GateVerdict verdict = lost(id, draft).worse(stale(id, draft));
        if (rejudged.contains(id)) {
            draft.because(
                    "Its models show what they showed, but a run of them is not judged as it was: when they are at rest,"
                            + " how they describe what they show, or which situations they say they met has changed.");
        }
        Optional<String> before = known.checked(id);
        if (before.isPresent()) {
            loosened(id, draft.because(before.get()).remembered());
            return alone(draft, verdict);
        }
        loosened(id, draft);
        CheckResult result = Check.run(
                bundle(id),
                options.check()
                        .withRoot(head.folder())
                        .withWitnesses(known.commands().witnesses()),
                watch);
        GateVerdict checked = verdict(result);
        if (checked == GateVerdict.PASS) {
            known.keepChecked(id, result);
        }
        return alone(draft.checked(new Found(head).in(result)), verdict.worse(checked));
    }

    private void loosened(String id, Draft draft) throws CompileException, InputException {
        if (changes.ofContract(id)) {
            Bundle now = bundle(id);
            atBase(id).flatMap(old -> Loosened.of(old, now).sentence()).ifPresent(draft::because);
        }
    }

    private static GateVerdict verdict(CheckResult result) {
        return switch (result.verdict()) {
            case EQUIVALENT, NO_DIFFERENCE_FOUND -> GateVerdict.PASS;
            case INCONCLUSIVE, STALE_CONTRACT -> GateVerdict.INCONCLUSIVE;
            case STALE_GOLDEN, UNSAFE, DIFFERENT, UNFAITHFUL -> GateVerdict.FAIL;
        };
    }

    /** A golden trace that is gone is a question that is asked no more; so is one that was made another one. */
    private GateVerdict lost(String id, Draft draft) throws InputException {
        List<String> lost = changes.lostGoldens(id);
        if (lost.isEmpty()) {
            return GateVerdict.PASS;
        }
        Optional<Declaration> declared = declarations.of(id);
        draft.declared(declared);
        String what = what(lost);
        draft.because(declared.map(one -> what + ", as " + one.place() + " declares: " + one.reason())
                .orElse(what + ": what it shows is compared no more, and nobody declares that. If that is meant, "
                        + known.commands().howToDeclare(id) + " If not, bring it back:\ngit checkout " + changes.start()
                        + " -- "
                        + String.join(" ", lost)));
        return declared.isPresent() ? GateVerdict.PASS : GateVerdict.FAIL;
    }

    private String what(List<String> lost) {
        List<String> gone = lost.stream().filter(path -> !changes.isThere(path)).toList();
        List<String> edited = lost.stream().filter(changes::isThere).toList();
        List<String> parts = new ArrayList<>();
        if (!gone.isEmpty()) {
            parts.add("At the base there was " + Words.list(gone) + ", and it is gone");
        }
        if (!edited.isEmpty()) {
            parts.add("At the base " + Words.list(edited) + " had other steps, and no golden trace has them any more");
        }
        return String.join("; ", parts);
    }

    private GateVerdict stale(String id, Draft draft) {
        List<Declaration> stale = unused(id);
        stale.forEach(one -> draft.because(one.place() + " declares that the meaning of " + one.id()
                + " changed, and it did not in this range; take the entry out."));
        return stale.isEmpty() ? GateVerdict.PASS : GateVerdict.INCONCLUSIVE;
    }
}
