package dev.patchtwin.report.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.gate.GateResult;
import dev.patchtwin.gate.GateVerdict;
import dev.patchtwin.report.GateSamples;
import dev.patchtwin.report.ci.CiCase.Outcome;
import dev.patchtwin.report.ci.CiFinding.Level;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GateRunsTest {
    private static CiSuite suite(CiRun run, String name) {
        return run.suites().stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static CiCase one(CiRun run, String suite, String name) {
        return suite(run, suite).cases().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPassingGateHasNoFailingCaseAndSkipsWhatWasNotRun() {
        CiRun run = CiSamples.passing();
        assertThat(run.exit()).isEqualTo(CiExit.PASS);
        assertThat(run.cases()).allMatch(CiCase::good);
        assertThat(one(run, "untouched", "verdict").outcome()).isEqualTo(Outcome.SKIP);
        assertThat(one(run, "untouched", "verdict").message()).contains("nothing changed that it depends on");
        assertThat(one(run, "remembered", "verdict").outcome()).isEqualTo(Outcome.SKIP);
        assertThat(one(run, "remembered", "verdict").message()).contains("earlier run");
        assertThat(one(run, "replayed", "check").outcome()).isEqualTo(Outcome.SKIP);
        assertThat(one(run, "replayed", "golden silence").outcome()).isEqualTo(Outcome.PASS);
        assertThat(one(run, "toy", "conform").outcome()).isEqualTo(Outcome.SKIP);
        assertThat(one(run, "toy", "model toy-before").message()).contains("kept, complete within the bounds");
    }

    @Test
    void aChangeThatIsShownAndDeclaredIsANote() {
        CiCase model = one(CiSamples.passing(), "toy", "model toy-after");
        assertThat(model.outcome()).isEqualTo(Outcome.PASS);
        assertThat(model.message()).contains("declared in commit 99887766: the hook warns again");
        assertThat(model.findings()).hasSize(2).allMatch(f -> f.level() == Level.NOTE);
        assertThat(model.findings().get(0).places().stream().map(CiPlace::file))
                .as("the golden trace that shows it is named")
                .contains("golden/toy/warnings.trace");
    }

    @Test
    void aModelThatChangedNamesItsSourceTheShortestTraceAndTheCommand() {
        CiCase model = one(CiSamples.failing(), "toy", "model toy-after");
        assertThat(model.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(model.findings()).hasSize(2).allMatch(f -> f.rule() == CiRule.MEANING_CHANGED);
        CiFinding finding = model.findings().get(0);
        assertThat(finding.places().get(0)).isEqualTo(new CiPlace(GateSamples.MODEL, 0, "the model's source"));
        assertThat(finding.repro()).isEqualTo(GateSamples.AGAIN + " --only toy-after");
        CiWitness witness = finding.witness().orElseThrow();
        assertThat(witness.heads().left()).isEqualTo("base");
        assertThat(witness.file()).contains("target/witness/toy/warnings.trace");
        assertThat(finding.details()).anyMatch(d -> d.contains("Model-Change: toy-after: REASON"));
    }

    @Test
    void everythingElseThatIsWrongHasItsRule() {
        CiRun run = CiSamples.failing();
        assertThat(one(run, "toy", "model toy-before").outcome())
                .as("remembered")
                .isEqualTo(Outcome.SKIP);
        assertThat(rules(one(run, "toy", "model toy-slow"))).containsExactly(CiRule.MEANING_UNKNOWN);
        assertThat(rules(one(run, "toy", "channel warnings"))).containsExactly(CiRule.DIFFERENCE);
        assertThat(rules(one(run, "broken", "input"))).containsExactly(CiRule.UNUSABLE_INPUT);
        assertThat(one(run, "broken", "input").findings().get(0).places().get(0).text())
                .isEqualTo("patches/broken/twin.yaml:12");
        assertThat(rules(one(run, "gone", "verdict"))).containsExactly(CiRule.LOSS);
        assertThat(rules(one(run, "lost", "verdict"))).containsExactly(CiRule.LOSS);
        assertThat(one(run, "lost", "verdict").findings().get(0).details()).contains("Gone: golden/toy/panic.trace");
        CiCase golden = one(run, "stale", "golden panic");
        assertThat(rules(golden)).containsExactly(CiRule.GOLDEN_DIFFERS);
        assertThat(golden.findings().get(0).places().get(0).text()).isEqualTo("golden/stale/panic.expected:7");
        assertThat(golden.findings().get(0).repro()).isEqualTo(GateSamples.AGAIN);
    }

    private static List<CiRule> rules(CiCase one) {
        return one.findings().stream().map(CiFinding::rule).toList();
    }

    @Test
    void everyBundleThatDoesNotPassHasAFindingAndAFailingVerdict() {
        CiRun run = CiSamples.failing();
        for (CiSuite suite : run.suites()) {
            boolean bad = !suite.name().equals("untouched");
            assertThat(suite.good()).as(suite.name()).isEqualTo(!bad);
            assertThat(suite.cases().stream().anyMatch(c -> !c.findings().isEmpty()))
                    .as(suite.name())
                    .isEqualTo(bad);
            assertThat(one(run, suite.name(), "verdict").good())
                    .as(suite.name())
                    .isEqualTo(!bad);
        }
    }

    /** Whatever the gate says, also when no bundle says why, a host must see the same. */
    @ParameterizedTest
    @EnumSource(GateVerdict.class)
    void aGateWithoutBundlesStillSaysItsVerdict(GateVerdict verdict) {
        GateResult sample = GateSamples.passing();
        CiRun run = CiSamples.gate(new GateResult(
                sample.range(), List.of(), List.of(), List.of(), List.of("why"), verdict, GateSamples.AGAIN, 1));
        assertThat(run.suites()).hasSize(1);
        assertThat(run.suites().get(0).good()).isEqualTo(verdict == GateVerdict.PASS);
        assertThat(run.findings()).hasSize(verdict == GateVerdict.PASS ? 0 : 1);
        CiRun stopped = CiSamples.gate(new GateResult(
                sample.range(), List.of(), List.of(), sample.bundles(), List.of(), verdict, GateSamples.AGAIN, 1));
        assertThat(stopped.cases().allMatch(CiCase::good)).isEqualTo(verdict == GateVerdict.PASS);
    }

    @Test
    void aGateThatCouldNotBeginIsARunToo() {
        CiRun run = GateRuns.unusable(
                List.of("origin/main: error: no such revision; fetch it"), CiSamples.PATHS, "1", "./patchtwin gate");
        assertThat(run.exit().code()).isEqualTo(2);
        assertThat(run.findings()).hasSize(1);
    }
}
