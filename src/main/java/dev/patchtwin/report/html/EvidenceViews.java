package dev.patchtwin.report.html;

import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.ConformRun;
import dev.patchtwin.check.FuzzRun;
import dev.patchtwin.check.Scope;
import dev.patchtwin.check.ScopeRun;
import dev.patchtwin.check.dossier.Dossier;
import dev.patchtwin.report.Text;
import java.util.ArrayList;
import java.util.List;

/** Lists what a result rests on. */
final class EvidenceViews {
    private final Dossier dossier;
    private final CheckResult result;
    private final List<EvidenceView.Fact> facts = new ArrayList<>();

    private EvidenceViews(Dossier dossier) {
        this.dossier = dossier;
        result = dossier.result();
    }

    static EvidenceView of(Dossier dossier, String version) {
        return new EvidenceViews(dossier).view(version);
    }

    private EvidenceView view(String version) {
        add("Patchtwin", version);
        add(
                "Machine",
                Text.count(dossier.evidence().processors(), "processor") + "; "
                        + dossier.evidence().java());
        add("Models", String.join(" against ", result.models()));
        result.fuzz().ifPresent(this::add);
        result.explored()
                .ifPresent(run -> add(
                        "Exploration",
                        Text.count(run.threads(), "thread") + ", " + Text.seconds(run.seconds()) + ", at most "
                                + Text.count(run.bytes() >> 20) + " MiB of states"));
        result.conform().flatMap(ConformRun::result).ifPresent(run -> {
            add("Compiler of the C", run.compiler());
            add("The C was kept in a box of", run.protections());
            add("The C was cut out of", run.cutFrom());
        });
        return new EvidenceView(
                facts,
                worlds(),
                dossier.evidence().inputs().entrySet().stream()
                        .map(input -> new EvidenceView.Fact(input.getKey(), input.getValue()))
                        .toList(),
                result.missedProbes(),
                ResultViews.met(result));
    }

    private void add(String name, String value) {
        facts.add(new EvidenceView.Fact(name, value));
    }

    private void add(FuzzRun run) {
        add("Seed", String.valueOf(run.seed()));
        add(
                "Fuzzing",
                Text.count(run.operations(), "operation") + " in " + Text.seconds(run.seconds()) + ", guided by "
                        + Text.count(run.guidance().situations(), "kind") + " of situations");
    }

    private List<EvidenceView.Fact> worlds() {
        List<EvidenceView.Fact> worlds = new ArrayList<>();
        result.explored().ifPresent(run -> {
            for (ScopeRun scope : run.scopes()) {
                worlds.add(world(scope.scope()));
            }
        });
        result.fuzz()
                .ifPresent(run -> worlds.add(new EvidenceView.Fact(run.worldName(), Text.parameters(run.world()))));
        return worlds;
    }

    private static EvidenceView.Fact world(Scope scope) {
        return new EvidenceView.Fact(scope.name(), Text.parameters(scope.world()));
    }
}
