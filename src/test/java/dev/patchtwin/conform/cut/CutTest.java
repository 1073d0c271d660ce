package dev.patchtwin.conform.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.patchtwin.patch.Diagnostic;
import dev.patchtwin.patch.Diagnostic.Severity;
import dev.patchtwin.patch.Hunk;
import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.patch.code.Diffs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which lines of a toy's C are cut out, and which are refused. */
class CutTest {
    private static final String TOY = """
            static int toys;

            static int toy_first(struct toy *toy)
            {
            	toy->a = 1;
            	return 0;
            }

            /* Adds, and
             * tells. */
            static
            int toy_add(struct toy *toy, int more)
            {
            	int sum = toy->a + more;

            	if (sum > 9) {
            		sum = 9;
            	}
            	toy->a = sum;
            	return sum;
            }

            static int toy_last(struct toy *toy)
            {
            	return toy->a;
            }
            """;

    private static final String LONG = "int toy_long(int a)\n{\n"
            + IntStream.range(0, 30).mapToObj(i -> "\ta += " + i + ";\n").collect(Collectors.joining())
            + "\treturn a;\n}\n";

    @Test
    void aFunctionThatOneHunkHoldsIsWholeWithTheTypeAboveItsNameAndWithoutItsNeighbours() {
        Cut cut = hunks(Diffs.with(6).file("x.c", TOY, TOY.replace("= 9;", "= 8;")), true);
        assertThat(cut.diagnostics()).isEmpty();
        assertThat(cut.pieces())
                .extracting(Piece::kind, Piece::name, Piece::whole, CutTest::lines)
                .containsExactly(
                        tuple(Piece.Kind.FUNCTION, "toy_add", true, "11-21"),
                        tuple(Piece.Kind.HUNK, "hunk-1", true, "11-23"));
    }

    @Test
    void aFunctionWhoseBeginIsAboveItsHunkIsAFragmentToItsBrace() {
        Cut cut = hunks(Diffs.with(2).file("x.c", TOY, TOY.replace("a = sum;", "a = sum + 1;")), false);
        assertThat(cut.pieces())
                .extracting(Piece::name, Piece::whole, CutTest::lines)
                .containsExactly(tuple("toy_add", false, "17-21"), tuple("hunk-1", true, "17-21"));
        assertThat(cut.pieces().get(0).lines().get(2))
                .isEqualTo(new PieceLine("\ttoy->a = sum;", 19, 10, Hunk.Kind.REMOVED));
    }

    @Test
    void aFunctionWhoseEndIsBelowItsHunkIsAFragmentFromItsType() {
        String one = TOY.replace("int sum = toy->a", "int sum = toy->b");
        Cut cut = hunks(Diffs.with(3).file("x.c", TOY, one), true);
        assertThat(cut.pieces())
                .extracting(Piece::name, Piece::whole, CutTest::lines)
                .containsExactly(tuple("toy_add", false, "11-17"), tuple("hunk-1", true, "11-17"));
    }

    @Test
    void ofAFunctionWithUnknownLinesBetweenItsHunksNothingIsCutButTheHunks() {
        String young = LONG.replace("+= 3;", "-= 3;").replace("+= 25;", "-= 25;");
        Cut cut = hunks(Diffs.of(LONG, young), true);
        assertThat(cut.pieces()).extracting(Piece::name).containsExactly("hunk-1", "hunk-2");
        assertThat(cut.diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly(
                        "mail.txt:17: warning: of toy_long, the lines 10 to 24 of x.c are not in the mail, so that it"
                                + " cannot be cut out; give --tree");
    }

    @Test
    void withItsTextAFunctionIsWholeWhereItStandsInTheTreeAndTheMailsLinesAreKnown() {
        String young = LONG.replace("+= 3;", "-= 3;").replace("+= 25;", "-= 25;");
        String above = "int more;\n".repeat(40);
        Cut cut = Cut.of(
                Diffs.of(LONG, young).patch(),
                "mail.txt",
                true,
                Diffs.of(above + LONG, above + young).texts());
        assertThat(cut.diagnostics()).isEmpty();
        Piece piece = cut.pieces().get(0);
        assertThat(tuple(piece.name(), piece.whole(), lines(piece))).isEqualTo(tuple("toy_long", true, "41-74"));
        assertThat(piece.lines())
                .contains(
                        new PieceLine("\ta -= 3;", 46, 12, Hunk.Kind.ADDED),
                        new PieceLine("\ta += 4;", 47, 13, Hunk.Kind.CONTEXT),
                        new PieceLine("\ta += 10;", 53, 0, Hunk.Kind.CONTEXT));
        assertThat(lines(cut.pieces().get(1))).isEqualTo("43-49");
    }

    @Test
    void aNewFunctionIsCutFromTheTextAfterOnlyAndAGoneOneFromTheTextBeforeOnly() {
        String more = TOY + "\nint toy_new(void)\n{\n\treturn 1;\n}\n";
        assertThat(functions(hunks(Diffs.of(TOY, more), true))).containsExactly("toy_new");
        assertThat(functions(hunks(Diffs.of(TOY, more), false))).isEmpty();
        assertThat(functions(hunks(Diffs.of(more, TOY), false))).containsExactly("toy_new");
        Diffs gone = Diffs.of(TOY, "");
        assertThat(functions(hunks(gone, false))).containsExactly("toy_first", "toy_add", "toy_last");
        assertThat(hunks(gone, true).pieces()).isEmpty();
    }

    @Test
    void aPrototypeIsNoFunctionToCut() {
        String proto = "static int toy_late(int a);\n\n" + TOY;
        String def = "\nstatic int toy_late(int a)\n{\n\treturn a;\n}\n";
        Diffs diffs =
                Diffs.with(50).file("x.c", proto + def, (proto + def).replace("toy_late(int a)", "toy_late(long a)"));
        assertThat(hunks(diffs, true).pieces())
                .extracting(Piece::name, Piece::whole, CutTest::lines)
                .containsExactly(tuple("toy_late", true, "30-33"), tuple("hunk-1", true, "1-33"));
        Cut header = hunks(Diffs.with(3).file("x.h", "int a(int);\n", "int a(long);\n"), true);
        assertThat(header.pieces()).extracting(Piece::name).containsExactly("hunk-1");
        assertThat(header.diagnostics()).isEmpty();
    }

    @Test
    void aMacroDefinedInAFunctionIsOfItsLines() {
        String old = "int f(int a)\n{\n#define TWICE(x) \\\n\t((x) + (x))\n\treturn TWICE(a);\n}\n";
        Cut cut = hunks(Diffs.with(9).file("x.c", old, old.replace("TWICE(a);", "TWICE(a) + 1;")), true);
        assertThat(lines(cut.pieces().get(0))).isEqualTo("1-6");
        assertThat(cut.pieces().get(0).whole()).isTrue();
    }

    @Test
    void aFunctionUnderTwoConditionsIsNotGuessed() {
        String old = "#ifdef A\nint f(void)\n{\n\treturn 1;\n}\n#else\nint f(void)\n{\n\treturn 2;\n}\n#endif\n";
        Cut one = hunks(Diffs.with(9).file("x.c", old, old.replace("1;", "3;")), true);
        assertThat(lines(one.pieces().get(0))).isEqualTo("2-5");
        Cut both = hunks(Diffs.with(9).file("x.c", old, old.replace("1;", "3;").replace("2;", "4;")), true);
        assertThat(functions(both)).isEmpty();
        assertThat(both.diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly(
                        "f is defined more than once in x.c, in lines 2 and 7, so that it is not cut out; let the shim"
                                + " include the hunk");
    }

    @Test
    void aPieceWithADirectiveThatReachesOutIsRefusedAtItsLineInTheMail() {
        String young = TOY.replace("	toy->a = sum;", "#include \"/etc/passwd\"\n	toy->a = sum;");
        Cut cut = hunks(Diffs.of(TOY, young), true);
        assertThat(cut.pieces()).isEmpty();
        assertThat(cut.diagnostics())
                .extracting(Diagnostic::severity, Diagnostic::file, Diagnostic::line)
                .containsOnly(tuple(Severity.ERROR, "mail.txt", 11));
        assertThat(cut.diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly(
                        "toy_add of x.c is not cut out, for this must not reach a compiler: #include \"/etc/passwd\"; let the"
                                + " shim say what it stands for",
                        "hunk-1 of x.c is not cut out, for this must not reach a compiler: #include \"/etc/passwd\"; let the"
                                + " shim say what it stands for");
    }

    @Test
    void aDirectiveOfTheTreeIsRefusedAtItsLineThere() {
        String old = LONG.replace("\ta += 15;", "#pragma toy\n\ta += 15;");
        String young = old.replace("+= 3;", "-= 3;").replace("+= 25;", "-= 25;");
        Diffs diffs = Diffs.of(old, young);
        Cut cut = Cut.of(diffs.patch(), "mail.txt", true, diffs.texts());
        assertThat(functions(cut)).isEmpty();
        assertThat(cut.diagnostics())
                .extracting(Diagnostic::severity, Diagnostic::file, Diagnostic::line)
                .containsExactly(tuple(Severity.ERROR, "x.c", 18));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x.c", "a/../../x.c", "/etc/x.c", "a//x.c", "./x.c", "cut.h", "cut.h/x.c", "a\u0001b.c"})
    void whatWouldStandElsewhereIsRefused(String path) {
        assertThat(new SafeNames().take(path)).isPresent();
        assertThat(hunks(Diffs.with(3).file(path, TOY, TOY.replace("= 9;", "= 8;")), true)
                        .pieces())
                .isEmpty();
    }

    @Test
    void aFileInTheWayOfAnotherIsRefused() {
        Diffs diffs = Diffs.with(3)
                .file("a.c", TOY, TOY.replace("= 9;", "= 8;"))
                .file("a.c/toy_add/b.c", TOY, TOY.replace("= 9;", "= 8;"));
        Cut cut = hunks(diffs, true);
        assertThat(cut.pieces()).extracting(Piece::file).containsOnly("a.c");
        assertThat(cut.diagnostics()).extracting(Diagnostic::severity).containsExactly(Severity.ERROR);
    }

    @Test
    void onlyNamesInCAreNamesOfPieces() {
        assertThat(SafeNames.isIdentifier("toy_add2")).isTrue();
        for (String bad : List.of("", "2a", "a b", "a/b", "..", "a\n", "hunk-1", "\u00e4")) {
            assertThat(SafeNames.isIdentifier(bad)).as(bad).isFalse();
        }
    }

    @Test
    void ofAPatchThatIsNotWholeNothingIsCut() {
        RecoveredPatch part =
                RecoveredPatch.read("mail.txt", "Subject: nothing\n\nhello\n".getBytes(StandardCharsets.UTF_8));
        Cut cut = Cut.of(part, "mail.txt", true, file -> Optional.empty());
        assertThat(cut.pieces()).isEmpty();
        assertThat(cut.diagnostics()).extracting(Diagnostic::severity).containsExactly(Severity.ERROR);
    }

    private static Cut hunks(Diffs diffs, boolean after) {
        return Cut.of(diffs.patch(), "mail.txt", after, file -> Optional.empty());
    }

    private static List<String> functions(Cut cut) {
        return cut.pieces().stream()
                .filter(piece -> piece.kind() == Piece.Kind.FUNCTION)
                .map(Piece::name)
                .toList();
    }

    private static String lines(Piece piece) {
        return piece.lines().get(0).fileLine() + "-"
                + piece.lines().get(piece.lines().size() - 1).fileLine();
    }
}
