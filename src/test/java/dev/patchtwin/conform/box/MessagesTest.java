package dev.patchtwin.conform.box;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.conform.box.Message.Severity;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The wordings of gcc, clang, and the linkers. */
class MessagesTest {
    private static final Path FOLDER = Path.of("/tmp/folder");

    @Test
    void compilersAreUnderstood() {
        assertThat(parse("""
                In file included from shim/tdx.c:4:
                arch/toy/sept.c: In function 'reclaim':
                arch/toy/sept.c:1803:12: error: 'page' undeclared (first use in this function)
                arch/toy/sept.c:1803:12: note: each undeclared identifier is reported only once
                /tmp/folder/shim/tdx.c:7:9: warning: unused variable 'x' [-Wunused-variable]
                shim/tdx.c:1:10: fatal error: cut/x.c/f: No such file or directory
                compilation terminated.
                """))
                .containsExactly(
                        new Message(
                                "arch/toy/sept.c",
                                1803,
                                12,
                                Severity.ERROR,
                                "'page' undeclared (first use in this function)"),
                        new Message(
                                "arch/toy/sept.c",
                                1803,
                                12,
                                Severity.NOTE,
                                "each undeclared identifier is reported only once"),
                        new Message("shim/tdx.c", 7, 9, Severity.WARNING, "unused variable 'x' [-Wunused-variable]"),
                        new Message("shim/tdx.c", 1, 10, Severity.ERROR, "cut/x.c/f: No such file or directory"));
    }

    @Test
    void assemblersAreUnderstood() {
        assertThat(parse("toy.c: Assembler messages:\ntoy.c:3: Error: file not found: /etc/shadow\n"))
                .containsExactly(new Message("toy.c", 3, 0, Severity.ERROR, "file not found: /etc/shadow"));
    }

    @Test
    void linkersAreUnderstood() {
        assertThat(parse("""
                /usr/bin/ld: /tmp/folder/p-x.o: in function `main':
                /tmp/folder/x.c:4: undefined reference to `hook'
                /usr/bin/ld: /tmp/folder/p-x.o:/tmp/folder/y.c:9: multiple definition of `f'; p-z.o:z.c:1: first defined here
                /usr/bin/ld: p-x.o:(.text+0x9): undefined reference to `hook'
                ld.lld: error: undefined symbol: hook
                collect2: error: ld returned 1 exit status
                """))
                .contains(
                        new Message("x.c", 4, 0, Severity.ERROR, "undefined reference to `hook'"),
                        new Message("p-x.o", 0, 0, Severity.ERROR, "undefined reference to `hook'"),
                        new Message("", 0, 0, Severity.ERROR, "undefined symbol: hook"),
                        new Message("", 0, 0, Severity.ERROR, "ld returned 1 exit status"))
                .anySatisfy(message -> assertThat(message.text()).startsWith("multiple definition of `f'"));
    }

    @Test
    void aMessageIsFitForATerminal() {
        assertThat(parse("a\u001b[2J.c:1:2: error: \u202ewords\u0007\n"))
                .containsExactly(new Message("a?[2J.c", 1, 2, Severity.ERROR, "?words?"));
    }

    @Test
    void whatIsTooLongForAMessageIsNone() {
        assertThat(parse("a.c:1:2: error: " + "x".repeat(5000) + "\na.c:99999999999: error: x\n"))
                .isEmpty();
    }

    @Test
    void aMessageReadsAsCompilersWriteIt() {
        assertThat(new Message("a.c", 1, 2, Severity.ERROR, "no")).hasToString("a.c:1:2: error: no");
        assertThat(new Message("", 0, 0, Severity.WARNING, "no")).hasToString("warning: no");
    }

    private static List<Message> parse(String text) {
        return Messages.parse(text, FOLDER);
    }
}
