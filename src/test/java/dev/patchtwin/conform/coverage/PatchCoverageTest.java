package dev.patchtwin.conform.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.patchtwin.conform.Gcc;
import dev.patchtwin.conform.box.Message;
import dev.patchtwin.conform.cut.Cut;
import dev.patchtwin.patch.Hunk.Kind;
import dev.patchtwin.patch.code.Diffs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which changed lines of a toy ran. */
class PatchCoverageTest {
    private static final String OLD = """
            struct toy {
            	int a;
            };

            static int toy_step(struct toy *toy, int more)
            {
            	int sum = toy->a + more;

            	if (sum > 9)
            		return -1;
            	toy->a = sum;
            	return 0;
            }
            """;

    private static final String YOUNG = """
            struct toy {
            	int a;
            	int worst;
            };

            static int toy_step(struct toy *toy, int more)
            {
            	int sum = toy->a + more;

            	/* Not more
            	 * than this. */
            	if (sum > 9 ||
            	    sum < -9) {
            		toy->worst = sum;
            		return -2;
            	}
            	toy->a = sum;
            	return 0;
            }
            """;

    private static final String MAIN = """
            #include "cut/mm/toy.c/hunk-1"
            int main(void)
            {
            	struct toy toy = {0};
            	int sum = 0;
            	for (int i = 0; i < 5; i++)
            		sum += toy_step(&toy, STEP);
            	return sum > 0;
            }
            """;

    @TempDir
    Path folder;

    @Test
    void eachChangedLineOfCodeHasTheCountOfItsOwnSide() throws Exception {
        PatchCoverage coverage = coverage(OLD, YOUNG, 20, MAIN, 2, 1);
        assertThat(coverage.lines())
                .extracting(PatchLine::kind, l -> l.text().strip(), PatchLine::fileLine, PatchLine::count)
                .containsExactly(
                        tuple(Kind.ADDED, "int worst;", 3, none()),
                        tuple(Kind.REMOVED, "if (sum > 9)", 9, Optional.of(5L)),
                        tuple(Kind.REMOVED, "return -1;", 10, Optional.of(1L)),
                        tuple(Kind.ADDED, "/* Not more", 10, none()),
                        tuple(Kind.ADDED, "* than this. */", 11, none()),
                        tuple(Kind.ADDED, "if (sum > 9 ||", 12, Optional.of(5L)),
                        tuple(Kind.ADDED, "sum < -9) {", 13, none()),
                        tuple(Kind.ADDED, "toy->worst = sum;", 14, Optional.of(0L)),
                        tuple(Kind.ADDED, "return -2;", 15, Optional.of(0L)),
                        tuple(Kind.ADDED, "}", 16, none()));
        assertThat(coverage.covered()).extracting(PatchLine::fileLine).containsExactly(9, 10, 12);
        assertThat(coverage.uncovered()).extracting(PatchLine::fileLine).containsExactly(14, 15);
    }

    @Test
    void theWaysFromTheConditionsOfALineAreCounted() throws Exception {
        PatchCoverage coverage = coverage(OLD, YOUNG, 20, MAIN, 2, 1);
        assertThat(line(coverage, "if (sum > 9)").branches()).containsExactlyInAnyOrder(1L, 4L);
        assertThat(line(coverage, "if (sum > 9 ||").branches()).containsExactlyInAnyOrder(5L, 0L, 5L, 0L);
        assertThat(line(coverage, "return -2;").branches()).isEmpty();
    }

    @Test
    void theLinesOfTheMailAreKnownAndInItsOrder() throws Exception {
        PatchCoverage coverage = coverage(OLD, YOUNG, 20, MAIN, 1, 1);
        assertThat(coverage.lines())
                .extracting(PatchLine::mailLine)
                .isSorted()
                .first()
                .isEqualTo(10);
        assertThat(coverage.lines()).extracting(PatchLine::file).containsOnly("mm/toy.c");
    }

    @Test
    void whereNoneOfAStatementsChangedLinesIsCountedTheFirstOfThemTellsForIt() throws Exception {
        String old = "int toy_go(int a)\n{\n\treturn toy_call(a,\n\t\t\t1,\n\t\t\t2);\n}\n";
        String main = """
                static int toy_call(int a, int b, int c) { return a + b + c; }
                #include "cut/mm/toy.c/toy_go"
                int main(void)
                {
                	for (int i = 0; i < STEP; i++)
                		toy_go(i);
                	return 0;
                }
                """;
        PatchCoverage coverage = coverage(old, old.replace("1,", "3,").replace("2)", "4)"), 9, main, 3, 4);
        assertThat(coverage.lines())
                .extracting(PatchLine::kind, l -> l.text().strip(), PatchLine::count)
                .containsExactly(
                        tuple(Kind.REMOVED, "1,", Optional.of(3L)),
                        tuple(Kind.REMOVED, "2);", none()),
                        tuple(Kind.ADDED, "3,", Optional.of(4L)),
                        tuple(Kind.ADDED, "4);", none()));
    }

    @Test
    void theInstancesOfALineAreAddedUp() throws Exception {
        Path before = Files.createDirectory(folder.resolve("a"));
        Files.writeString(
                before.resolve("one.c"), "#include \"x.h\"\nint two(void);\nint main(void) { return x(1) + two(); }\n");
        Files.writeString(before.resolve("two.c"), "#include \"x.h\"\nint two(void) { return x(2) + x(0); }\n");
        Files.writeString(
                before.resolve("x.h"), "static inline int x(int a)\n{\n\tif (a > 1)\n\t\treturn 0;\n\treturn 0;\n}\n");
        run(before, 1, "one.c", "two.c");
        List<LineCount> counts = Gcov.of(Gcc.required().program()).counts(before, Gcc.boxed());
        assertThat(counts)
                .filteredOn(count -> count.file().equals("x.h"))
                .extracting(LineCount::line, LineCount::count)
                .contains(tuple(3, 3L), tuple(4, 1L), tuple(5, 2L));
        assertThat(counts)
                .filteredOn(count -> count.file().equals("x.h") && count.line() == 3)
                .flatExtracting(LineCount::branches)
                .containsExactlyInAnyOrder(1L, 2L);
    }

    private PatchLine line(PatchCoverage coverage, String text) {
        return coverage.lines().stream()
                .filter(line -> line.text().strip().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Long> none() {
        return Optional.empty();
    }

    private PatchCoverage coverage(String old, String young, int context, String main, int stepBefore, int stepAfter)
            throws Exception {
        Diffs diffs = Diffs.with(context).file("mm/toy.c", old, young);
        Gcov gcov = Gcov.of(Gcc.required().program());
        Cut before = Cut.of(diffs.patch(), "mail.txt", false, file -> Optional.empty());
        Cut after = Cut.of(diffs.patch(), "mail.txt", true, file -> Optional.empty());
        return PatchCoverage.of(
                before,
                counts(gcov, before, "before", main, stepBefore),
                after,
                counts(gcov, after, "after", main, stepAfter));
    }

    private List<LineCount> counts(Gcov gcov, Cut cut, String name, String main, int step) throws Exception {
        Path side = Files.createDirectory(folder.resolve(name));
        cut.write(side);
        Files.writeString(side.resolve("main.c"), main);
        run(side, step, "main.c");
        return gcov.counts(side, Gcc.boxed());
    }

    private static void run(Path side, int step, String... sources) throws IOException, InterruptedException {
        String[] options = {"-std=gnu11", "-O0", "-g", "--coverage", "-I.", "-DSTEP=" + step, "-o", "main"};
        String[] all = java.util.Arrays.copyOf(options, options.length + sources.length);
        System.arraycopy(sources, 0, all, options.length, sources.length);
        assertThat(Gcc.required().run(side, all))
                .filteredOn(m -> m.severity() == Message.Severity.ERROR)
                .isEmpty();
        Gcc.exec(side, List.of(side.resolve("main").toString()));
    }
}
