package dev.patchtwin.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FoldedWriterTest {
    private static final int SEED = 40;

    private static String folded(String text, int columns) throws IOException {
        StringWriter out = new StringWriter();
        try (FoldedWriter writer = new FoldedWriter(out, columns)) {
            writer.write(text);
        }
        return out.toString();
    }

    @Test
    void whatFitsIsLeftAsItIs() throws IOException {
        String text = "a line\n\n  another \nwithout an end";
        assertThat(folded(text, 20)).isEqualTo(text);
        assertThat(folded("long ".repeat(99) + "\n", Palette.ENDLESS)).isEqualTo("long ".repeat(99) + "\n");
    }

    @Test
    void theRestOfALineStandsBelowIt() throws IOException {
        assertThat(folded("  one two three four five\n", 12)).isEqualTo("  one two\n    three\n    four\n    five\n");
    }

    @Test
    void aWordIsBrokenOnlyWhereItIsWiderThanTheScreen() throws IOException {
        assertThat(folded("abc " + "x".repeat(15) + " d\n", 10)).isEqualTo("abc\n  xxxxxxxx\n  xxxxxxx\n  d\n");
    }

    @Test
    void coloursTakeNoRoom() throws IOException {
        assertThat(folded("\u001b[31mone two\u001b[0m\n", 7)).isEqualTo("\u001b[31mone two\u001b[0m\n");
        assertThat(folded("\u001b[31mone two\u001b[0m\n", 6)).isEqualTo("\u001b[31mone\n  two\u001b[0m\n");
    }

    @Test
    void whatIsFlushedIsWrittenAtOnce() {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(new FoldedWriter(out, 20));
        writer.print("\rhalf a line");
        assertThat(out.toString()).isEmpty();
        writer.flush();
        assertThat(out.toString()).isEqualTo("\rhalf a line");
    }

    @Test
    void noLineIsWiderThanTheScreenAndNothingIsLost() throws IOException {
        Random random = new Random(SEED);
        List<String> letters =
                List.of("a", "bc", "\u6f22", "e\u0301", "\t", " ", " ", "   ", "\u001b[1mx\u001b[0m", "\n");
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(120); n > 0; n--) {
                text.append(letters.get(random.nextInt(letters.size())));
            }
            text.append('\n');
            int columns = 20 + random.nextInt(30);
            String folded = folded(text.toString(), columns);
            assertThat(folded.lines())
                    .as("case %d of seed %d", i, SEED)
                    .allMatch(line -> Cells.of(line.stripTrailing()) <= columns);
            assertThat(folded.replaceAll("[ \n]", ""))
                    .as("case %d of seed %d", i, SEED)
                    .isEqualTo(text.toString().replaceAll("[ \n]", ""));
        }
    }
}
