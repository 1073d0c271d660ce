package dev.patchtwin.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a hunk touches, whatever its heading says. */
class TouchedFunctionsTest {
    @Test
    void anAddedLineTouchesTheFunctionItStandsInOnBothSides() {
        assertThat(touched("int f(void)", " \tint a;", "+\ta = 1;", " \treturn a;"))
                .containsExactly("FUNCTION f");
        assertThat(touched("int f(void)", " }", " ", " int g(void)", " {", "+\tint a;", " \treturn 0;"))
                .containsExactly("FUNCTION g");
    }

    @Test
    void twoFunctionsInOneHunkAreBothTouched() {
        assertThat(touched("int f(void)", "-\ta();", " }", " ", " int g(void)", " {", "+\ta();", " }"))
                .containsExactly("FUNCTION f", "FUNCTION g");
    }

    @Test
    void aHeadMayHaveSeveralLinesAndAttributes() {
        assertThat(touched(
                        "",
                        " static __printf(2, 3) void __init",
                        " log_it(struct kvm *kvm,",
                        "-       int a)",
                        "+       long a)",
                        " {",
                        " }"))
                .containsExactly("FUNCTION log_it");
        assertThat(touched("", " SYSCALL_DEFINE1(close, unsigned int, fd)", " {", "-\ta();", " }"))
                .containsExactly("FUNCTION close");
    }

    @Test
    void whatIsNewHasNoNameBeforeAndWhatIsGoneNoneAfter() {
        assertThat(touched(
                        "int f(void)",
                        " }",
                        " ",
                        "+int g(void)",
                        "+{",
                        "+\treturn 0;",
                        "+}",
                        "+",
                        " int h(void)",
                        " {"))
                .containsExactly("FUNCTION - -> g");
        assertThat(touched(
                        "int f(void)",
                        " }",
                        " ",
                        "-int g(void)",
                        "-{",
                        "-\treturn 0;",
                        "-}",
                        "-",
                        " int h(void)",
                        " {"))
                .containsExactly("FUNCTION g -> -");
    }

    @Test
    void aNameThatIsReplacedInOneRunOfLinesIsARename() {
        assertThat(touched("", "-int f(void)", "+int g(void)", " {", " \treturn 0;", " }"))
                .containsExactly("FUNCTION f -> g");
        assertThat(touched("", "-int f(int a)", "+int f(void)", " {", " \treturn 0;", " }"))
                .containsExactly("FUNCTION f");
    }

    @Test
    void namesThatCannotBePairedAreGoneAndNew() {
        assertThat(touched("", "-int f(void)", "-{", "-}", "-", "-int g(void)", "-{", "-}", "+int h(void)", "+{", "+}"))
                .containsExactly("FUNCTION f -> -", "FUNCTION g -> -", "FUNCTION - -> h");
    }

    @Test
    void aHunkFurtherDownInARenamedFunctionAddsNothing() {
        assertThat(of("x.c", """
                @@ -1,3 +1,3 @@
                -int f(void)
                +int g(void)
                 {
                 	a();
                @@ -20,2 +20,3 @@ int f(void)
                 	b();
                +	c();
                 	d();
                """)).containsExactly("FUNCTION f -> g");
    }

    @Test
    void capitalsInABodyAreCallsAndNoEntriesOfAList() {
        assertThat(touched("int f(void)", " \ta();", "-\tWARN_ON(ret);", "+\tBUG_ON(ret);", " \t(*cb)(ret);"))
                .containsExactly("FUNCTION f");
        assertThat(touched("int f(void)", " \ta();", "+\t(*cb)(ret);", " }")).containsExactly("FUNCTION f");
        assertThat(touched("KVM_X86_OP(a)", " KVM_X86_OP(b)", "+KVM_X86_OP(c)", " KVM_X86_OP(d)"))
                .containsExactly("ENTRY - -> c");
    }

    @Test
    void membersHaveTheirOwnNames() {
        assertThat(touched(
                        "struct s {",
                        " \tint a;",
                        "-\tu32 b;",
                        "+\tu64 b;",
                        "+\tu64 c[4];",
                        "+\tbool d : 1;",
                        " \tint e;"))
                .containsExactly("MEMBER b", "MEMBER - -> c", "MEMBER - -> d");
        assertThat(touched(
                        "struct s {",
                        " \tvoid (*f)(struct kvm *kvm,",
                        "-\t          int level);",
                        "+\t          long level);"))
                .containsExactly("MEMBER f");
        assertThat(touched("", " enum e {", " \tA,", "+\tB = 4,", " };")).containsExactly("MEMBER - -> B");
        assertThat(touched("", " struct s {", " \tint a;", " };", " ", "-int f(void);", "+long f(void);"))
                .containsExactly("FUNCTION f");
    }

    @Test
    void aTableOfOperationsIsTouchedAsAWhole() {
        assertThat(touched("static struct ops vt_ops __initdata = {", " \t.a = a,", "-\t.b = b,", "+\t.b = c,", " };"))
                .containsExactly("VARIABLE vt_ops");
        assertThat(touched("", "+static int limit = 4;")).containsExactly("VARIABLE - -> limit");
    }

    @Test
    void aMacroIsTouchedInItsContinuationLines() {
        assertThat(touched("", " #define CALL(x)\t\\", "-\tfoo(x);\t\\", "+\tbar(x);\t\\", " \tbaz(x)", " int a;"))
                .containsExactly("MACRO CALL");
    }

    @Test
    void aMacroThatBeginsAboveAHunkIsNotTheFunctionOfTheHeading() {
        assertThat(touched("int f(void)", " \tfoo(x);\t\\", "-\tbar(x)", "+\tbaz(x)", " ", " int a;"))
                .isEmpty();
    }

    @Test
    void aCommentCountsAsTheFunctionItStandsInOrAbove() {
        assertThat(touched("int f(void)", " \t/*", "-\t * old { words", "+\t * new words", " \t */", " \ta();"))
                .containsExactly("FUNCTION f");
        assertThat(touched("int f(void)", " }", " ", " /*", "- * old", "+ * new", "  */", " int g(void)", " {"))
                .containsExactly("FUNCTION g");
    }

    @Test
    void aFunctionOnOneLineIsAFunction() {
        assertThat(touched(
                        "",
                        "-static inline int f(void) { return 0; }",
                        "+static inline int f(void) { return 1; }",
                        " int g(void);"))
                .containsExactly("FUNCTION f");
    }

    @Test
    void betweenTwoFunctionsNothingIsTouchedButWhatHasANameThere() {
        assertThat(touched("int f(void)", " \ta();", " }", " ", "+static bool on = true;", " ", " int g(void)", " {"))
                .containsExactly("VARIABLE - -> on");
    }

    @Test
    void lostIndentationDoesNotEndAFunctionAtAnInnerBrace() {
        assertThat(touched("int f(void)", " a();", " }", " ", "- b();", "+ c();", " }"))
                .containsExactly("FUNCTION f");
    }

    @Test
    void whatBeginsInTheFirstColumnIsNotOfTheFunctionAbove() {
        assertThat(touched("int f(void)", " ", " struct s {", " \tint a;", "-\tu32 b;", "+\tu64 b;", " };"))
                .containsExactly("MEMBER b");
        assertThat(touched(
                        "int f(void)", " ", " static struct ops vt_ops = {", " \t.z = z,", "-\t.a = a,", "+\t.a = b,"))
                .containsExactly("VARIABLE vt_ops");
        assertThat(touched("int f(void)", " ", "-static struct ops vt_ops = {", "-\t.a = a,", "-};", " "))
                .containsExactly("VARIABLE vt_ops -> -");
        assertThat(touched("int f(void)", " \ta();", " out:", "-\tb();", "+\tc();", " }"))
                .containsExactly("FUNCTION f");
    }

    @Test
    void theBraceOfTheFunctionAboveWhatGoesIsNotTouched() {
        assertThat(touched("int f(void)", " \ta();", "-}", "-", "-int g(void)", "-{", "-\tb();", " }"))
                .containsExactly("FUNCTION g -> -");
    }

    @Test
    void aHunkThatBeginsInACommentBeginsWithNoCode() {
        assertThat(touched("int f(void)", "  * words {", "  */", " struct s {", " \tint a;", "-\tu32 b;", "+\tu64 b;"))
                .containsExactly("MEMBER b");
    }

    @Test
    void aCommentAtTheEndOfALineDoesNotHideItsEnd() {
        assertThat(touched("struct s {", " \tint z;", "-\tint a; /* old */", "+\tint a; /* new */", " \tint b;"))
                .containsExactly("MEMBER a");
        assertThat(touched("struct s {", " \tint z;", "-\tint a; // old", "+\tint a; // new", " \tint b;"))
                .containsExactly("MEMBER a");
        assertThat(touched("struct s {", "-\tint a; /* old", "+\tint a; /* new", " \t\t * more */", " \tint b;"))
                .containsExactly("MEMBER a");
        assertThat(touched("", "-#define A \"/*\"", "+#define A \"//\"", " int b;"))
                .containsExactly("MACRO A");
    }

    @Test
    void aListOfMacrosIsNotOfTheFunctionAboveIt() {
        assertThat(touched("int f(void)", " ", "-TOY_OP(a)", "+TOY_OP_RET0(a)", " TOY_OP(b)"))
                .containsExactly("ENTRY a");
        assertThat(touched("struct s {", " TOY_OP(a)", " TOY_OP(b)", "+TOY_OP(c)", " TOY_OP(d)"))
                .containsExactly("ENTRY - -> c");
    }

    @Test
    void aListBelowAFunctionThatAMacroMakesDoesNotMakeItAnEntry() {
        assertThat(touched("SYSCALL_DEFINE1(f, int, a)", " \tb();", "-\tc = 1;", "+\tc = 2;", " }", " ", " TOY_OP(d)"))
                .containsExactly("FUNCTION f");
    }

    @Test
    void aCommentAboveAMacroIsOfTheMacro() {
        assertThat(touched("int f(void)", " }", " ", "+/* words */", " #define A(x) \\", " \tfoo(x)"))
                .containsExactly("MACRO A");
    }

    @Test
    void aLockThatAMacroDefinesHasTheNameInTheParentheses() {
        assertThat(touched("", "-static DEFINE_SPINLOCK(lock);", "+static DEFINE_MUTEX(lock);"))
                .containsExactly("FUNCTION lock");
    }

    @Test
    void blankLinesTouchNothing() {
        assertThat(touched("int f(void)", " \ta();", "+", " \tb();")).isEmpty();
    }

    @Test
    void whatHasNoNameIsANoteWithItsPlace() {
        RecoveredPatch patch = Mails.sent(diff("x.c", "@@ -1 +1,2 @@\n #include <a.h>\n+#include <b.h>\n"));
        assertThat(patch.touched()).isEmpty();
        assertThat(Mails.said(patch, Diagnostic.Severity.INFO))
                .containsExactly(
                        "mail.txt:9: note: changes outside of everything with a name in x.c, from here on in this"
                                + " hunk: 1 line");
    }

    @Test
    void onlySourceTextHasFunctions() {
        assertThat(of("Documentation/x.rst", "@@ -1 +1 @@ int f(void)\n-a call(x);\n+b call(x);\n"))
                .isEmpty();
    }

    private static List<String> touched(String heading, String... lines) {
        long old = List.of(lines).stream().filter(line -> !line.startsWith("+")).count();
        long young =
                List.of(lines).stream().filter(line -> !line.startsWith("-")).count();
        return of(
                "x.c",
                "@@ -" + (old == 0 ? 0 : 10) + "," + old + " +10," + young + " @@ " + heading + "\n"
                        + String.join("\n", lines) + "\n");
    }

    private static List<String> of(String file, String hunks) {
        RecoveredPatch patch = Mails.sent(diff(file, hunks));
        assertThat(Mails.errors(patch)).isEmpty();
        assertThat(patch.touched()).allMatch(one -> one.file().equals(file));
        return patch.touched().stream().map(TouchedFunctionsTest::text).toList();
    }

    private static String diff(String file, String hunks) {
        return "diff --git a/" + file + " b/" + file + "\n--- a/" + file + "\n+++ b/" + file + "\n" + hunks;
    }

    private static String text(TouchedFunction one) {
        String before = one.before().orElse("-");
        String after = one.after().orElse("-");
        return one.kind() + " " + (before.equals(after) ? before : before + " -> " + after);
    }
}
