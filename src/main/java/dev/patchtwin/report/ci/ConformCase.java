package dev.patchtwin.report.ci;

import dev.patchtwin.check.ConformRun;
import dev.patchtwin.check.ConformVerdict;
import dev.patchtwin.check.conform.CDeath;
import dev.patchtwin.check.conform.CStep;
import dev.patchtwin.check.conform.ConformOutcome;
import dev.patchtwin.check.conform.ConformResult;
import dev.patchtwin.check.conform.Drift;
import dev.patchtwin.check.conform.ExploredResult;
import dev.patchtwin.check.conform.FunctionResult;
import dev.patchtwin.check.conform.SequencesResult;
import dev.patchtwin.report.Text;
import dev.patchtwin.report.WitnessTable;
import dev.patchtwin.report.ci.CiCase.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The case of running the patch's own C beside the models. */
final class ConformCase {
    private static final String NAME = "conform";

    private final CiPaths paths;
    private final List<CiPlace> patch;

    /** @param patch where the patch stands */
    ConformCase(CiPaths paths, List<CiPlace> patch) {
        this.paths = paths;
        this.patch = patch;
    }

    static double seconds(ConformRun run) {
        if (!(run.outcome() instanceof ConformOutcome.Done done)) {
            return 0;
        }
        return done.result().explored().stream()
                        .mapToDouble(ExploredResult::seconds)
                        .sum()
                + done.result().sequences().stream()
                        .mapToDouble(SequencesResult::seconds)
                        .sum();
    }

    CiCase of(ConformRun run) {
        if (run.outcome() instanceof ConformOutcome.Skipped skipped) {
            return CiCase.skip(NAME, "the patch's own C was not run: " + skipped.reason());
        }
        ConformResult result = ((ConformOutcome.Done) run.outcome()).result();
        List<CiFinding> findings = new ArrayList<>();
        for (int i = 0; i < result.drifts().size(); i++) {
            findings.add(drift(run, result.drifts().get(i), i));
        }
        result.deaths().forEach(death -> findings.add(death(run, death)));
        return new CiCase(
                NAME,
                outcome(run.verdict()),
                run.verdict().text() + ": " + summary(result),
                run.note().map(List::of).orElse(List.of()),
                findings,
                seconds(run));
    }

    private static Outcome outcome(ConformVerdict verdict) {
        return switch (verdict) {
            case FITS -> Outcome.PASS;
            case NOT_RUN -> Outcome.SKIP;
            case INTERRUPTED -> Outcome.ERROR;
            case DIFFERENT, UNFAITHFUL -> Outcome.FAIL;
        };
    }

    private static String summary(ConformResult result) {
        long agree = result.functions().stream().filter(FunctionResult::agree).count();
        return agree + " of " + Text.count(result.functions().size(), "function") + " agree, "
                + Text.count(result.operations(), "random operation") + " with " + result.compiler();
    }

    private CiFinding drift(ConformRun run, Drift drift, int index) {
        CiRule rule = drift.ofThePatch() ? CiRule.C_DIFFERS : CiRule.MODELS_DO_NOT_FIT;
        List<String> identity =
                new ArrayList<>(List.of(run.id(), NAME, drift.couple().name()));
        drift.function().ifPresent(identity::add);
        identity.addAll(drift.channels());
        List<String> details = new ArrayList<>(drift.blame());
        details.add("Found by " + drift.origin() + ".");
        Optional<Path> file = index < run.files().size() ? run.files().get(index) : Optional.empty();
        CiWitness witness = new CiWitness(
                drift.channels(),
                drift.steps(),
                drift.trace(),
                file.map(paths::of),
                new WitnessTable.Heads(drift.couple().left(), drift.couple().right()));
        String where = drift.channels().isEmpty() ? "what is possible" : String.join(", ", drift.channels());
        return new CiFinding(
                rule,
                rule.level(),
                identity,
                drift.couple().left() + " and " + drift.couple().right() + " DIFFER on " + where
                        + drift.function().map(function -> " in " + function).orElse(""),
                details,
                places(drift.c()),
                Optional.of(witness),
                run.repro());
    }

    /** The lines of the mail that ran in the last step, those that the patch changed first, and then the whole patch. */
    private List<CiPlace> places(List<CStep> steps) {
        List<CiPlace> places = new ArrayList<>();
        String mail = patch.get(0).file();
        for (boolean changed : new boolean[] {true, false}) {
            steps.stream()
                    .filter(step -> step.mailLine() > 0 && step.changed() == changed)
                    .map(step -> new CiPlace(
                            mail, step.mailLine(), step.function() + " at " + step.file() + ":" + step.line()))
                    .distinct()
                    .forEach(places::add);
        }
        places.addAll(patch);
        return places;
    }

    private CiFinding death(ConformRun run, CDeath death) {
        List<String> details = new ArrayList<>();
        death.stack().forEach(frame -> details.add("in " + frame));
        details.add("calling " + death.call());
        details.addAll(death.report());
        return CiFinding.of(
                CiRule.MODELS_DO_NOT_FIT,
                List.of(run.id(), NAME, "death", death.side(), death.stack().isEmpty() ? "" : function(death)),
                "the C " + death.side() + " the patch died: " + death.what(),
                details,
                patch,
                run.repro());
    }

    /** The innermost function, without the place, whose line changes. */
    private static String function(CDeath death) {
        return death.stack().get(0).split(" ", 2)[0];
    }
}
