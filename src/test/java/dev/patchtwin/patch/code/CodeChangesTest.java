package dev.patchtwin.patch.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.patch.Diagnostic;
import dev.patchtwin.patch.TouchedFunction.Kind;
import dev.patchtwin.patch.code.CodeChange.Part;
import dev.patchtwin.patch.code.CodeChange.Place;
import dev.patchtwin.patch.code.CodeChange.What;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a patch does to the things of whole texts. */
class CodeChangesTest {
    private static final String TWO = """
            /* Counts. */
            static int __init count(struct toy *toy, int more)
            {
            	toy->count += more;
            	if (toy->count > LIMIT)
            		return -ERANGE;
            	return 0;
            }

            static void __user *show(struct toy *toy)
            {
            	print("toy", toy->count);
            	return toy->shown;
            }
            """;

    @Test
    void aBodyThatChangesIsNoOtherSignature() {
        assertThat(changes("return 0;", "return 1;")).containsExactly("FUNCTION count: BODY");
        assertThat(changes("toy->shown;", "toy ->shown; /* it */")).containsExactly("FUNCTION show: COMMENTS");
    }

    @Test
    void aSignatureThatChangesIsNoOtherBody() {
        assertThat(changes("int more", "long more")).containsExactly("FUNCTION count: SIGNATURE");
        assertThat(changes("void __user *", "void *")).containsExactly("FUNCTION show: SIGNATURE");
    }

    @Test
    void whatHasAnotherNameAndMuchTheSameBodyIsRenamed() {
        assertThat(changes("int __init count(", "int __init count_up("))
                .containsExactly("FUNCTION count -> count_up: RENAMED");
        assertThat(changes("count(struct toy *toy, int more)", "count_up(struct toy *toy, long more)"))
                .containsExactly("FUNCTION count -> count_up: RENAMED, SIGNATURE");
        assertThat(Diffs.words(Diffs.of(TWO, TWO.replace("show(", "display(").replace("\"toy\"", "\"toys\""))
                        .whole()))
                .containsExactly("FUNCTION show -> display: RENAMED, BODY");
    }

    @Test
    void whatHasNothingInCommonIsGoneAndNew() {
        String other = "u64 sum(void)\n{\n\tfor (;;)\n\t\twork_on(x, y);\n}\n";
        assertThat(Diffs.words(Diffs.of(TWO, TWO.substring(0, TWO.indexOf("static void")) + other)
                        .whole()))
                .containsExactlyInAnyOrder("FUNCTION show -> -: REMOVED", "FUNCTION - -> sum: ADDED");
    }

    @Test
    void commentsAndWhiteSpaceAreNoBody() {
        assertThat(changes("/* Counts. */", "/* Counts up. */")).containsExactly("FUNCTION count: COMMENTS");
        assertThat(changes("	if (toy", "	/* no more */\n	if (toy")).containsExactly("FUNCTION count: COMMENTS");
        assertThat(changes("+= more", "+=  more")).containsExactly("FUNCTION count: WHITE_SPACE");
        assertThat(changes("int more", "int  more")).containsExactly("FUNCTION count: WHITE_SPACE");
        assertThat(changes("	return 0;\n}", "	return 0;\n\n}")).containsExactly("FUNCTION count: WHITE_SPACE");
        assertThat(changes("\n}\n\n", "\n}\n\n\n")).isEmpty();
    }

    @Test
    void whatStandsElsewhereHasMoved() {
        int second = TWO.indexOf("static void");
        String moved = TWO.substring(second) + "\n" + TWO.substring(0, second - 1);
        assertThat(Diffs.words(Diffs.of(TWO, moved).whole())).containsExactly("FUNCTION show: MOVED");
        assertThat(Diffs.words(
                        Diffs.of(TWO, moved.replace("\"toy\"", "\"toys\"")).whole()))
                .containsExactly("FUNCTION show: BODY, MOVED");
    }

    @Test
    void whatIsInAnotherFileHasMovedThere() {
        int second = TWO.indexOf("static void");
        CodeChanges changes = Diffs.with(3)
                .file("x.c", TWO, TWO.substring(0, second))
                .file("y.c", "int a;\n", "int a;\n\n" + TWO.substring(second).replace("static ", ""))
                .whole();
        assertThat(changes.changes())
                .containsExactly(new CodeChange(
                        Kind.FUNCTION,
                        Optional.of(new Place("x.c", "show", 10, 14, List.of(0))),
                        Optional.of(new Place("y.c", "show", 3, 7, List.of(0))),
                        Set.of(What.SIGNATURE, What.MOVED)));
    }

    @Test
    void aNewFileBringsWhatIsInItAndADeletedOneTakesIt() {
        assertThat(Diffs.words(Diffs.of("", "int a = 1;\n#define B 2\n").whole()))
                .containsExactly("VARIABLE - -> a: ADDED", "MACRO - -> B: ADDED");
        assertThat(Diffs.words(Diffs.of("int a = 1;\n", "").whole())).containsExactly("VARIABLE a -> -: REMOVED");
    }

    @Test
    void membersConstantsTablesMacrosAndEntriesHaveTheirOwnChanges() {
        String before = """
                TOY_OP(map)
                TOY_OP(unmap)

                struct ops {
                	int (*free)(struct toy *toy, int level, void *page);
                	u64 flags; /* of it */
                	DECLARE_BITMAP(map, 10);
                	union { int deep; } in;
                };

                enum toys { RED, GREEN = 4 };

                static struct ops toy_ops __initdata = {
                	.free = toy_free,
                };
                #define CALL(x) \\
                	call(x)
                """;
        String after = before.replace("TOY_OP(unmap)", "TOY_OP(remap)")
                .replace(
                        "int (*free)(struct toy *toy, int level, void *page)",
                        "void (*put)(struct toy *toy, int level)")
                .replace("/* of it */", "/* of them */")
                .replace("int deep", "long deep")
                .replace("GREEN = 4", "GREEN = 5")
                .replace("toy_free", "toy_put")
                .replace("\tcall(x)", "\tcall((x))");
        assertThat(Diffs.words(Diffs.of(before, after).whole()))
                .containsExactly(
                        "ENTRY unmap -> remap: RENAMED",
                        "MEMBER free -> put: RENAMED, SIGNATURE",
                        "MEMBER flags: COMMENTS",
                        "MEMBER deep: SIGNATURE",
                        "MEMBER GREEN: BODY",
                        "VARIABLE toy_ops: BODY",
                        "MACRO CALL: BODY");
        assertThat(Diffs.words(
                        Diffs.of(before, before.replace("CALL(x)", "CALL (x)")).whole()))
                .containsExactly("MACRO CALL: SIGNATURE, BODY");
    }

    @Test
    void functionsThatMacrosMakeAreFunctions() {
        String before = """
                SYSCALL_DEFINE2(close, unsigned int, fd)
                {
                	return 0;
                }

                DEFINE_SHOW(toy) {
                	a();
                }

                EXPORT_SYMBOL_GPL(toy);
                """;
        assertThat(Diffs.words(Diffs.of(before, before.replace("0", "1").replace("a()", "b()"))
                        .whole()))
                .containsExactly("FUNCTION close: BODY", "FUNCTION toy: BODY");
    }

    @Test
    void bracesThatDoNotMatchUnderConditionsEndAtTheMargin() {
        String before = """
                static int odd(void) {
                	if (x) {
                #ifdef Y
                		if (y) {
                #else
                		if (z) {
                #endif
                		}
                	}
                	return 1;
                }
                static void next(void)
                {
                	a();
                }
                """;
        assertThat(Diffs.words(Diffs.of(before, before.replace("a()", "b()")).whole()))
                .containsExactly("FUNCTION next: BODY");
        assertThat(Diffs.words(
                        Diffs.of(before, before.replace("return 1", "return 2")).whole()))
                .containsExactly("FUNCTION odd: BODY");
    }

    @Test
    void aFunctionUnderTwoConditionsIsToldOnce() {
        String before =
                "#ifdef A\nstatic int f(int a)\n{\n\treturn 1;\n}\n#else\nstatic int f(int a) { return 0; }\n#endif\n";
        assertThat(Diffs.words(
                        Diffs.of(before, before.replace("int a", "long a")).whole()))
                .containsExactly("FUNCTION f: SIGNATURE");
        assertThat(Diffs.words(Diffs.of(before, before.replace("{ return 0", "{ return 2"))
                        .whole()))
                .containsExactly("FUNCTION f: BODY");
    }

    @Test
    void aPrototypeMoreIsAnotherWayToDeclareAFunction() {
        assertThat(Diffs.words(Diffs.of(TWO, "static void *show(struct toy *toy);\n" + TWO)
                        .whole()))
                .containsExactly("FUNCTION show: SIGNATURE");
    }

    @Test
    void textThatIsNotAsciiKeepsThePlaces() {
        String before = "/* schön */\nchar *a = \"ßßßß\";\n/* ß */ int b = 1;\n";
        CodeChange change =
                Diffs.of(before, before.replace("= 1", "= 2")).whole().changes().get(0);
        assertThat(change.after()).contains(new Place("x.c", "b", 3, 3, List.of(0)));
        assertThat(change.what()).containsExactly(What.BODY);
    }

    @Test
    void hunksMayStandElsewhereInTheTextsThanTheySay() {
        Diffs small = Diffs.of(TWO, TWO.replace("return 0", "return 1"));
        String above = "int a;\n".repeat(50);
        Diffs large = Diffs.of(above + TWO, above + TWO.replace("return 0", "return 1"));
        CodeChanges changes = CodeChanges.of(small.patch(), large.texts());
        assertThat(changes.diagnostics()).isEmpty();
        assertThat(changes.changes().get(0).after()).map(Place::hunks).contains(List.of(0));
    }

    @Test
    void textsThatTheHunksDoNotFitAreLeftAside() {
        Diffs diffs = Diffs.of(TWO, TWO.replace("return 0", "return 1"));
        CodeChanges changes =
                CodeChanges.of(diffs.patch(), Diffs.of("int a;\n", "int b;\n").texts());
        assertThat(changes.diagnostics()).extracting(Diagnostic::severity).containsExactly(Diagnostic.Severity.WARNING);
        assertThat(Diffs.words(changes)).containsExactly("FUNCTION count: BODY");
        assertThat(changes.changes().get(0).after())
                .contains(new Place("x.c", "count", 0, 0, List.of(0), List.of(new Part(0, 0, 5, false))));
    }

    @Test
    void withoutTheNativeLibraryTheHunksAreReadAndTheTextsStillTellTheirNatures() {
        Diffs diffs = Diffs.of(TWO, TWO.replace("return 0", "return 1"));
        CodeChanges changes = new PatchReading(Optional.of("no such library"))
                .read(diffs.patch().files(), diffs.texts());
        assertThat(changes.diagnostics().get(0).toString())
                .startsWith(
                        "x.c:1: warning: from here on, what happens to functions is told from the hunks alone, because"
                                + " tree-sitter's native library cannot be used: no such library");
        assertThat(changes.diagnostics()).hasSize(1);
        assertThat(Diffs.words(changes)).containsExactly("FUNCTION count: BODY");
        assertThat(Diffs.natures(changes)).containsExactly(HunkNature.SEMANTIC);
    }

    @Test
    void onlyCHasThings() {
        CodeChanges changes = Diffs.with(3)
                .file("Makefile", "all:\n\ta\n", "all:\n\ta \n")
                .file("x.S", "a:\tnop\n", "a:\tret\n")
                .whole();
        assertThat(changes.changes()).isEmpty();
        assertThat(Diffs.natures(changes)).containsExactly(HunkNature.SEMANTIC, HunkNature.SEMANTIC);
    }

    private static List<String> changes(String part, String other) {
        assertThat(TWO).contains(part);
        return Diffs.words(Diffs.of(TWO, TWO.replace(part, other)).whole());
    }
}
