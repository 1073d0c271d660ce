package dev.patchtwin.report.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What docs/ci.md says is what is. */
class CiDocsTest {
    private static List<String> rows(String beginning) throws IOException {
        return Files.readString(Path.of("docs/ci.md"))
                .lines()
                .filter(line -> line.startsWith(beginning))
                .toList();
    }

    @Test
    void everyRuleIsListedWithItsNameAndLevel() throws IOException {
        List<String> expected = Arrays.stream(CiRule.values())
                .map(rule -> "| " + rule.id() + " | " + rule.title() + " | "
                        + rule.level().name().toLowerCase(Locale.ROOT) + " | ")
                .toList();
        List<String> rows = rows("| PT");
        assertThat(rows).hasSameSizeAs(expected);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i)).startsWith(expected.get(i));
        }
    }

    @Test
    void everyExitCodeIsListed() throws IOException {
        for (CiExit exit : CiExit.values()) {
            assertThat(rows("| " + exit.code() + " | ")).as(exit.name()).hasSize(1);
        }
    }

    @Test
    void everyKindOfCaseIsListed() throws IOException {
        List<CiRun> runs = List.of(CiSamples.passing(), CiSamples.failing());
        assertThat(runs.stream().flatMap(CiRun::cases))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(rows("| `" + one.name().split(" ", 2)[0]))
                        .as(one.name())
                        .isNotEmpty());
    }

    @Test
    void theLimitsAreThoseOfTheCode() throws IOException {
        assertThat(rows("| SARIF, results | 5,000,")).hasSize(Sarif.MOST_RESULTS == 5_000 ? 1 : 0);
        assertThat(rows("| SARIF, steps of a result | 1,000,")).hasSize(SarifFlows.MOST_STEPS == 1_000 ? 1 : 0);
        assertThat(rows("| SARIF, steps in all | 10,000 ")).hasSize(SarifFlows.MOST_IN_ALL == 10_000 ? 1 : 0);
        assertThat(rows("| SARIF, places of a result | 100 ")).hasSize(SarifResults.MOST_PLACES == 100 ? 1 : 0);
        assertThat(rows("| annotations | 10 of")).hasSize(Annotations.MOST == 10 ? 1 : 0);
        assertThat(rows("| Markdown | 1 MiB,")).hasSize(MarkdownSummary.MOST_BYTES == 1 << 20 ? 1 : 0);
    }
}
