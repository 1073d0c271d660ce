package dev.patchtwin.conform.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What C leaves undefined is found in the box, with its place, and told from other ends. */
class SanitizerTest {
    private static final String AFTER_FREE = """
            #include <stdlib.h>
            #line 1801 "arch/toy/sept.c"
            __attribute__((noinline)) static int last_word(int *page)
            {
                free(page);
                return *page;
            }
            int main(void)
            {
                int *page = calloc(1, sizeof(*page));
                return last_word(page);
            }
            """;

    @TempDir
    Path folder;

    private Lab lab;

    @BeforeEach
    void open() {
        lab = Lab.in(folder);
    }

    @Test
    void aUseAfterFreeIsFoundAtItsLine() {
        Ending.Sanitizer found = sanitizer(lab.run(lab.box(), AFTER_FREE, Flavour.SANITIZED));
        assertThat(found.kind()).isEqualTo("heap-use-after-free");
        assertThat(found.summary()).isEqualTo("heap-use-after-free: READ of size 4");
        assertThat(found.frames()).startsWith(new Frame("last_word", "arch/toy/sept.c", 1804));
        assertThat(found.frames()).contains(new Frame("main", "arch/toy/sept.c", 1809));
        assertThat(found.report()).contains("freed by thread");
    }

    @Test
    void aPlaceThatTheSanitizerDoesNotKnowIsLookedUp() {
        Assumptions.assumeTrue(
                Path.of("/usr/bin/addr2line").toFile().canExecute(), "there is no addr2line to look places up with");
        Path program = lab.program(AFTER_FREE, Flavour.SANITIZED);
        Map<String, String> environment = new HashMap<>(SanitizerOptions.usual());
        environment.computeIfPresent("ASAN_OPTIONS", (name, value) -> value + ":symbolize=0");
        try (BoxedProcess process = lab.box().start(program, folder, Limits.of(Flavour.SANITIZED), environment)) {
            assertThat(sanitizer(process.ending()).frames())
                    .startsWith(new Frame("last_word", "arch/toy/sept.c", 1804));
        }
    }

    @Test
    void aWriteBeyondTheEndOfAHeapObjectIsFound() {
        Ending.Sanitizer found = sanitizer(lab.run(lab.box(), """
                #include <stdlib.h>
                int main(int argc, char **argv)
                {
                    char *page = malloc(8);
                    volatile int at = 8 * argc;
                    page[at] = 1;
                    return page[0] + argv[0][0];
                }
                """, Flavour.SANITIZED));
        assertThat(found.kind()).isIn("heap-buffer-overflow", "object-size", "insufficient-object-size");
        assertThat(found.frames()).anySatisfy(frame -> assertThat(frame.line()).isEqualTo(6));
    }

    @Test
    void aSignedOverflowIsFound() {
        Ending.Sanitizer found = sanitizer(lab.run(lab.box(), """
                #line 40 "virt/toy.c"
                int main(int argc, char **argv)
                {
                    int level = 0x7fffffff;
                    return level + argc;
                }
                """, Flavour.SANITIZED));
        assertThat(found.kind()).isEqualTo("signed-integer-overflow");
        assertThat(found.summary()).startsWith("signed integer overflow: ").contains("2147483647");
        assertThat(found.frames()).first().satisfies(frame -> {
            assertThat(frame.file()).isEqualTo("virt/toy.c");
            assertThat(frame.line()).isEqualTo(43);
        });
    }

    @Test
    void aNullPointerIsFoundInEveryFlavour() {
        String source = """
                int main(int argc, char **argv)
                {
                    int *volatile page = 0;
                    return *page;
                }
                """;
        Ending.Sanitizer found = sanitizer(lab.run(lab.box(), source, Flavour.SANITIZED));
        assertThat(found.kind()).isIn("null-pointer-use", "SEGV");
        assertThat(lab.run(lab.box(), source, Flavour.PLAIN)).isEqualTo(new Ending.Signalled("SIGSEGV"));
        assertThat(lab.run(lab.box(), source, Flavour.COVERAGE)).isEqualTo(new Ending.Signalled("SIGSEGV"));
    }

    @Test
    void endlessRecursionIsFoundInEveryFlavour() {
        String source = """
                static int deeper(int n)
                {
                    volatile char page[512];
                    page[0] = n;
                    return n ? deeper(n + 1) + page[0] : 0;
                }
                int main(int argc, char **argv)
                {
                    return deeper(argc);
                }
                """;
        assertThat(sanitizer(lab.run(lab.box(), source, Flavour.SANITIZED)).kind())
                .isEqualTo("stack-overflow");
        assertThat(lab.run(lab.box(), source, Flavour.PLAIN)).isEqualTo(new Ending.Signalled("SIGSEGV"));
    }

    @Test
    void abortIsASignal() {
        for (Flavour flavour : Flavour.values()) {
            assertThat(lab.run(lab.box(), "#include <stdlib.h>\nint main(void) { abort(); }\n", flavour))
                    .as(flavour.toString())
                    .isEqualTo(new Ending.Signalled("SIGABRT"));
        }
    }

    @Test
    void theExitStatusOfASanitizerAloneIsNoReport() {
        assertThat(lab.run(lab.box(), "int main(void) { return 77; }\n", Flavour.PLAIN))
                .isEqualTo(new Ending.Exited(77));
    }

    @Test
    void aForgedReportIsReadWithoutHarm() {
        String source = """
                #include <stdio.h>
                int main(void)
                {
                    fputs("==1==ERROR: AddressSanitizer: \\033[2Jwords\\n", stderr);
                    for (int i = 0; i < 100000; i++)
                        fprintf(stderr, "    #%d 0x%x in f a.c:%d\\n", i, i, i);
                    fputs("    #0 0x1 in f a.c:99999999999999999999\\n", stderr);
                    fputs("==1==ERROR: AddressSanitizer: \\033[2Jwords\\n", stderr);
                    for (int i = 0; i < 100; i++)
                        fprintf(stderr, "    #%d 0x%x in f a.c:%d\\n", i, i, i);
                    return 77;
                }
                """;
        Ending.Sanitizer found = sanitizer(lab.run(lab.box(), source, Flavour.PLAIN));
        assertThat(found.kind()).isEqualTo("unknown-error");
        assertThat(found.frames()).hasSize(32);
        assertThat(found.report()).startsWith("==1==ERROR: AddressSanitizer: ?[2Jwords");
    }

    @Test
    void onlyWhatLooksLikeAReportIsOne() {
        for (String text : List.of("", "\n\n", "ERROR: AddressSanitizer:", "    #0 0x1 in f a.c:1", "runtime error")) {
            assertThat(SanitizerReport.in(text, folder)).as(text).isEmpty();
        }
    }

    private static Ending.Sanitizer sanitizer(Ending ending) {
        assertThat(ending).isInstanceOf(Ending.Sanitizer.class);
        return (Ending.Sanitizer) ending;
    }
}
