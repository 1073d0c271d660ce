package dev.patchtwin.report.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchtwin.report.GateSamples;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KtapTest {
    private static String ktap(CiRun run) throws IOException {
        return CiSamples.written(run, Ktap::write);
    }

    @Test
    void aPassingGateIsNestedAndCountsWhatItSkipped() throws IOException {
        String text = ktap(CiSamples.passing());
        List<KtapGrammar.Test> tests = KtapGrammar.read(text);
        assertThat(tests).allMatch(KtapGrammar.Test::ok);
        assertThat(tests.stream().map(KtapGrammar.Test::name))
                .containsExactly("toy", "untouched", "remembered", "replayed");
        assertThat(tests.get(1).directive()).isEqualTo("SKIP");
        assertThat(text)
                .startsWith("KTAP version 1\n1..4\n  KTAP version 1\n  # Subtest: toy\n  1..")
                .contains("  ok 1 verdict # SKIP untouched: nothing changed that it depends on; nothing was run\n")
                .endsWith("# Totals: pass:12 fail:0 xfail:0 xpass:0 skip:4 error:0\n");
    }

    @Test
    void aFailingGateSaysWitnessAndCommandAboveTheResult() throws IOException {
        String text = ktap(CiSamples.failing());
        List<KtapGrammar.Test> tests = KtapGrammar.read(text);
        assertThat(tests.stream().filter(t -> !t.ok()).map(KtapGrammar.Test::name))
                .containsExactly("broken", "gone", "lost", "stale", "toy");
        assertThat(text)
                .contains("  not ok 2 model toy-after\n")
                .contains("  #   Witness file: target/witness/toy/warnings.trace\n")
                .contains("  #   Again: " + GateSamples.AGAIN + " --only toy-after\n")
                .contains("  not ok 1 input # ERROR there is no world 'lage'\n");
    }

    @Test
    void noTextCanBeTakenForAResult() throws IOException {
        String text = ktap(CiSamples.hostile());
        List<KtapGrammar.Test> tests = KtapGrammar.read(text);
        assertThat(tests).hasSize(1);
        assertThat(tests.get(0).subtests())
                .hasSize(4)
                .as("the kernel's reader would take it for the end of the suite")
                .noneMatch(test -> test.name().equals(tests.get(0).name()));
        assertThat(text).doesNotContain("\u001b", "\u202e", "\r").contains("\\u0023 Totals: pass:9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1..1\nok 1 a\n",
                "KTAP version 1\n1..2\nok 1 a\n",
                "KTAP version 1\n1..1\nok 2 a\n",
                "KTAP version 1\n1..1\nok 1 a # b # c # SKIP",
                "KTAP version 1\n1..1\nok 1 a\nfoo\n",
                "KTAP version 1\n1..1\n   KTAP version 1\n   1..1\n   ok 1 b\nok 1 a\n",
                "KTAP version 1\n1..1\n  KTAP version 1\n  1..1\n  not ok 1 b\nok 1 a\n",
                "KTAP version 1\n1..1\nok 1 a # ERROR b\n",
                "KTAP version 1\n1..1\nok 1 a\n# Totals: pass:0 fail:0 xfail:0 xpass:0 skip:0 error:0\n"
            })
    void theReaderOfThisTestIsStrict(String text) {
        assertThatThrownBy(() -> KtapGrammar.read(text)).isInstanceOf(AssertionError.class);
    }
}
