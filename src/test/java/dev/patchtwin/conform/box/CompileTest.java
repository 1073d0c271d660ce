package dev.patchtwin.conform.box;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.conform.box.Message.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compiler's messages, and what a source cannot do to it. */
class CompileTest {
    private static final String MAIN = "int main(void) { return 0; }\n";

    @TempDir
    Path temporary;

    private Lab lab;

    @BeforeEach
    void open() throws IOException {
        lab = Lab.in(Files.createDirectories(temporary.resolve("folder")));
    }

    @Test
    void anErrorHasThePlaceThatTheSourceGives() {
        Compilation compilation = lab.compile("""
                #line 1801 "arch/toy/sept.c"
                int f(void)
                {
                    return unknown_page;
                }
                """, Flavour.PLAIN);
        assertThat(compilation.ok()).isFalse();
        assertThat(compilation.failure()).isEqualTo("the compiler ended with exit status 1");
        assertThat(compilation.errors()).first().satisfies(error -> {
            assertThat(error.file()).isEqualTo("arch/toy/sept.c");
            assertThat(error.line()).isEqualTo(1803);
            assertThat(error.column()).isEqualTo(12);
            assertThat(error.text()).contains("unknown_page", "undeclared");
        });
    }

    @Test
    void aWarningDoesNotHinderAProgram() {
        Compilation compilation = lab.compile("int main(void) { int level; return level; }\n", Flavour.PLAIN);
        assertThat(compilation.ok()).isTrue();
        assertThat(compilation.errors()).isEmpty();
        assertThat(compilation.messages()).anySatisfy(message -> {
            assertThat(message.severity()).isEqualTo(Severity.WARNING);
            assertThat(message.file()).isEqualTo("toy.c");
            assertThat(message.text()).contains("uninitialized");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int main(void) { return unknown(); }",
                "unknown(void) { return 0; } int main(void) { return 0; }",
                "int main(void) { int *page = 5L; return !page; }",
                "int f(long *page) { return !page; } int main(void) { int page; return f(&page); }",
                "int f(int n) { if (n) return 1; } int main(void) { return f(1); }"
            })
    void whatTheKernelTakesForAnErrorIsOne(String source) {
        Compilation compilation = lab.compile(source + "\n", Flavour.PLAIN);
        assertThat(compilation.ok()).isFalse();
        assertThat(compilation.errors()).isNotEmpty();
    }

    @Test
    void theLinkerNamesWhatIsMissing() {
        Compilation compilation = lab.compile("""
                int missing_hook(void);
                int main(void)
                {
                    return missing_hook();
                }
                """, Flavour.PLAIN);
        assertThat(compilation.ok()).isFalse();
        assertThat(compilation.errors()).anySatisfy(error -> {
            assertThat(error.text()).contains("undefined", "missing_hook");
            assertThat(error.file()).isEqualTo("toy.c");
            assertThat(error.line()).isEqualTo(4);
        });
    }

    @Test
    void severalSourcesOfTheSameNameMakeOneProgram() {
        Path main = lab.write("a/x.c", "#include \"y.h\"\nint main(void) { return other() + WHOLE; }\n");
        Path other = lab.write("b/x.c", "#include \"y.h\"\nint other(void) { return 3; }\n");
        lab.write("include/y.h", "int other(void);\n");
        Compilation compilation = lab.toolchain()
                .compile(
                        lab.folder(),
                        List.of(main, other),
                        List.of(lab.folder().resolve("include")),
                        List.of("WHOLE=4"),
                        Flavour.COVERAGE,
                        Path.of("twin"));
        assertThat(compilation.messages()).isEmpty();
        assertThat(compilation.program())
                .isEqualTo(lab.folder().resolve("twin"))
                .exists();
        assertThat(compilation.notes())
                .containsExactly(
                        lab.folder().resolve("twin-x.gcno"), lab.folder().resolve("twin-x-2.gcno"))
                .allSatisfy(notes -> assertThat(notes).exists());
        assertThat(compilation.included())
                .contains(main, other, lab.folder().resolve("include/y.h"))
                .noneMatch(path -> path.startsWith("/usr"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/shadow", "/etc/passwd", "/proc/1/environ", "/dev/zero", "secret"})
    void aSourceCannotHaveWhatLiesOutside(String place) throws IOException {
        Assumptions.assumeTrue(lab.box().protections().landlock() > 0, "this kernel has no Landlock");
        Files.writeString(temporary.resolve("secret"), "top secret\n");
        Path path = place.equals("secret") ? temporary.resolve(place) : Path.of(place);
        for (String source : List.of(
                "#include \"" + path + "\"\n" + MAIN,
                "__asm__(\".incbin \\\"" + path + "\\\"\");\n" + MAIN,
                "__asm__(\".include \\\"" + path + "\\\"\");\n" + MAIN)) {
            Compilation compilation = lab.compile(source, Flavour.PLAIN);
            assertThat(compilation.ok()).as(source).isFalse();
            assertThat(compilation.messages().toString()).doesNotContain("top secret", "root:");
            assertThat(compilation.errors()).as(source).isNotEmpty();
        }
    }

    @Test
    void manyErrorsAreCutShort() {
        Compilation compilation = lab.compile("unknown x;\n".repeat(2_000), Flavour.PLAIN);
        assertThat(compilation.ok()).isFalse();
        assertThat(compilation.errors()).hasSizeBetween(15, 30);
    }

    @Test
    void aBombOfMacrosEndsWithTheMemoryItMayHave() {
        StringBuilder source = new StringBuilder("#define A0 x x x x x x x x x x\n");
        for (int i = 1; i <= 12; i++) {
            source.append("#define A")
                    .append(i)
                    .append((" A" + (i - 1)).repeat(10))
                    .append('\n');
        }
        Compilation compilation = lab.compile(source + "A12\n" + MAIN, Flavour.PLAIN);
        assertThat(compilation.ok()).isFalse();
        assertThat(compilation.failure()).isNotEmpty();
    }

    @Test
    void aHugeObjectIsCutShort() {
        Compilation compilation = lab.compile("__asm__(\".data\\n.fill 0x40000000, 1, 1\");\n" + MAIN, Flavour.PLAIN);
        assertThat(compilation.ok()).isFalse();
    }

    @Test
    void theCompilerLeavesNoTemporaryFiles() throws IOException {
        lab.program(MAIN, Flavour.SANITIZED);
        try (Stream<Path> files = Files.list(lab.folder())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("toy.c", "toy", "toy-toy.o", "toy-toy.d");
        }
    }

    @Test
    void theCompilerMayNotWriteElsewhere() {
        Assumptions.assumeTrue(lab.box().protections().landlock() > 0, "this kernel has no Landlock");
        Compilation compilation = lab.toolchain()
                .compile(
                        lab.folder(),
                        List.of(lab.write("toy.c", MAIN)),
                        List.of(),
                        List.of(),
                        Flavour.PLAIN,
                        temporary.resolve("outside"));
        assertThat(compilation.ok()).isFalse();
        assertThat(temporary.resolve("outside")).doesNotExist();
    }
}
