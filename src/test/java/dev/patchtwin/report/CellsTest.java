package dev.patchtwin.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellsTest {
    private static final int SEED = 80;

    @ParameterizedTest
    @CsvSource({
        "plain text, 10",
        "caf\u00e9, 4",
        "cafe\u0301, 4",
        "\u6f22\u5b57, 4",
        "\ud55c\uad6d, 4",
        "\uff21\uff71, 3",
        "\u3002, 2",
        "\ud83d\udc27, 2",
        "a\u200db, 2",
        "\u2225, 1",
        "\u00e9\u2713\u2014, 3",
        "'\u001b[31mred\u001b[0m', 3",
        "'\u001b[1;31mred\u001b[0m', 3"
    })
    void aTextTakesAsManyCellsAsAScreenShows(String text, int cells) {
        assertThat(Cells.of(text)).isEqualTo(cells);
    }

    @Test
    void aTabGoesToTheNextStop() {
        assertThat(Cells.of("\t")).isEqualTo(8);
        assertThat(Cells.of("1234567\t")).isEqualTo(8);
        assertThat(Cells.of("+\ta\tb")).isEqualTo(17);
    }

    @Test
    void columnsOfWideAndCombiningCharactersAreAligned() {
        for (String text : List.of("ab", "\u6f22", "e\u0301e", "")) {
            assertThat(Cells.of(Text.pad(text, 6))).as(text).isEqualTo(6);
            assertThat(Cells.of(Text.padLeft(text, 6))).as(text).isEqualTo(6);
        }
    }

    @Test
    void aLineIsNotBrokenWithinACharacter() {
        assertThat(Text.wrap("\u6f22\u5b57\u6f22", 3)).containsExactly("\u6f22", "\u5b57", "\u6f22");
        assertThat(Text.wrap("e\u0301e\u0301e\u0301", 2)).containsExactly("e\u0301e\u0301", "e\u0301");
        assertThat(Text.wrap("\ud83d\udc27\ud83d\udc27", 1)).containsExactly("\ud83d\udc27", "\ud83d\udc27");
        assertThat(Cells.start("\u6f22\u5b57", 3)).isEqualTo("\u6f22");
    }

    @Test
    void wrappingKeepsEveryCharacterAndTheWidth() {
        Random random = new Random(SEED);
        List<String> letters = List.of("a", "bc", "\u6f22", "e\u0301", "\ud83d\udc27", " ", "  ");
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(60); n > 0; n--) {
                text.append(letters.get(random.nextInt(letters.size())));
            }
            int width = 2 + random.nextInt(20);
            List<String> lines = Text.wrap(text.toString(), width);
            assertThat(lines).as("case %d of seed %d", i, SEED).allMatch(line -> Cells.of(line) <= width);
            assertThat(String.join("", lines).replace(" ", ""))
                    .as("case %d of seed %d", i, SEED)
                    .isEqualTo(text.toString().replace(" ", ""));
        }
    }
}
