package dev.patchtwin.report.ci;

import dev.patchtwin.check.Finding;
import dev.patchtwin.gate.Declaration;
import dev.patchtwin.gate.ModelOutcome;
import dev.patchtwin.gate.ModelOutcome.Meaning;
import dev.patchtwin.report.GateWords;
import dev.patchtwin.report.Text;
import dev.patchtwin.report.WitnessTable.Heads;
import dev.patchtwin.report.ci.CiCase.Outcome;
import dev.patchtwin.report.ci.CiFinding.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The case of a model that was compared with itself as it was at the base of a range. */
final class ModelCase {
    /** Who the two sides of such a comparison are. */
    static final Heads REVISIONS = new Heads("base", "head");

    private final CiPaths paths;
    private final String repro;

    /** @param repro the command that does all this again */
    ModelCase(CiPaths paths, String repro) {
        this.paths = paths;
        this.repro = repro;
    }

    CiCase of(ModelOutcome model) {
        return new CiCase(
                "model " + model.model(),
                outcome(model),
                message(model),
                model.reasons(),
                findings(model),
                seconds(model));
    }

    private static Outcome outcome(ModelOutcome model) {
        if (model.passes()) {
            return model.remembered() ? Outcome.SKIP : Outcome.PASS;
        }
        return model.meaning() == Meaning.UNKNOWN ? Outcome.ERROR : Outcome.FAIL;
    }

    private static String message(ModelOutcome model) {
        return (model.remembered() && model.passes() ? "known from an earlier run on the same files: " : "")
                + "its meaning: " + model.meaning().text()
                + model.explored()
                        .map(run -> "; " + Text.count(run.states(), "pair") + " of states of the world " + run.world()
                                + (run.complete() ? ", completely" : ", in part"))
                        .orElse("")
                + model.fuzz()
                        .map(fuzz -> "; " + Text.count(fuzz.operations(), "random operation"))
                        .orElse("")
                + model.declared().map(ModelCase::declared).orElse("");
    }

    private static String declared(Declaration declared) {
        return "; declared in " + declared.place() + ": " + declared.reason();
    }

    private static double seconds(ModelOutcome model) {
        return model.explored().map(run -> run.seconds()).orElse(0.0)
                + model.fuzz().map(run -> run.seconds()).orElse(0.0);
    }

    private List<CiFinding> findings(ModelOutcome model) {
        Level level = model.passes() ? Level.NOTE : rule(model).level();
        if (!model.findings().isEmpty()) {
            return model.findings().stream()
                    .map(finding -> changed(model, finding, level))
                    .toList();
        }
        if (model.passes() && model.meaning() != Meaning.CHANGED) {
            return List.of();
        }
        return List.of(new CiFinding(
                rule(model),
                level,
                List.of(model.bundle(), "model", model.model()),
                "the model " + model.model() + ": " + model.meaning().text(),
                details(model),
                places(model, ""),
                Optional.empty(),
                repro));
    }

    private static CiRule rule(ModelOutcome model) {
        return switch (model.meaning()) {
            case CHANGED -> CiRule.MEANING_CHANGED;
            case UNKNOWN -> CiRule.MEANING_UNKNOWN;
            case SAME_CODE, KEPT, NOT_SEEN -> CiRule.REFUSED;
        };
    }

    private CiFinding changed(ModelOutcome model, Finding finding, Level level) {
        return new CiFinding(
                CiRule.MEANING_CHANGED,
                level,
                List.of(
                        model.bundle(),
                        "model",
                        model.model(),
                        finding.channel(),
                        finding.kind().name()),
                "the model " + model.model() + " has changed its meaning: " + GateWords.heading(finding),
                details(model),
                places(model, finding.channel()),
                Optional.of(CiWitness.of(finding, paths, REVISIONS)),
                finding.repro());
    }

    private static List<String> details(ModelOutcome model) {
        List<String> details = new ArrayList<>(model.reasons());
        model.declared()
                .ifPresent(declared -> details.add("Declared in " + declared.place() + ": " + declared.reason()));
        return details;
    }

    private List<CiPlace> places(ModelOutcome model, String channel) {
        List<CiPlace> places = new ArrayList<>();
        model.files().forEach(file -> places.add(new CiPlace(paths.inRoot(file), 0, "the model's source")));
        model.shown().stream()
                .filter(shown -> shown.channel().equals(channel))
                .forEach(shown -> places.add(
                        new CiPlace(paths.inRoot(shown.trace()), 0, "a golden trace that shows the difference")));
        return places;
    }
}
