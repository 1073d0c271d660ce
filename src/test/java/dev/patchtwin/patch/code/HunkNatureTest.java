package dev.patchtwin.patch.code;

import static dev.patchtwin.patch.code.HunkNature.COMMENTS;
import static dev.patchtwin.patch.code.HunkNature.SEMANTIC;
import static dev.patchtwin.patch.code.HunkNature.WHITE_SPACE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a hunk changes at most: by the whole texts, and by itself. */
class HunkNatureTest {
    private static final String ABOVE = "int a;\nint b;\nint c;\nint d;\n";
    private static final String BELOW = "\nint w;\nint x;\nint y;\nint z;\n";

    @Test
    void commentsAndWhiteSpaceAreToldApart() {
        both("f(); /* a */", "f(); /* b */", COMMENTS);
        both("f(); // a", "f();", COMMENTS);
        both("f(a, b);", "f(a,\n  b);", WHITE_SPACE);
        both("/*\n * a\n */", "\t/*\n\t * a\n\t */", WHITE_SPACE);
        both("f(a);", "f(b);", SEMANTIC);
        both("/* a */ f();", "f();", COMMENTS);
    }

    @Test
    void whatLooksLikeACommentInALiteralIsCode() {
        both("f(\"/* a */\");", "f(\"/* b */\");", SEMANTIC);
        both("f(\"// a\");", "f(\"// b\");", SEMANTIC);
        both("f(\"\\\"/* a */\");", "f(\"\\\"/* b */\");", SEMANTIC);
        both("f('\"'); /* a */", "f('\"'); /* b */", COMMENTS);
        both("f('\"', \"/* a */\");", "f('\"', \"/* b */\");", SEMANTIC);
        both("#include <a//b.h>", "#include <a//c.h>", SEMANTIC);
        both("#error don't /* a", "#error don't /* b", SEMANTIC);
    }

    @Test
    void whiteSpaceThatDividesTokensMeansSomething() {
        both("a = b++ +c;", "a = b+ ++c;", SEMANTIC);
        both("#define A (b)", "#define A(b)", SEMANTIC);
        both("#define A/**/(b)", "#define A(b)", SEMANTIC);
        both("#define A 1\nint e;", "#define A 1 int e;", SEMANTIC);
        both("#define A 1", "#define  A \\\n\t1", WHITE_SPACE);
        both("f(\"a b\");", "f(\"a  b\");", SEMANTIC);
        both("a = L\"b\";", "a = L \"b\";", SEMANTIC);
        both("a = 0xe+1;", "a = 0xe +1;", SEMANTIC);
    }

    @Test
    void aCommentThatSwallowsCodeIsNoComment() {
        both("/* a */\nf();", "/* a\nf(); */", SEMANTIC);
        both("// a\nf();", "// a \\\nf();", SEMANTIC);
        both("f(); /* a */ g(); /* b */", "f(); /* a / g(); /* b */", SEMANTIC);
    }

    @Test
    void oneHunkMayOpenACommentAndAnotherOneCloseIt() {
        String far = "int m;\n".repeat(10);
        Diffs diffs = Diffs.of(ABOVE + far + ABOVE, ABOVE + "/* a\n" + far + "*/\n" + ABOVE);
        assertThat(Diffs.natures(diffs.whole())).containsExactly(SEMANTIC, SEMANTIC);
        assertThat(Diffs.natures(diffs.hunks())).containsExactly(SEMANTIC, SEMANTIC);
        Diffs inner = Diffs.of(
                ABOVE + far + "/* a */\n" + far + "/* b */\n" + ABOVE, ABOVE + far + "/* a\n" + far + "b */\n" + ABOVE);
        assertThat(Diffs.natures(inner.whole())).containsExactly(SEMANTIC, SEMANTIC);
    }

    @Test
    void whatIsSwitchedOffIsCodeAllTheSame() {
        both("#if 0\nf(a);\n#endif", "#if 0\nf(b);\n#endif", SEMANTIC);
        both("#if 0\nf(a);\n#endif", "#if 1\nf(a);\n#endif", SEMANTIC);
    }

    @Test
    void aHunkThatBeginsInACommentOfTheKernelsStyleIsOne() {
        String before = "/*\n * a\n * b\n * c\n * d's\n * e\n * f\n */\nint a;\nint b;\n";
        Diffs diffs = Diffs.of(before, before.replace("* e", "* other"));
        assertThat(Diffs.natures(diffs.whole())).containsExactly(COMMENTS);
        assertThat(Diffs.natures(diffs.hunks())).containsExactly(COMMENTS);
        Diffs code = Diffs.of(before, before.replace("* e", "* other").replace("int a", "long a"));
        assertThat(Diffs.natures(code.hunks())).containsExactly(SEMANTIC);
        assertThat(Diffs.natures(
                        Diffs.of(before, before.replace("* e", "*/ e /*")).hunks()))
                .containsExactly(SEMANTIC);
    }

    @Test
    void aHunkThatMayBeInACommentOrNotIsSemantic() {
        String factors = "x = 1\n * a\n * b\n * c\n * d\n * e\n * f\n * g\n * h;\n";
        Diffs code = Diffs.of(factors, factors.replace("* d", "* i"));
        assertThat(Diffs.natures(code.whole())).containsExactly(SEMANTIC);
        assertThat(Diffs.natures(code.hunks())).containsExactly(SEMANTIC);
        String words = "/*\n" + factors + "*/\n";
        Diffs comment = Diffs.of(words, words.replace("* d", "* i"));
        assertThat(Diffs.natures(comment.whole())).containsExactly(COMMENTS);
        assertThat(Diffs.natures(comment.hunks())).containsExactly(SEMANTIC);
    }

    @Test
    void aHunkMayBeginInALiteralThatGoesOnOverLines() {
        String before = ABOVE + "char *s = \"a \\\nb \\\nc \\\nd \\\n/* a */ \\\ne\";\n" + BELOW;
        Diffs diffs = Diffs.of(before, before.replace("/* a */", "/* b */"));
        assertThat(Diffs.natures(diffs.whole())).containsExactly(SEMANTIC);
        assertThat(Diffs.natures(diffs.hunks())).containsExactly(SEMANTIC);
    }

    @Test
    void aHunkWithoutContextMayBeginAnywhere() {
        String before = ABOVE + "#define A 1 \\\n+ 2\nint e;\n" + BELOW;
        Diffs diffs = Diffs.with(0).file("x.c", before, before.replace("+ 2\nint e;", "+ 2 int e;"));
        assertThat(Diffs.natures(diffs.whole())).containsExactly(SEMANTIC);
        assertThat(Diffs.natures(diffs.hunks())).containsExactly(SEMANTIC);
        Diffs literal = Diffs.with(0)
                .file(
                        "x.c",
                        before.replace("1 ", "\"1 "),
                        before.replace("1 ", "\"1 ").replace("+ 2", "+ /**/2"));
        assertThat(Diffs.natures(literal.hunks())).containsExactly(SEMANTIC);
    }

    @Test
    void aRawStringIsNotRead() {
        both("a = R\"(\")\"; /* a */", "a = R\"(\")\"; /* b */", SEMANTIC);
    }

    @Test
    void inAssemblerLinesAndBlanksMeanSomething() {
        assertThat(assembler("\tmov a, b\n", "\tmov\ta,  b\n\n")).isEqualTo(WHITE_SPACE);
        assertThat(assembler("\tmov a, b /* c */\n", "\tmov a, b // d\n")).isEqualTo(COMMENTS);
        assertThat(assembler("\tfoo 1 +2\n", "\tfoo 1+2\n")).isEqualTo(SEMANTIC);
        assertThat(assembler("\tnop\n\tret\n", "\tnop ret\n")).isEqualTo(SEMANTIC);
        assertThat(assembler("\tnop # a\n", "\tnop # b\n")).isEqualTo(SEMANTIC);
    }

    @Test
    void whereWhiteSpaceMayMeanSomethingEverythingDoes() {
        for (String path : new String[] {"a.py", "Makefile", "a.yaml", "a.rst", "a.dts", "Kconfig"}) {
            Diffs diffs = Diffs.with(3).file(path, "a b\n", "a  b\n");
            assertThat(Diffs.natures(diffs.whole())).as(path).containsExactly(SEMANTIC);
            assertThat(Diffs.natures(diffs.hunks())).as(path).containsExactly(SEMANTIC);
        }
    }

    private static HunkNature assembler(String before, String after) {
        Diffs diffs =
                Diffs.with(3).file("x.S", "a:\nb:\nc:\nd:\n" + before + "e:\n", "a:\nb:\nc:\nd:\n" + after + "e:\n");
        assertThat(Diffs.natures(diffs.hunks())).isEqualTo(Diffs.natures(diffs.whole()));
        return Diffs.natures(diffs.whole()).get(0);
    }

    private static void both(String before, String after, HunkNature nature) {
        Diffs diffs = Diffs.of(ABOVE + before + BELOW, ABOVE + after + BELOW);
        assertThat(Diffs.natures(diffs.whole())).as(before).containsExactly(nature);
        assertThat(Diffs.natures(diffs.hunks())).as(before + " in a hunk").containsExactly(nature);
    }
}
