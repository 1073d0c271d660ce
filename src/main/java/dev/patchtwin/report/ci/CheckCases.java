package dev.patchtwin.report.ci;

import dev.patchtwin.check.ChannelResult;
import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.DeclaredUse;
import dev.patchtwin.check.ExploreRun;
import dev.patchtwin.check.Finding;
import dev.patchtwin.check.FuzzRun;
import dev.patchtwin.check.PatchSummary;
import dev.patchtwin.check.ScopeRun;
import dev.patchtwin.engine.explore.Stop;
import dev.patchtwin.report.GateWords;
import dev.patchtwin.report.Text;
import dev.patchtwin.report.WitnessTable.Heads;
import dev.patchtwin.report.ci.CiCase.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The cases of a checked bundle: its channels, golden traces, declared differences, situations, its C, and the verdict. */
final class CheckCases {
    static final String VERDICT = "verdict";

    private final CiPaths paths;
    private final CheckResult result;

    CheckCases(CiPaths paths, CheckResult result) {
        this.paths = paths;
        this.result = result;
    }

    /** Returns all cases, the verdict last. */
    List<CiCase> all() {
        List<CiCase> cases = new ArrayList<>(withoutVerdict());
        cases.add(verdict());
        return cases;
    }

    /** Returns all cases but the verdict. */
    List<CiCase> withoutVerdict() {
        List<CiCase> cases = new ArrayList<>();
        result.channels().forEach(channel -> cases.add(channel(channel)));
        cases.addAll(new GoldenCases(paths, result.id(), result.repro()).of(result.goldens()));
        result.declared().forEach(use -> cases.add(declared(use)));
        if (result.probes() > 0) {
            cases.add(probes());
        }
        result.conform().ifPresent(run -> cases.add(new ConformCase(paths, patch()).of(run)));
        return cases;
    }

    /** Returns how long it took, as far as that was measured. */
    double seconds() {
        return result.explored().map(ExploreRun::seconds).orElse(0.0)
                + result.fuzz().map(FuzzRun::seconds).orElse(0.0)
                + result.conform().map(ConformCase::seconds).orElse(0.0);
    }

    /** Returns where the patch stands: the first hunk of each file, the first file first. */
    List<CiPlace> patch() {
        String mail = paths.of(result.patch().mail());
        List<CiPlace> places = new ArrayList<>();
        for (PatchSummary.Changed file : result.patch().files()) {
            places.add(new CiPlace(mail, file.mailLine(), "what the patch changes in " + file.path()));
        }
        return places.isEmpty() ? List.of(new CiPlace(mail, 0, "the patch")) : places;
    }

    private CiPlace contract() {
        return new CiPlace(paths.inRoot("patches/" + result.id() + "/twin.yaml"), 0, "the contract");
    }

    private CiCase channel(ChannelResult channel) {
        List<CiFinding> findings = result.findings().stream()
                .filter(finding -> finding.channel().equals(channel.name()))
                .map(this::finding)
                .toList();
        String message =
                findings.isEmpty() ? agreement(channel) : findings.get(0).message();
        return new CiCase(
                "channel " + channel.name(),
                channel.agree() ? Outcome.PASS : Outcome.FAIL,
                message,
                List.of(channel.name() + ": " + channel.meaning()),
                findings,
                0);
    }

    private static String agreement(ChannelResult channel) {
        String compared = "compared " + Text.count(channel.compared(), "time");
        return channel.declaredUses() > 0
                ? "both sides agree but for declared differences, used " + Text.count(channel.declaredUses(), "time")
                        + "; " + compared
                : "both sides agree; " + compared;
    }

    private CiFinding finding(Finding finding) {
        List<String> details = new ArrayList<>();
        details.add("Found by " + finding.origin() + ".");
        finding.words().forEach(words -> details.add("Declared as: " + words));
        CiRule rule = rule(finding.kind());
        List<CiPlace> places = new ArrayList<>(patch());
        places.add(contract());
        return new CiFinding(
                rule,
                rule.level(),
                List.of(
                        result.id(),
                        "channel",
                        finding.channel(),
                        finding.kind().name()),
                GateWords.heading(finding),
                details,
                places,
                Optional.of(CiWitness.of(finding, paths, Heads.SIDES)),
                finding.repro());
    }

    private static CiRule rule(Finding.Kind kind) {
        return switch (kind) {
            case DIFFERENCE -> CiRule.DIFFERENCE;
            case TIMING -> CiRule.TIMING;
            case BROKEN_INVARIANT -> CiRule.BROKEN_INVARIANT;
        };
    }

    private CiCase declared(DeclaredUse use) {
        String id = use.declared().id();
        String name = "declared " + id;
        if (use.uses() > 0) {
            return CiCase.pass(name, "used " + Text.count(use.uses(), "time"));
        }
        if (!use.stale()) {
            return CiCase.skip(name, "not needed by this run, which was not a whole one");
        }
        return CiCase.bad(
                name,
                Outcome.ERROR,
                CiFinding.of(
                        CiRule.STALE_CONTRACT,
                        List.of(result.id(), "declared", id),
                        "the declared difference '" + id + "' was never needed in a whole run",
                        List.of("It says: " + use.declared().reason()),
                        List.of(contract()),
                        result.repro()));
    }

    private CiCase probes() {
        List<String> missed = result.missedProbes();
        if (missed.isEmpty()) {
            return CiCase.pass("situations", "all " + result.probes() + " that a run must meet were met");
        }
        String what = missed.size() + " of " + Text.count(result.probes(), "situation")
                + " that a run must meet were not met: " + String.join(", ", missed);
        if (stopped()) {
            return CiCase.skip("situations", "the run was stopped before its end; " + what);
        }
        List<CiFinding> findings = missed.stream()
                .map(probe -> CiFinding.of(
                        CiRule.MISSED_PROBE,
                        List.of(result.id(), "situation", probe),
                        "the run has to meet this situation, and never did: " + probe,
                        List.of(),
                        List.of(contract()),
                        result.repro()))
                .toList();
        return new CiCase("situations", Outcome.ERROR, what, List.of(), findings, 0);
    }

    /** Whether something else than a difference ended a part of it before its end. */
    private boolean stopped() {
        return result.fuzz().filter(FuzzRun::interrupted).isPresent()
                || result.explored().stream()
                        .flatMap(run -> run.scopes().stream())
                        .map(ScopeRun::stop)
                        .anyMatch(stop -> stop != Stop.COMPLETE && stop != Stop.DIFFERENCE);
    }

    /** The verdict fails with anything else, and has a finding of its own only for what no other case says. */
    CiCase verdict() {
        Outcome outcome = outcome();
        List<String> details = new ArrayList<>(result.reasons());
        result.note().ifPresent(details::add);
        boolean said = result.missedProbes().isEmpty() || stopped();
        List<CiFinding> findings = result.verdict() == dev.patchtwin.check.Verdict.INCONCLUSIVE && said
                ? List.of(inconclusive())
                : List.of();
        return new CiCase(VERDICT, outcome, result.verdict().text(), details, findings, seconds());
    }

    private Outcome outcome() {
        return switch (CiExit.of(result.verdict())) {
            case PASS -> Outcome.PASS;
            case INCONCLUSIVE -> Outcome.ERROR;
            case FAIL, UNUSABLE, BUG -> Outcome.FAIL;
        };
    }

    private CiFinding inconclusive() {
        return CiFinding.of(
                CiRule.INCONCLUSIVE,
                List.of(result.id(), VERDICT),
                "inconclusive: "
                        + (result.reasons().isEmpty()
                                ? "the run says nothing"
                                : result.reasons().get(0)),
                result.reasons(),
                List.of(contract()),
                result.repro());
    }
}
