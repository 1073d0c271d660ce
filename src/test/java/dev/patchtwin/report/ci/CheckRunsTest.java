package dev.patchtwin.report.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.ConformRun;
import dev.patchtwin.check.Verdict;
import dev.patchtwin.report.ConformSamples;
import dev.patchtwin.report.Samples;
import dev.patchtwin.report.ci.CiCase.Outcome;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckRunsTest {
    private static CiCase one(CiRun run, String name) {
        return run.cases().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    }

    private static CiRun conform(ConformRun run, Verdict verdict) {
        return CiSamples.checks(List.of(Samples.result(verdict, List.of(), List.of(), Optional.of(run))), List.of());
    }

    @Test
    void everyChannelGoldenTraceAndDeclaredDifferenceIsACase() {
        CiRun run = CiSamples.check(Verdict.EQUIVALENT);
        assertThat(run.cases().map(CiCase::name))
                .containsExactly(
                        "channel pages",
                        "channel warnings",
                        "golden panic",
                        "golden silence",
                        "golden warnings",
                        "declared hook-splat",
                        "situations",
                        "verdict");
        assertThat(run.cases()).allMatch(c -> c.outcome() == Outcome.PASS);
        assertThat(run.findings()).isEmpty();
        assertThat(run.exit()).isEqualTo(CiExit.PASS);
        assertThat(run.verdict()).isEqualTo("EQUIVALENT WITHIN BOUNDS");
    }

    @Test
    void aChannelThatDiffersNamesItsWitnessThePatchAndTheCommand() {
        CiRun run = CiSamples.check(Verdict.DIFFERENT, Samples.finding());
        CiCase channel = one(run, "channel warnings");
        assertThat(channel.outcome()).isEqualTo(Outcome.FAIL);
        CiFinding finding = channel.findings().get(0);
        assertThat(finding.rule()).isEqualTo(CiRule.DIFFERENCE);
        assertThat(finding.message()).isEqualTo("DIFFERENT on warnings after 2 operations");
        assertThat(finding.places())
                .containsExactly(
                        new CiPlace("patches/toy/toy.txt", 17, "what the patch changes in kvm/toy.c"),
                        new CiPlace("patches/toy/toy.txt", 58, "what the patch changes in kvm/toy.h"),
                        new CiPlace("patches/toy/twin.yaml", 0, "the contract"));
        assertThat(finding.witness().orElseThrow().steps()).isEqualTo(Samples.STEPS);
        assertThat(finding.repro()).startsWith("./patchtwin replay");
        assertThat(one(run, "channel pages").outcome()).isEqualTo(Outcome.PASS);
        CiCase verdict = one(run, "verdict");
        assertThat(verdict.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(verdict.findings()).as("said already").isEmpty();
    }

    /** What makes hosts show nothing, and what would make them show something that is not so. */
    @ParameterizedTest
    @EnumSource(Verdict.class)
    void aRunFailsExactlyWhenACaseDoes(Verdict verdict) {
        CiRun run = CiSamples.check(verdict);
        boolean bad = run.exit() != CiExit.PASS;
        assertThat(run.cases().anyMatch(c -> !c.good())).isEqualTo(bad);
        assertThat(one(run, "verdict").outcome())
                .isEqualTo(
                        switch (run.exit()) {
                            case PASS -> Outcome.PASS;
                            case INCONCLUSIVE -> Outcome.ERROR;
                            case FAIL, UNUSABLE, BUG -> Outcome.FAIL;
                        });
    }

    @Test
    void whatIsInconclusiveForNoOtherReasonHasAFindingOfItsOwn() {
        CheckResult result = Samples.result(Verdict.INCONCLUSIVE, List.of(), List.of("The run was interrupted."));
        CiRun run = CiSamples.checks(List.of(result), List.of());
        assertThat(run.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(CiRule.INCONCLUSIVE);
            assertThat(finding.message()).contains("The run was interrupted.");
        });
    }

    @Test
    void whatTheCShowsIsACaseAndNoCompilerIsASkip() {
        CiCase skipped = one(conform(ConformSamples.skipped(), Verdict.EQUIVALENT), "conform");
        assertThat(skipped.outcome()).isEqualTo(Outcome.SKIP);
        assertThat(skipped.message()).contains("no C compiler");
        assertThat(one(conform(ConformSamples.fitting(), Verdict.EQUIVALENT), "conform")
                        .outcome())
                .isEqualTo(Outcome.PASS);
        assertThat(one(conform(ConformSamples.interrupted(), Verdict.INCONCLUSIVE), "conform")
                        .outcome())
                .isEqualTo(Outcome.ERROR);
        CiFinding drift = one(conform(ConformSamples.drifted(), Verdict.UNFAITHFUL), "conform")
                .findings()
                .get(0);
        assertThat(drift.rule()).isEqualTo(CiRule.MODELS_DO_NOT_FIT);
        assertThat(drift.places().get(0).text()).as("the changed line that ran").isEqualTo("patches/toy/toy.txt:40");
        assertThat(drift.witness().orElseThrow().file()).contains("target/witness/toy/conform-patch-warnings.trace");
        CiFinding patch = one(conform(ConformSamples.ofThePatch(), Verdict.DIFFERENT), "conform")
                .findings()
                .get(0);
        assertThat(patch.rule()).isEqualTo(CiRule.C_DIFFERS);
        CiFinding death = one(conform(ConformSamples.dead(), Verdict.UNFAITHFUL), "conform")
                .findings()
                .get(0);
        assertThat(death.message()).startsWith("the C after the patch died");
    }

    @Test
    void unusableInputIsAnErrorAtTheLineThatTheMessageNames() {
        CiRun run = CiSamples.checks(
                List.of(),
                List.of(
                        "patches/toy/twin.yaml:12: error: there is no world 'lage'",
                        "patches/toy/a.txt:7:3: error: odd",
                        "patches: error: there is no such folder",
                        "words only"));
        assertThat(run.exit()).isEqualTo(CiExit.UNUSABLE);
        assertThat(one(run, "input").outcome()).isEqualTo(Outcome.ERROR);
        assertThat(run.findings().stream().map(f -> f.places().get(0).text()))
                .containsExactly("patches/toy/twin.yaml:12", "patches/toy/a.txt:7", "patches", "patches");
        assertThat(run.findings()).allMatch(f -> f.rule() == CiRule.UNUSABLE_INPUT);
    }

    @Test
    void whatWasNotRunIsSkippedAndABugIsAnError() {
        CiRun stopped = CheckRuns.of(
                new CheckRuns.Checks(List.of(), List.of("toy"), List.of(), Optional.empty(), "again"),
                CiSamples.PATHS,
                CiSamples.VERSION);
        assertThat(one(stopped, "verdict").outcome()).isEqualTo(Outcome.SKIP);
        assertThat(stopped.exit()).isEqualTo(CiExit.INCONCLUSIVE);
        assertThat(stopped.notes()).singleElement().asString().contains("toy");
        CiRun failed = CheckRuns.of(
                new CheckRuns.Checks(List.of(), List.of(), List.of(), Optional.of("java.lang.Error"), "again"),
                CiSamples.PATHS,
                CiSamples.VERSION);
        assertThat(one(failed, "bug").outcome()).isEqualTo(Outcome.ERROR);
        assertThat(failed.exit()).isEqualTo(CiExit.BUG);
    }

    @Test
    void filesAreNamedFromTheRootOfTheRepository() {
        CiPaths below = new CiPaths(Path.of("sub/house"), Path.of(""));
        assertThat(below.inRoot("patches/toy/twin.yaml")).isEqualTo("sub/house/patches/toy/twin.yaml");
        assertThat(below.of(Path.of("sub/../a.txt"))).isEqualTo("a.txt");
        assertThat(below.of(Path.of("/elsewhere/a.txt"))).isEqualTo("/elsewhere/a.txt");
        assertThat(below.ofText("a\0b")).as("no file can have this name").isEqualTo("a\0b");
    }

    @Test
    void noTwoRulesShareAnIdAndNoIdHasMoved() {
        assertThat(Arrays.stream(CiRule.values()).map(rule -> rule.id() + " " + rule.title()))
                .containsExactly(
                        "PT001 MeaningChanged",
                        "PT002 MeaningUnknown",
                        "PT003 UndeclaredLoss",
                        "PT004 BehaviourDiffers",
                        "PT005 TimingDiffers",
                        "PT006 InvariantBroken",
                        "PT007 GoldenDiffers",
                        "PT008 ModelsDoNotFitTheC",
                        "PT009 PatchesCDiffers",
                        "PT010 ContractStale",
                        "PT011 SituationNotMet",
                        "PT012 Inconclusive",
                        "PT013 InputUnusable",
                        "PT014 GateRefuses");
    }
}
