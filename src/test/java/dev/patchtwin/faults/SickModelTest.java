package dev.patchtwin.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.faults.SickModels.Illness;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models that throw, hang, guess or eat the memory: none of that is a bug of the program, a difference, or none. */
@DisabledOnOs(OS.WINDOWS)
class SickModelTest {
    @TempDir
    Path folder;

    private Child child(Illness illness) throws Exception {
        Path root = SickModels.in(folder.resolve("house"));
        return Child.in(root).knowing(root.resolve("models")).java("-Dfaults.illness=" + illness);
    }

    private static String[] words(String command) {
        return command.split(" ", -1);
    }

    @Test
    void aWellModelIsEquivalent() throws Exception {
        Child.Ended ended = child(Illness.NONE).run(words("check toy --no-conform"));
        assertThat(ended.code()).as(ended.said()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "THROWS, explore toy, java.lang.IllegalStateException: a model that throws",
        "FAILS, fuzz toy --threads 2, java.lang.AssertionError: a model that fails",
        "RECURSES, fuzz toy, java.lang.StackOverflowError",
        "RECURSES, explore toy --threads 2, java.lang.StackOverflowError",
        "THROWS, fuzz toy --runs 2 --operations 100, java.lang.IllegalStateException: a model that throws",
        "ASKS, explore toy, it is not deterministic",
        "GUESSES, fuzz toy, not deterministic",
    })
    void whatAModelMayNotDoIsNoBugOfTheProgram(Illness illness, String command, String what) throws Exception {
        Child.Ended ended = child(illness).run(words(command));
        assertThat(ended.code()).as(ended.said()).isEqualTo(2);
        Houses.requireOneLine(ended);
        assertThat(ended.err()).contains("model", what, "mend the model").containsPattern("'(count|begin)'");
        assertThat(ended.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "HANGS, explore toy, count",
        "HANGS, fuzz toy --runs 3, count",
        "HANGS_WHEN_ASKED, fuzz toy, telling what is possible"
    })
    void aModelThatHungWasWaitedForForEver(Illness illness, String command, String where) throws Exception {
        Child.Ended ended = child(illness).java("-Dpatchtwin.patience=1").run(words(command));
        assertThat(ended.code()).as(ended.said()).isEqualTo(3);
        Houses.requireOneLine(ended);
        assertThat(ended.err()).contains("SickModels$Patient (after) has not come back from ", where, " for 1 s");
    }

    @EnabledIfSystemProperty(
            named = "slow.tests",
            matches = "true",
            disabledReason = "waits for ten seconds; InterruptTest asks for less")
    @Test
    void anInterruptSaysWhichModelDoesNotComeBack() throws Exception {
        try (Child.Running running = child(Illness.HANGS).start(words("explore toy"))) {
            Thread.sleep(4000);
            running.signal("TERM");
            Child.Ended ended = running.end();
            // A machine that is very slow has not installed what hears the signal yet.
            assertThat(ended.code()).as(ended.said()).isIn(3, 143);
            if (ended.code() == 3) {
                assertThat(ended.err()).contains("patchtwin: interrupted");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "explore toy --threads 2",
        "fuzz toy --threads 2",
        "fuzz toy --runs 2 --operations 100",
        "check toy --no-conform --json"
    })
    void memoryThatRanOutWasTakenForABug(String command) throws Exception {
        Child.Ended ended = child(Illness.SWALLOWS).java("-Xmx64m").run(words(command));
        assertThat(ended.code()).as(ended.said()).isEqualTo(3);
        Houses.requireOneLine(ended);
        assertThat(ended.err()).contains("out of memory", " MB; ", "PATCHTWIN_JAVA_OPTS");
    }
}
