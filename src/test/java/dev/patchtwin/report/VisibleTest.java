package dev.patchtwin.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTest {
    @Test
    void whatSteersATerminalIsShownAsItsCode() {
        assertThat(Visible.of("a\u001b[31mb\u009b0mc\u0007d\re\u007ff"))
                .isEqualTo("a\\u001b[31mb\\u009b0mc\\u0007d\\u000de\\u007ff");
    }

    @Test
    void whatTurnsTheDirectionOfWritingIsShownAsItsCode() {
        for (char c = '\u202a'; c <= '\u202e'; c++) {
            assertThat(Visible.of("x" + c)).isEqualTo(String.format("x\\u%04x", (int) c));
        }
        for (char c = '\u2066'; c <= '\u2069'; c++) {
            assertThat(Visible.of("x" + c)).isEqualTo(String.format("x\\u%04x", (int) c));
        }
    }

    @Test
    void otherTextStaysAsItIs() {
        String text = "\tÄrger \u65e5\u672c \ud83d\udc27 \\u0041";
        assertThat(Visible.of(text)).isSameAs(text);
        assertThat(Visible.lines("a\nb\u001bc")).isEqualTo("a\nb\\u001bc\n");
    }
}
