package dev.patchtwin.report.ci;

import dev.patchtwin.check.CheckResult;
import dev.patchtwin.gate.BundleOutcome;
import dev.patchtwin.gate.BundleOutcome.State;
import dev.patchtwin.gate.BundleOutcome.Work;
import dev.patchtwin.gate.GateChange;
import dev.patchtwin.gate.GateResult;
import dev.patchtwin.report.GateWords;
import dev.patchtwin.report.ci.CiCase.Outcome;
import dev.patchtwin.report.ci.CiFinding.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The suite of a bundle in a gate. */
final class BundleCases {
    private final GateResult result;
    private final CiPaths paths;
    private final BundleOutcome bundle;

    BundleCases(GateResult result, CiPaths paths, BundleOutcome bundle) {
        this.result = result;
        this.paths = paths;
        this.bundle = bundle;
    }

    /** @param models the cases of its models, which come first */
    CiSuite suite(List<CiCase> models) {
        List<CiCase> cases = new ArrayList<>(models);
        if (!bundle.errors().isEmpty()) {
            cases.add(new InputCases(paths).of(bundle.id(), bundle.errors(), result.repro()));
        }
        Optional<CheckCases> check = bundle.check().map(checked -> new CheckCases(paths, checked));
        check.ifPresent(c -> cases.addAll(c.withoutVerdict()));
        if (bundle.check().map(c -> c.goldens().isEmpty()).orElse(true)) {
            cases.addAll(new GoldenCases(paths, bundle.id(), result.repro()).of(bundle.goldens()));
        }
        if (bundle.work() == Work.REPLAYED && check.isEmpty()) {
            cases.add(CiCase.skip("check", "not run: the models kept their meaning, and the earlier verdict stands"));
        }
        boolean said =
                cases.stream().anyMatch(one -> !one.good() && !one.findings().isEmpty());
        cases.add(verdict(said));
        return new CiSuite(
                bundle.id(),
                bundle.check().map(CheckResult::title).orElse(""),
                bundle.passes()
                        ? "PASS"
                        : bundle.check().map(c -> c.verdict().text()).orElse("FAIL"),
                cases,
                bundle.check().map(CheckResult::repro).orElse(result.repro()),
                cases.stream().mapToDouble(CiCase::seconds).sum());
    }

    /** @param said whether another case says what is wrong */
    private CiCase verdict(boolean said) {
        double seconds =
                bundle.check().map(c -> new CheckCases(paths, c).seconds()).orElse(0.0);
        Outcome outcome = outcome();
        List<CiFinding> findings = new ArrayList<>();
        if (!bundle.passes() && !said) {
            findings.addAll(own());
        } else if (bundle.passes() && lost()) {
            findings.add(finding(CiRule.LOSS, Level.NOTE));
        }
        return new CiCase(
                CheckCases.VERDICT, outcome, message(), details(), findings, outcome == Outcome.SKIP ? 0 : seconds);
    }

    private Outcome outcome() {
        if (bundle.passes()) {
            boolean idle = bundle.work() == Work.NOTHING || bundle.work() == Work.REMEMBERED;
            return idle && bundle.state() != State.REMOVED ? Outcome.SKIP : Outcome.PASS;
        }
        boolean unsure = bundle.check()
                .map(c -> CiExit.of(c.verdict()) == CiExit.INCONCLUSIVE)
                .orElse(bundle.work() == Work.NOTHING && bundle.state() != State.REMOVED);
        return unsure || !bundle.errors().isEmpty() ? Outcome.ERROR : Outcome.FAIL;
    }

    private String message() {
        return GateWords.state(bundle.state()) + "; " + GateWords.work(bundle.work())
                + bundle.check().map(c -> ": " + c.verdict().text()).orElse("");
    }

    private List<String> details() {
        List<String> details = new ArrayList<>(bundle.reasons());
        bundle.declared()
                .ifPresent(declared -> details.add("Declared in " + declared.place() + ": " + declared.reason()));
        return details;
    }

    private List<CiFinding> own() {
        List<CiFinding> checks = bundle.check()
                .map(c -> new CheckCases(paths, c).verdict().findings())
                .orElse(List.of());
        if (!checks.isEmpty()) {
            return checks;
        }
        if (lost()) {
            return List.of(finding(CiRule.LOSS, CiRule.LOSS.level()));
        }
        return List.of(
                outcome() == Outcome.ERROR
                        ? finding(CiRule.INCONCLUSIVE, CiRule.INCONCLUSIVE.level())
                        : finding(CiRule.REFUSED, CiRule.REFUSED.level()));
    }

    /** Whether it is gone, or a golden trace of it is. */
    private boolean lost() {
        return bundle.state() == State.REMOVED || !lostGoldens().isEmpty();
    }

    private List<String> lostGoldens() {
        return result.changes().stream()
                .filter(change -> change.part() == GateChange.Part.GOLDEN
                        && change.how() == GateChange.How.REMOVED
                        && change.concerns().contains(bundle.id()))
                .map(GateChange::path)
                .toList();
    }

    private CiFinding finding(CiRule rule, Level level) {
        List<String> lost = lostGoldens();
        List<String> details = new ArrayList<>(details());
        lost.forEach(path -> details.add("Gone: " + path));
        String message = bundle.id() + ": "
                + (rule == CiRule.LOSS && !lost.isEmpty() && bundle.state() != State.REMOVED
                        ? "golden traces are gone"
                        : bundle.reasons().isEmpty()
                                ? message()
                                : bundle.reasons().get(0));
        // Of a bundle that is gone, this is where its contract stood: hosts show nothing that has no place.
        List<CiPlace> places =
                List.of(new CiPlace(paths.inRoot("patches/" + bundle.id() + "/twin.yaml"), 0, "the contract"));
        return new CiFinding(
                rule,
                level,
                List.of(bundle.id(), CheckCases.VERDICT),
                message,
                details,
                places,
                Optional.empty(),
                result.repro());
    }
}
