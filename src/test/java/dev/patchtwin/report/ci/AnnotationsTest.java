package dev.patchtwin.report.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.report.ci.CiFinding.Level;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnotationsTest {
    private static List<String> lines(CiRun run) throws IOException {
        return CiSamples.written(run, Annotations::write).lines().toList();
    }

    @Test
    void everyFindingIsACommandAtItsPlace() throws IOException {
        assertThat(lines(CiSamples.failing()))
                .contains("::error file=patches/broken/twin.yaml,line=12,title=PT013 A file cannot be used"
                        + "::there is no world 'lage'%0AAgain: ./patchtwin gate --base origin/main")
                .anyMatch(line -> line.startsWith("::error file=src/main/java/toy/After.java,title=PT001 A model does")
                        && line.contains("%0AWitness: target/witness/toy/warnings.trace%0AAgain: "))
                .anyMatch(line -> line.startsWith("::warning file="));
        assertThat(lines(CiSamples.passing())).hasSize(2).allMatch(line -> line.startsWith("::notice file="));
    }

    @Test
    void noTextCanEndItsCommandOrItsPropertyOrBeginAnother() throws IOException {
        List<String> lines = lines(CiSamples.hostile());
        assertThat(lines).hasSize(1);
        String line = lines.get(0);
        assertThat(line).startsWith("::error file=]]> <b>&amp;</b> | ` ``` ~~~ %3A%3Aerror%3A%3Ax %250A \\u0001");
        String properties = line.substring("::error ".length(), line.indexOf("::", 2));
        assertThat(properties.split(",", -1))
                .as("file, line and title, and no more")
                .hasSize(3);
        assertThat(line).contains("%0A::error::y%0A");
    }

    @Test
    void aPlaceOutsideOfTheRepositoryIsNotPointedAt() throws IOException {
        CiFinding finding = CiFinding.of(
                CiRule.UNUSABLE_INPUT,
                List.of("a"),
                "bad",
                List.of(),
                List.of(new CiPlace("/tmp/x", 3, "it")),
                "again");
        CiCase one = CiCase.bad("input", CiCase.Outcome.ERROR, finding);
        CiRun run = CiSamples.run(List.of(new CiSuite("s", "", "v", List.of(one), "again", 0)), List.of(), "t");
        assertThat(lines(run)).containsExactly("::error title=PT013 A file cannot be used::bad%0AAgain: again");
    }

    @Test
    void ofMoreThanAHostShowsTheLastOneSaysHowManyThereAre() throws IOException {
        assertThat(lines(CiSamples.many(10, Level.WARNING, 0, "")))
                .hasSize(10)
                .noneMatch(l -> l.contains("more of these"));
        List<String> lines = lines(CiSamples.many(25, Level.WARNING, 0, ""));
        assertThat(lines).hasSize(Annotations.MOST);
        assertThat(lines.get(9)).startsWith("::warning title=Patchtwin::16 more of these are not shown");
    }
}
