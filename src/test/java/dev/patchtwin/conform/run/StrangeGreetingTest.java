package dev.patchtwin.conform.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StrangeGreetingTest {
    /** The patch's C may write before the runner does, and so say what the shims report. */
    @Test
    void aNameThatSteersATerminalWasRepeatedAsItWas() {
        assertThat(new CException("the shim reports '\u001b[2J\nx'"))
                .hasMessage("the shim reports '\\u001b[2J\\u000ax'");
        String said = String.valueOf(new CException("it offers " + "f".repeat(1_000_000)).getMessage());
        assertThat(said).hasSizeLessThan(2000);
    }
}
