package dev.patchtwin.patch.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.patch.code.CText.Reach;
import dev.patchtwin.patch.code.CText.Stretch;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of C that begin and end anywhere. */
class CTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "#include <linux/toy.h>",
                "  \t# \t include \"/etc/passwd\"",
                "#include_next <toy.h>",
                "#import <toy.h>",
                "#embed \"/etc/passwd\"",
                "#line 1 \"other.c\"",
                "# 1 \"other.c\"",
                "#pragma GCC dependency \"/etc/passwd\"",
                "#ident \"toy\"",
                "#unheard_of",
                "/* harmless */ # /* more */ include <toy.h>",
                "/* over\n two lines */ #include <toy.h>",
                "%: include <toy.h>",
                "%:include <toy.h>",
                "??=include <toy.h>",
                "#inc\\\nlude <toy.h>",
                "#\\\ninclude <toy.h>",
                "\\\n#include <toy.h>",
                "#inc??/\nlude <toy.h>",
                "#inc\\ \nlude <toy.h>",
                "// a comment ??/\n/*\n#include <toy.h>\n//*/",
                "int a = 1; _Pragma(\"GCC dependency \\\"toy.h\\\"\")",
                "#define TOY _Pragma(\"toy\")",
                "__pragma(toy)",
                "#if __has_include(</etc/passwd>)\n#endif",
                "int a;\r#include <toy.h>",
                "#if 0\ndon't /*\n#include <toy.h>\n#endif",
                "char *s = \"\\\"/*\";\n#include <toy.h>",
                "char *s = R\"(\n\" /*)\";\n#include <toy.h>\n//*/",
                "int a = 1'0'/*'0;\n#include <toy.h>\n//*/"
            })
    void whatReachesOutIsFound(String text) {
        assertThat(text(text).reaches()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#define TOY 1",
                "# define TOY(x) #x",
                "#ifdef CONFIG_TOY\n#elif defined(X)\n#else\n#endif",
                "#if A // #include <a>\n#undef A\n#endif",
                "#error include <toy.h>",
                "#",
                "/*\n#include <toy.h>\n*/",
                " * #include <toy.h>\n */\nint a;",
                "char *include = \"#include <toy.h>\";",
                "int a; #include <toy.h>",
                "include(toy);",
                "toy(\"what??!\");"
            })
    void whatStaysWithinIsHarmless(String text) {
        assertThat(text(text).reaches()).isEmpty();
    }

    @Test
    void whatReachesOutIsSaidWithItsLineAndInItsOrder() {
        assertThat(text("int a;\n#  pragma once\n%:include <a.h>\n#define B\n").reaches())
                .containsExactly(new Reach(1, "#pragma once"), new Reach(2, "#include <a.h>"));
    }

    @Test
    void aPartThatBeginsOrEndsInACommentIsSeenToDoSo() {
        CText stars = text(" * more\n */\nint a;\n/* and");
        assertThat(stars.beginsInComment()).isTrue();
        assertThat(stars.endsInComment()).isTrue();
        assertThat(stars.codeLines().stream()).containsExactly(2);
        assertThat(text("words of it\nand the end */\nint a;").beginsInComment())
                .isTrue();
        CText code = text("int *a = b * /* c */ d;\nchar *e = \"*/\";");
        assertThat(code.beginsInComment()).isFalse();
        assertThat(code.endsInComment()).isFalse();
        assertThat(code.codeLines().stream()).containsExactly(0, 1);
    }

    @Test
    void statementsEndAtSemicolonsBracesLabelsAndTheirHeads() {
        CText text = text("""
                    b, c);
                if (a ||
                    b)
                    return a ? 1
                         : 2;
                for (i = 0; i < n;
                     i++)
                    go(
                       i);
                list_for_each(a,
                              b) {
                case 1:
                } else
                    out: stop();
                """);
        assertThat(text.statements())
                .containsExactly(
                        new Stretch(0, 0),
                        new Stretch(1, 2),
                        new Stretch(3, 4),
                        new Stretch(5, 6),
                        new Stretch(7, 8),
                        new Stretch(9, 10),
                        new Stretch(10, 10),
                        new Stretch(11, 11),
                        new Stretch(12, 12),
                        new Stretch(12, 12),
                        new Stretch(13, 13),
                        new Stretch(13, 13));
    }

    private static CText text(String text) {
        return CText.of(List.of(text.split("\n", -1)));
    }
}
