package dev.patchtwin.conform.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that take too much. */
class LimitTest {
    private static final String FOR_EVER = "int main(void) { for (;;) ; }\n";
    private static final long SMALL = 100L << 20;

    @TempDir
    Path folder;

    private Lab lab;

    @BeforeEach
    void open() {
        lab = Lab.in(folder);
    }

    @Test
    void whoRunsForEverTimesOut() {
        assertThat(lab.run(lab.box(), FOR_EVER, Flavour.PLAIN, Lab.impatient(Flavour.PLAIN)))
                .isEqualTo(new Ending.TimedOut(Duration.ofMillis(300)));
    }

    @Test
    void whoeverReadsFromItFindsTheEnd() throws IOException {
        Path program = lab.program(FOR_EVER, Flavour.PLAIN);
        try (BoxedProcess process = lab.box().start(program, folder, Lab.impatient(Flavour.PLAIN))) {
            assertThat(process.fromProgram().read()).isEqualTo(-1);
            assertThat(process.ending()).isInstanceOf(Ending.TimedOut.class);
        }
    }

    @Test
    void processorTimeIsLimitedAlsoWhenNobodyWaits() {
        Duration second = Duration.ofSeconds(1);
        Limits limits = new Limits(Duration.ofMinutes(2), second, SMALL, false);
        String deaf = "#include <signal.h>\nint main(void) { signal(SIGXCPU, SIG_IGN); for (;;) ; }\n";
        for (String source : List.of(FOR_EVER, deaf)) {
            assertThat(lab.run(lab.box(), source, Flavour.PLAIN, limits)).isEqualTo(new Ending.TimedOut(second));
        }
    }

    @Test
    void whoSleepsBehindAClosedPipeTimesOut() {
        String source = "#include <unistd.h>\nint main(void) { close(0); close(1); close(2); for (;;) pause(); }\n";
        assertThat(lab.run(lab.box(), source, Flavour.PLAIN, Lab.impatient(Flavour.PLAIN)))
                .isInstanceOf(Ending.TimedOut.class);
    }

    @Test
    void whoWritesWithoutEndTimesOut() {
        for (String stream : List.of("stdout", "stderr")) {
            String source = "#include <stdio.h>\nint main(void) { for (;;) fputs(\"words without end\\n\", " + stream
                    + "); }\n";
            assertThat(lab.run(lab.box(), source, Flavour.PLAIN, Lab.impatient(Flavour.PLAIN)))
                    .as(stream)
                    .isInstanceOf(Ending.TimedOut.class);
        }
    }

    @Test
    void anEndlessAnswerToOneQuestionTimesOut() throws IOException {
        Path program = lab.program(
                "#include <unistd.h>\nint main(void) { for (;;) { write(1, \"x\", 1); usleep(1000); } }\n",
                Flavour.PLAIN);
        try (BoxedProcess process = lab.box().start(program, folder, Lab.impatient(Flavour.PLAIN))) {
            while (process.fromProgram().read() >= 0) {
                Thread.onSpinWait();
            }
            assertThat(process.ending()).isInstanceOf(Ending.TimedOut.class);
        }
    }

    @Test
    void whoTakesTooMuchMemoryIsStopped() {
        String source = """
                #include <stdlib.h>
                #include <string.h>
                int main(void)
                {
                    for (;;) {
                        char *volatile page = malloc(1 << 20);

                        memset(page, 1, 1 << 20);
                    }
                }
                """;
        for (Flavour flavour : Flavour.values()) {
            Limits limits =
                    new Limits(Duration.ofMinutes(2), Duration.ofMinutes(2), SMALL, flavour == Flavour.COVERAGE);
            assertThat(lab.run(lab.box(), source, flavour, limits))
                    .as(flavour.toString())
                    .isEqualTo(new Ending.OutOfMemory());
        }
    }

    @Test
    void aNameThatLooksLikeASmallSizeIsNotBelieved() {
        String source = """
                #include <string.h>
                #include <sys/mman.h>
                #include <sys/prctl.h>
                int main(void)
                {
                    prctl(PR_SET_NAME, "\\nVmRSS: 1 kB");
                    for (;;) {
                        char *volatile page = mmap(0, 1 << 20, PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

                        memset(page, 1, 1 << 20);
                    }
                }
                """;
        Limits limits = new Limits(Duration.ofMinutes(2), Duration.ofMinutes(2), SMALL, false);
        assertThat(lab.run(lab.box(), source, Flavour.PLAIN, limits)).isEqualTo(new Ending.OutOfMemory());
        assertThat(lab.run(lab.box(), source.replace("\\n", ""), Flavour.PLAIN, limits))
                .isEqualTo(new Ending.OutOfMemory());
    }

    @Test
    void theKernelsOwnTablesCountAsMemory() {
        String source = """
                #include <sys/mman.h>
                int main(void)
                {
                    for (;;) {
                        volatile char *some = mmap(0, 1UL << 40, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

                        madvise((void *)some, 1UL << 40, MADV_NOHUGEPAGE);
                        for (unsigned long at = 0; at < 1UL << 40; at += 2 << 20)
                            some[at];
                    }
                }
                """;
        Limits limits = new Limits(Duration.ofMinutes(2), Duration.ofMinutes(2), SMALL, false);
        assertThat(lab.run(lab.box(), source, Flavour.PLAIN, limits)).isEqualTo(new Ending.OutOfMemory());
    }

    @Test
    void aRequestForMoreThanThereIsEndsTheSanitizedProgram() {
        String source = """
                #include <stdlib.h>
                int main(int argc, char **argv)
                {
                    volatile size_t size = (size_t)argc << 46;
                    char *volatile page = malloc(size);
                    return page[0];
                }
                """;
        assertThat(lab.run(lab.box(), source, Flavour.SANITIZED))
                .isInstanceOfAny(Ending.OutOfMemory.class, Ending.Sanitizer.class);
    }

    @Test
    void limitsMustBePositive() {
        assertThatThrownBy(() -> new Limits(Duration.ZERO, Duration.ofSeconds(1), 1, false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limits(Duration.ofSeconds(1), Duration.ofMillis(1), 1, false))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
