package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code docs/trust.md} speaks of every verdict, and has the ten questions that it promises. */
class TrustDocsTest {
    private static final Path TRUST = Path.of("docs/trust.md");

    @Test
    void everyVerdictHasSomethingThatItDoesNotSay() throws IOException {
        String text = Files.readString(TRUST);
        for (Verdict verdict : Verdict.values()) {
            assertThat(text.lines().filter(line -> line.startsWith("| " + verdict.text() + " |")))
                    .as(verdict.name())
                    .hasSize(1);
        }
    }

    @Test
    void everyOneOfTheTenQuestionsHasACommand() throws IOException {
        assertThat(Files.readString(TRUST)
                        .lines()
                        .filter(line -> line.matches("\\| \\d+\\. [^|]+\\| `\\./patchtwin .*")))
                .hasSize(10)
                .zipSatisfy(
                        IntStream.rangeClosed(1, 10).boxed().toList(),
                        (line, number) -> assertThat(line).startsWith("| " + number + ". "));
    }
}
