package dev.patchtwin.check.dossier;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.CheckOptions;
import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.DeclaredUse;
import dev.patchtwin.check.Finding;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.Twins;
import dev.patchtwin.check.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes the plays of a result: of its findings, and of the declared differences that were needed. */
final class Plays {
    private final Bundle bundle;
    private final CheckOptions options;
    private final CheckResult result;
    private final Watch watch;

    Plays(Bundle bundle, CheckOptions options, CheckResult result, Watch watch) {
        this.bundle = bundle;
        this.options = options;
        this.result = result;
        this.watch = watch;
    }

    /** Returns as many as were made until somebody wanted to stop. */
    List<Play> all() throws InputException {
        List<Play> plays = new ArrayList<>();
        for (Finding finding : result.findings()) {
            if (!watch.cancelled()) {
                watch.step("drawing a difference on " + finding.channel());
                plays.add(play(finding));
            }
        }
        DeclaredTraces traces = new DeclaredTraces(bundle, options, result.repro(), watch);
        for (DeclaredUse use : result.declared()) {
            if (use.uses() > 0 && !watch.cancelled()) {
                watch.step(
                        "looking for a short trace that shows " + use.declared().id());
                Optional<DeclaredTraces.Shown> shown = traces.of(use.declared());
                if (shown.isPresent()) {
                    plays.add(play(use, shown.get()));
                }
            }
        }
        return plays;
    }

    private Play play(Finding finding) throws InputException {
        Twins twins = new Twins(bundle, finding.witness().world(), options.strict());
        Performance performance = Performance.of(twins, finding.witness());
        return new Play(
                id(finding),
                finding.channel(),
                Optional.of(finding),
                Optional.empty(),
                finding.origin(),
                finding.text(),
                finding.repro(),
                finding.steps(),
                performance.slots(),
                performance.before(),
                performance.after());
    }

    private Play play(DeclaredUse use, DeclaredTraces.Shown shown) throws InputException {
        Performance performance = Performance.of(new Twins(bundle, shown.trace().world(), false), shown.trace());
        return new Play(
                "declared-" + use.declared().id(),
                use.declared().channel(),
                Optional.empty(),
                Optional.of(use),
                shown.origin(),
                shown.text(),
                shown.repro(),
                performance.steps(),
                performance.slots(),
                performance.before(),
                performance.after());
    }

    private static String id(Finding finding) {
        return finding.channel().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "-")
                + finding.kind().suffix();
    }
}
