package dev.patchtwin.conform.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchtwin.model.Foreign;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The runner itself, called as models call it. */
class RealRunnerTest {
    /** Goes where the answers lead: tells a number of its own, asks, and adds up, as often as its argument says. */
    private static final String WALK = """
            PT_FUNCTION(walk)
            {
            \tlong sum = arguments[1];
            \tfor (long i = 0; i < arguments[0]; i++) {
            \t\tpt_tell("told", i, sum);
            \t\tsum = 31 * sum + pt_ask("asked", sum);
            \t\tif (sum % 7 == 0)
            \t\t\tpt_tell("odd");
            \t}
            \treturn sum;
            }
            """;

    @TempDir
    private Path folder;

    /** Answers from a seed, and writes down what it is told. */
    private static final class World implements Foreign.World {
        private final Random random;
        private final List<String> heard = new ArrayList<>();
        private boolean dead;

        World(long seed) {
            random = new Random(seed);
        }

        @Override
        public long on(Foreign.Event event, long[] arguments) {
            heard.add(event.name() + Arrays.toString(arguments));
            return event.asks() ? random.nextInt(3) - 1L : 99;
        }

        @Override
        public void died() {
            dead = true;
        }
    }

    /** Does in Java what {@link #WALK} does in C. */
    private static long walked(long[] arguments, World world) {
        Foreign.Event told = new Foreign.Event("told", "", "", 0, false);
        Foreign.Event asked = new Foreign.Event("asked", "", "", 0, true);
        Foreign.Event odd = new Foreign.Event("odd", "", "", 0, false);
        long sum = arguments[1];
        for (long i = 0; i < arguments[0]; i++) {
            world.on(told, new long[] {i, sum});
            sum = 31 * sum + world.on(asked, new long[] {sum});
            if (sum % 7 == 0) {
                world.on(odd, new long[0]);
            }
        }
        return sum;
    }

    private static void walk(CProgram program, Foreign code, long seed) {
        Random random = new Random(seed);
        long[] arguments = {random.nextInt(6), random.nextInt(2) == 0 ? random.nextInt(3) : random.nextLong()};
        World inC = new World(seed);
        World inJava = new World(seed);
        assertThat(code.call("walk", arguments, inC))
                .as(() -> "seed " + seed + ", " + program.troubles())
                .isEqualTo(walked(arguments, inJava));
        assertThat(inC.heard).as("seed %d", seed).isEqualTo(inJava.heard);
    }

    /** Each is done twice, and its digest compared: once here, once in the runner. */
    @Test
    void callsDoInAModelWhatTheCDoesAndDoItTwice() {
        try (CProgram program = RunnerLab.in(folder).real(WALK)) {
            Foreign code = program.open();
            for (long seed = 0; seed < 20_000; seed++) {
                walk(program, code, seed);
            }
            program.finish();
            assertThat(program.troubles()).isEmpty();
            assertThat(program.calls()).isEqualTo(20_000);
        }
    }

    @Test
    void manyThreadsHearTheSame() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (CProgram program = RunnerLab.in(folder).real(WALK)) {
            List<Callable<Void>> work = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                Foreign code = program.open();
                work.add(() -> {
                    for (long seed = 0; seed < 3000; seed++) {
                        walk(program, code, seed);
                    }
                    return null;
                });
            }
            for (Future<Void> one : threads.invokeAll(work)) {
                one.get();
            }
            program.finish();
            assertThat(program.troubles()).isEmpty();
            assertThat(program.calls()).isEqualTo(8 * 3000);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aCallFromInsideAnEventIsACallLikeAnyOther() {
        String inner =
                "PT_FUNCTION(outer) { long a = pt_ask(\"go in\", arguments[0]); pt_tell(\"told\", a); return a + 1; }";
        try (CProgram program = RunnerLab.in(folder).real(inner)) {
            Foreign code = program.open();
            assertThat(nested(code, 6)).isEqualTo(7);
            assertThat(nested(code, 6)).isEqualTo(7);
            program.finish();
            assertThat(program.troubles()).isEmpty();
            assertThat(program.calls()).isEqualTo(14);
        }
    }

    private static long nested(Foreign code, long depth) {
        return code.call("outer", new long[] {depth}, new Foreign.World() {
            @Override
            public long on(Foreign.Event event, long[] numbers) {
                return event.asks() && numbers[0] > 0 ? nested(code, numbers[0] - 1) : 0;
            }

            @Override
            public void died() {
                throw new AssertionError("it died");
            }
        });
    }

    /** What the C keeps from call to call, or gets from somewhere else: seen as soon as a call is made often enough. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            static long n; return n++;                                                       | does not do the same twice
            static long n; return n++ == 5000;                                               | does not do the same twice
            static long n; if (!n) { n = 1; pt_tell("first"); } return 0;                    | does not do the same twice
            static char *p; if (!p) { p = (char *)main_(); return 1; } return 2;             | does not do the same twice
            struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return t.tv_nsec;         | does not do the same twice
            return (long)__builtin_ia32_rdtsc();                                             | does not do the same twice
            long r; syscall(SYS_getrandom, &r, 8, 0); return r;                              | does not do the same twice
            return fork();                                                                   | which it may not
            static int fd; return fd = dup(1);                                               | does not do the same twice
            exit(0);                                                                         | exit code 0
            for (;;) pt_tell("more");                                                        | reports without end
            for (;;) pt_ask("more");                                                         | reports without end
            for (;;) pt_alloc(8);                                                            | reports without end
            return *(volatile int *)0;                                                       | SIGSEGV
            close(1); return 0;                                                              | exit code 73
            close(0); return 0;                                                              | exit code 72
            """)
    void whatLastsBeyondACallIsFound(String body, String why) {
        String head = """
                #include <stdlib.h>
                #include <string.h>
                #include <fcntl.h>
                #include <time.h>
                #include <unistd.h>
                #include <sys/syscall.h>
                static long main_(void) { return 1; }
                PT_FUNCTION(f) { (void)arguments; (void)main_;
                """;
        try (CProgram program = RunnerLab.in(folder).real(head + body + "\nreturn 0; }")) {
            Foreign code = program.open();
            World world = new World(1);
            for (int i = 0; i < 10_000 && !world.dead; i++) {
                code.call("f", new long[] {1}, world);
            }
            program.finish();
            assertThat(program.troubles())
                    .extracting(t -> t.death().what())
                    .first()
                    .asString()
                    .contains(why);
        }
    }

    @Test
    void aFunctionThatIsNotOfferedAndAnEventThatNobodyKnowsAreNamed() {
        try (CProgram program = RunnerLab.in(folder).real(WALK)) {
            assertThatThrownBy(() -> program.require(Set.of("run"), Set.of("told", "asked", "odd")))
                    .isInstanceOf(CException.class)
                    .hasMessageContaining("no function 'run'")
                    .hasMessageContaining("PT_FUNCTION(run)");
            assertThatThrownBy(() -> program.require(Set.of("walk"), Set.of("told", "asked")))
                    .isInstanceOf(CException.class)
                    .hasMessageContaining("toy.c:")
                    .hasMessageContaining("'odd'");
            assertThatThrownBy(() -> program.open().call("run", new long[0], new World(1)))
                    .isInstanceOf(CException.class)
                    .hasMessageContaining("no function 'run'");
        }
    }
}
