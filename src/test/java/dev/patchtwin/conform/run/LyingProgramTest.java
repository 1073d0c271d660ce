package dev.patchtwin.conform.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchtwin.model.Foreign;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs that are not what the runner makes of a patch: nothing that they say is believed, and nothing that they do lasts. */
class LyingProgramTest {
    /** Reads and writes numbers; greets with the function f, which can be called, and the events t, which tells, and a, which asks. */
    private static final String TALK = """
            #include <stdlib.h>
            #include <string.h>
            #include <unistd.h>
            static void say(int count, const long *numbers)
            {
            \tlong size = count;
            \tif (write(1, &size, 8) != 8 || write(1, numbers, 8 * count) != 8 * count)
            \t\t_exit(9);
            }
            static void greet(void)
            {
            \tlong g[] = { 0x314e495754545054L, 1, 1, 'f', 2, 1, 't', 1, 'f', 1, 'c', 1, 0, 1, 'a', 1, 'f', 1, 'c', 2, 1 };
            \tsay(sizeof(g) / 8, g);
            }
            static long hear(void)
            {
            \tstatic char rest[1 << 20];
            \tlong header[2];
            \tif (read(0, header, 16) != 16)
            \t\t_exit(0);
            \tfor (long left = 8 * header[1]; left > 0;) {
            \t\tlong got = read(0, rest, left < (long)sizeof(rest) ? left : (long)sizeof(rest));
            \t\tif (got <= 0)
            \t\t\t_exit(0);
            \t\tleft -= got;
            \t}
            \treturn header[0];
            }
            #define SAY(...) ({ const long n[] = { __VA_ARGS__ }; say(sizeof(n) / 8, n); })
            """;

    @TempDir
    private Path folder;

    private CProgram program(String body) {
        return RunnerLab.in(folder).fake(TALK + "int main(void)\n{\n" + body + "\n}\n");
    }

    /** A world that counts, so that a test can say how far a call came. */
    private static final class World implements Foreign.World {
        private int events;
        private boolean dead;

        @Override
        public long on(Foreign.Event event, long[] arguments) {
            events++;
            return 0;
        }

        @Override
        public void died() {
            dead = true;
        }
    }

    /** Other tests run at the same time: only what runs in this one's folder is its own. */
    private List<String> started() {
        return ProcessHandle.current()
                .descendants()
                .filter(ProcessHandle::isAlive)
                .map(one -> one.info().toString())
                .filter(info -> info.contains(folder.getFileName() + "/toy"))
                .toList();
    }

    private static World call(CProgram program) {
        World world = new World();
        program.open().call("f", new long[] {1}, world);
        return world;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            return 0;                                                        | exit code 0
            abort();                                                         | SIGABRT
            write(1, "hello, world, hello", 19); return 0;                   | which is nonsense
            long n = -1; write(1, &n, 8); pause();                           | answers with -1 numbers
            long n = 1L << 60; write(1, &n, 8); pause();                     | which is nonsense
            long n = 4; write(1, &n, 8); write(1, &n, 8); return 3;          | exit code 3
            SAY(1, 2, 3); pause();                                           | does not greet
            SAY(0x314e495754545054L); pause();                               | ends too early
            SAY(0x314e495754545054L, 1L << 62, 1, 'f'); pause();             | ends too early
            SAY(0x314e495754545054L, 1, -8); pause();                        | a name of -8 letters
            SAY(0x314e495754545054L, 1, 5000, 'f'); pause();                 | a name of 5000 letters
            SAY(0x314e495754545054L, 1, 9, 'f'); pause();                    | ends too early
            close(1); pause();                                               | did not answer
            pause();                                                         | did not answer
            for (;;) { if (write(1, TALK0, sizeof(TALK0)) < 0) return 0; }   | does not greet
            """)
    void aProgramThatDoesNotGreetCannotBeCalled(String body, String why) {
        try (CProgram program =
                program("static const char TALK0[4096] = \"x\"; (void)TALK0; (void)greet; (void)hear; " + body)) {
            assertThatThrownBy(() -> program.require(Set.of("f"), Set.of("t", "a")))
                    .isInstanceOf(CException.class)
                    .hasMessageContaining(why);
            assertThatThrownBy(() -> call(program))
                    .isInstanceOf(CException.class)
                    .hasMessageContaining(why);
            assertThat(started()).as("what did not greet is gone").isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            return 5;                                                  | exit code 5
            hear(); return 6;                                          | exit code 6
            hear(); long n = 4; write(1, &n, 8); return 7;             | exit code 7
            hear(); abort();                                           | SIGABRT
            hear(); pause();                                           | did not answer
            pause();                                                   | did not answer
            close(0); close(1); pause();                               | did not answer
            hear(); SAY(0);                                      pause(); | the runner never writes
            hear(); SAY(0, 2, 0, 0);                             pause(); | the runner never writes
            hear(); SAY(0, -1, 0);                               pause(); | the runner never writes
            hear(); SAY(0, 1L << 62, 0);                         pause(); | the runner never writes
            hear(); SAY(0, 2, 7, 0, 0);                          pause(); | the runner never writes
            hear(); SAY(0, 2, -1, 0, 0);                         pause(); | the runner never writes
            hear(); SAY(0, 2, 0, 9, 0);                          pause(); | the runner never writes
            hear(); SAY(0, 1, 0, 0);                             pause(); | the runner never writes
            hear(); SAY(1, 0, 0);                                pause(); | the runner never writes
            hear(); SAY(1, 2, 0, 0, 0);                          pause(); | the runner never writes
            hear(); SAY(0, 2, 1, 0, 0);                          pause(); | the runner never writes
            hear(); SAY(0, 0, 0, 0);                             pause(); | the runner never writes
            hear(); SAY(9, 0, 0);                                pause(); | the runner never writes
            hear(); SAY(2, 0, 0);                                pause(); | reports without end
            for (;;) { hear(); SAY(1, 2, 1, 0, 0); }                      | the runner never writes
            """)
    void aProgramThatAnswersWhatTheRunnerNeverWritesIsNotBelieved(String body, String why) {
        try (CProgram program = program("greet(); " + body)) {
            World world = call(program);
            assertThat(world.dead).isTrue();
            assertThat(program.troubles())
                    .extracting(t -> t.death().what())
                    .singleElement()
                    .asString()
                    .contains(why);
            assertThat(program.calls()).isZero();
        }
    }

    /** The first call is told and returns 7; what comes when it is made once more is the lie. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SAY(1);                      | does not do the same twice
            SAY();                       | does not do the same twice
            SAY(1, 2, 3, 4, 5, 6, 7, 8); | does not do the same twice
            return 4;                    | exit code 4
            pause();                     | did not answer
            abort();                     | SIGABRT
            long n = -3; write(1, &n, 8); pause(); | answers with -3 numbers
            """)
    void aBatchThatIsNotDoneAsBeforeIsFound(String body, String why) {
        String first =
                "greet(); for (int i = 0;; i++) { long kind = hear(); if (kind == 2) { SAY(0, 2, 0, 0, 7); continue; } ";
        try (CProgram program = program(first + body + " }")) {
            Foreign code = program.open();
            World world = new World();
            assertThat(code.call("f", new long[] {1}, world)).isEqualTo(7);
            assertThat(world.events).isEqualTo(1);
            program.finish();
            assertThat(program.troubles())
                    .extracting(t -> t.death().what())
                    .singleElement()
                    .asString()
                    .contains(why);
        }
    }

    /** With a right answer for each call, and then some more. */
    @Test
    void anAnswerToMoreThanWasAskedIsFound() {
        long digest = Digest.of(new long[] {0, 0}, 7);
        String body = "greet(); for (;;) { if (hear() == 2) SAY(0, 2, 0, 0, 7); else SAY(" + digest + "L, 1); }";
        try (CProgram program = program(body)) {
            program.open().call("f", new long[] {1}, new World());
            program.finish();
            assertThat(program.troubles())
                    .singleElement()
                    .satisfies(t -> assertThat(t.death().what()).contains("the same twice"));
        }
    }

    /** Its second function has the process's number for a name, which no two processes of a test share. */
    @Test
    void aProgramThatGreetsInAnotherWayEachTimeIsNotCalled() {
        String body =
                "char name[8]; long p = getpid(), packed; for (int i = 0; i < 8; i++) name[i] = 'a' + (p >> 4 * i & 15);"
                        + " memcpy(&packed, name, 8); SAY(0x314e495754545054L, 2, 1, 'f', 8, packed, 0); hear(); return 1;";
        try (CProgram program = program(body)) {
            program.require(Set.of("f"), Set.of());
            assertThatThrownBy(() -> {
                        call(program);
                        call(program);
                    })
                    .isInstanceOf(CException.class)
                    .hasMessageContaining("does not greet the same twice");
        }
    }

    @Test
    void aProgramThatNeverReadsABigBatchIsStopped() {
        String body = "greet(); for (int i = 0; i < 1; i++) { hear(); SAY(0, 2, 0, 0, 7); } pause(); return 0;";
        try (CProgram program = program(body)) {
            Foreign code = program.open();
            for (int i = 0; i < 20_000; i++) {
                code.call("f", new long[] {1}, new World());
            }
            program.finish();
            assertThat(program.troubles()).anyMatch(t -> t.death().what().contains("did not answer"));
        }
    }

    @Test
    void afterFiftyDeathsNothingIsStartedAnyMore() {
        try (CProgram program = program("greet(); hear(); return 3;")) {
            for (int i = 0; i < 60; i++) {
                World world = new World();
                program.open().call("f", new long[] {i}, world);
                assertThat(world.dead).isTrue();
            }
            assertThat(program.isHopeless()).isTrue();
            assertThat(program.troubles()).hasSize(50);
        }
    }
}
