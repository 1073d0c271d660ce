package dev.patchtwin.trace;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SealedTest {
    /** Whoever writes the right checksum below it knows how; it is refused like all that this program would not write. */
    @Test
    void aSealedExpectationWithAControlCharacterEndedTheProgram() {
        String text = Seal.close("# patchtwin golden 1\ntrace a.trace sha256=" + "0".repeat(64)
                + "\n\nstart\n  log                 + \u001b[2J\n\n");
        assertThatThrownBy(() -> ExpectationReader.read("a.expected", text, "write it anew"))
                .isInstanceOf(TraceException.class)
                .hasMessage("a.expected:1: error: not as this program writes it; write it anew");
    }
}
