package dev.patchtwin.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchtwin.trace.Expectation.Mark;
import dev.patchtwin.trace.Expectation.Shown;
import dev.patchtwin.trace.Expectation.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationTest {
    private static final long SEED = 20260131;
    private static final String AGAIN = "write it anew";
    private static final List<String> WORDS = List.of(
            "page0 leaked", "", " ", "- page0", "before * x", "x -> y", "stopped before", "step 1 x", "ü", "a  b ");

    private final Random random = new Random(SEED);

    private static Expectation read(String text) throws TraceException {
        return ExpectationReader.read("x.expected", text, AGAIN);
    }

    private String word(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private List<Shown> shown() {
        List<Shown> shown = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            shown.add(new Shown(
                    word(List.of("pages", "a-very-long-channel-name", "before", "after", "step", "x")),
                    Who.values()[random.nextInt(3)],
                    Mark.values()[random.nextInt(3)],
                    word(WORDS)));
        }
        return shown;
    }

    private Expectation any() {
        List<Expectation.Step> steps = new ArrayList<>();
        for (int i = 1; i <= random.nextInt(5); i++) {
            List<String> answers =
                    random.nextBoolean() ? List.of() : List.of("q page0 attempt=1 -> busy", "q - attempt=2 -> x");
            List<Who> stopped = random.nextBoolean() ? List.of() : List.of(Who.BEFORE, Who.AFTER);
            steps.add(new Expectation.Step(i, word(List.of("map page=0", "x")), answers, shown(), stopped));
        }
        List<String> needed = random.nextBoolean() ? List.of() : List.of("a", "b c");
        return new Expectation(word(List.of("leak.trace", "a b.trace")), Sha256.of("x"), shown(), steps, needed);
    }

    @Test
    void whatIsPrintedIsReadAgainAndPrintedTheSame() throws Exception {
        for (int i = 0; i < 2000; i++) {
            Expectation one = any();
            String text = ExpectationWriter.print(one);
            assertThat(read(text)).as("case %d of seed %d", i, SEED).isEqualTo(one);
            assertThat(ExpectationWriter.print(read(text)))
                    .as("case %d of seed %d", i, SEED)
                    .isEqualTo(text);
        }
    }

    @Test
    void oneThatIsCutOffAnywhereIsTruncated() {
        String text = ExpectationWriter.print(any());
        for (int length = 0; length < text.length(); length++) {
            String part = text.substring(0, length);
            assertThatThrownBy(() -> read(part))
                    .as("the first %d characters", length)
                    .isInstanceOf(TraceException.class)
                    .hasMessageMatching("(?s)x.expected:\\d+: error: truncated: .*write it anew");
        }
        String whole = text.substring(0, text.lastIndexOf("end lines="));
        assertThatThrownBy(() -> read(whole)).hasMessageContaining("truncated: its last line");
    }

    @Test
    void oneInWhichAnyCharacterIsChangedIsRefused() {
        String text = ExpectationWriter.print(any());
        for (int i = 0; i < text.length(); i++) {
            String edited = text.substring(0, i) + (text.charAt(i) == '7' ? '8' : '7') + text.substring(i + 1);
            assertThatThrownBy(() -> read(edited)).as("character %d", i).isInstanceOf(TraceException.class);
        }
    }

    @Test
    void aLineMoreOrLessIsAnEditByHandAndNoTruncation() {
        String text = ExpectationWriter.print(any());
        String less = text.replaceFirst("start\n", "");
        String more = text + "  pages  * more\n";
        String other = text.replaceFirst("start\n", "stare\n");
        for (String edited : List.of(less, more, other)) {
            assertThatThrownBy(() -> read(edited))
                    .hasMessageContaining("error: edited by hand")
                    .hasMessageEndingWith(AGAIN);
        }
    }

    @Test
    void aCheckoutWithOtherLineEndsIsNamedAsSuch() {
        String text = ExpectationWriter.print(any()).replace("\n", "\r\n");
        assertThatThrownBy(() -> read(text))
                .hasMessageStartingWith("x.expected:1: error: its lines end with CR and LF")
                .hasMessageContaining(".gitattributes");
    }

    @Test
    void aTextWhoseChecksumFitsAndThatThisProgramWouldNotWriteIsRefused() {
        String made = Seal.close("# patchtwin golden 1\ntrace a.trace sha256=" + Sha256.of("x") + "\n\nstart\n\n\n");
        assertThatThrownBy(() -> read(made)).hasMessageContaining("not as this program writes it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '# patchtwin golden 2' | version 2 of the format of golden traces is unknown; this program reads version 1
            '# patchtwin trace 1'  | not what is expected of a golden trace
            """)
    void anotherVersionAndAnotherKindOfFileAreNamed(String first, String message) {
        assertThatThrownBy(() -> read(first + "\n")).hasMessageStartingWith("x.expected:1: error: " + message);
    }

    @Test
    void whatDoesNotFitIntoALineCannotBePrinted() {
        Shown broken = new Shown("pages", Who.BOTH, Mark.EVENT, "two\nlines");
        Shown named = new Shown("answer", Who.BOTH, Mark.EVENT, "x");
        for (Shown one : List.of(broken, named)) {
            Expectation all = new Expectation("x.trace", Sha256.of(""), List.of(one), List.of(), List.of());
            assertThatThrownBy(() -> ExpectationWriter.print(all)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
