package dev.patchtwin.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchtwin.engine.twin.DeclaredDifference;
import dev.patchtwin.engine.twin.Side;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundleTest {
    private static final Path HOUSE = Path.of("src/test/resources/house");

    @TempDir
    Path root;

    private Path folder = Path.of("");
    private String good = "";

    @BeforeEach
    void copyTheToy() throws IOException {
        folder = Files.createDirectories(root.resolve("patches/toy"));
        good = Files.readString(HOUSE.resolve("patches/toy/twin.yaml"));
        Files.copy(HOUSE.resolve("patches/toy/toy.patch"), folder.resolve("toy.patch"));
    }

    private Bundle read(String yaml) throws IOException, InputException {
        Files.writeString(folder.resolve("twin.yaml"), yaml);
        return Bundle.read(folder);
    }

    @Test
    void aBundleIsReadAsItStands() throws Exception {
        Bundle bundle = read(good);
        assertThat(bundle.id()).isEqualTo("toy");
        assertThat(bundle.title()).isEmpty();
        assertThat(bundle.mail()).isEqualTo(folder.resolve("toy.patch"));
        assertThat(bundle.models()).containsExactly("toy-before", "toy-after");
        assertThat(bundle.worlds()).isEqualTo(Map.of("small", Map.of("pages", 1), "large", Map.of("pages", 3)));
        assertThat(bundle.fuzz()).isEqualTo(new Bundle.FuzzPlan("large", 20000, 30));
        assertThat(bundle.probes()).containsExactly("a page was leaked");
        assertThat(bundle.channels()).containsExactly("pages", "returns", "safety");
        assertThat(bundle.declared())
                .containsExactly(new DeclaredDifference(
                        "quiet-leak",
                        "warnings",
                        Side.BEFORE,
                        List.of("splat *"),
                        Optional.empty(),
                        false,
                        "A page that could not be reclaimed is leaked without a splat."));
    }

    @Test
    void aParameterThatIsNotGivenHasItsStandardValue() throws Exception {
        assertThat(read(good.replace("{pages: 1}", "{}")).worlds().get("small")).isEqualTo(Map.of("pages", 2));
    }

    /** Each row: a text of the good file, what stands in its place, the line of the error, what it says. */
    @ParameterizedTest(name = "line {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            mail: toy.patch        | mial: toy.patch           | 1  | unknown key 'mial' of a bundle; did you mean 'mail'?
            mail: toy.patch        | colour: red               | 1  | unknown key 'colour' of a bundle; its keys are title, mail, models, worlds, explore, fuzz, probes, channels, declared, adequacy, conform, model-changes
            mail: toy.patch        | title: no mail            | 1  | a bundle lacks the key 'mail'
            mail: toy.patch        | mail: [toy.patch]         | 1  | 'mail' of a bundle must be a word or a text
            mail: toy.patch        | mail:                     | 1  | 'mail' of a bundle must be a word or a text
            before: toy-before     | before: toy-befor         | 2  | unknown model 'toy-befor'; did you mean 'toy-before'?
            before: toy-before     | befor: toy-before         | 2  | unknown key 'befor' of 'models'; did you mean 'before'?
            {pages: 1}             | {page: 1}                 | 4  | unknown key 'page' of 'small'; did you mean 'pages'?
            {pages: 1}             | {pages: 9}                | 4  | pages=9 is out of range; it goes from 1 to 8
            {pages: 1}             | {pages: 99999999999999999999} | 4 | pages=99999999999999999999 is out of range; it goes from 1 to 8
            {pages: 1}             | {pages: one}              | 4  | 'pages' of 'small' must be a whole number
            {pages: 1}             | {pages: 1, pages: 2}      | 4  | key 'pages' of 'small' is given twice
            {pages: 1}             | {pages: 7}                | 4  | world 'small' cannot be: pages=7 bring bad luck; try 6 or 8
            world: large           | world: larg               | 6  | unknown world 'larg'; did you mean 'large'?
            operations: 20000      | operations: 0             | 6  | operations=0 is out of range; it goes from 1 to 2000000000
            ["a page was leaked"]  | ["a page was leeked"]     | 7  | unknown probe 'a page was leeked'; did you mean 'a page was leaked'?
            ["a page was leaked"]  | a page was leaked         | 7  | 'probes' of a bundle must be a list
            [pages, returns        | [page, returns            | 8  | unknown channel 'page'; did you mean 'pages'?
            [pages, returns        | [pages, pages, returns    | 8  | channel 'pages' is listed twice
            [pages, returns        | [pages                    | 8  | channel 'returns' is not listed and no difference of it is declared; list it, so that it must agree
            [pages, returns        | [pages, warnings, returns | 8  | channel 'warnings' must agree, and yet a difference of it is declared; drop one of the two
            id: quiet-leak         | id: Quiet leak            | 10 | 'Quiet leak' is no id; use lower-case letters, digits and '-'
            channel: warnings      | channel: warning          | 11 | unknown channel 'warning'; did you mean 'warnings'?
            channel: warnings      | channel: safety           | 11 | channel 'safety' shows broken invariants, which no contract can allow
            side: before           | side: left                | 12 | unknown side 'left'; it is before or after
            ["splat *"]            | ["*"]                     | 13 | '*' would erase everything on the channel; name the words that may differ
            ["splat *"]            | []                        | 13 | a declared difference needs 'erase', a list of the words that may differ
            ["splat *"]            | ["splat *"               | 14 | not YAML: expected ',' or ']', but got <scalar>
            side: before           | after: loud-leak          | 12 | unknown declared difference 'loud-leak'
            side: before           | after: quiet-leak         | 12 | declared difference 'quiet-leak' cannot come after itself
            side: before           | ends-run: maybe           | 12 | 'ends-run' of a declared difference must be true or false
            """)
    void whatIsWrongIsRefusedWithItsPlace(String from, String to, int line, String message) {
        String keepSide = to.startsWith("after:") || to.startsWith("ends-run:") ? to + "\n    side: before" : to;
        assertThat(good).contains(from);
        assertThatThrownBy(() -> read(good.replace(from, keepSide)))
                .isInstanceOf(InputException.class)
                .hasMessage(folder.resolve("twin.yaml") + ":" + line + ": error: " + message);
    }

    @Test
    void twoDeclaredDifferencesOfOneIdAreRefused() {
        String again = good.substring(good.indexOf("  - id:"));
        assertThatThrownBy(() -> read(good + again))
                .hasMessageContaining("twin.yaml:15: error: declared difference 'quiet-leak' is there twice");
    }

    @Test
    void anEmptyFileAndOneThatIsNotTextAreRefused() throws IOException {
        assertThatThrownBy(() -> read("")).hasMessageContaining("twin.yaml:1: error: empty");
        Files.write(folder.resolve("twin.yaml"), "mail: \u00e4".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Bundle.read(folder)).hasMessageContaining("twin.yaml:1: error: not UTF-8");
    }

    @Test
    void aMailThatIsNotThereIsRefusedAtTheKeyThatNamesIt() {
        assertThatThrownBy(() -> read(good.replace("toy.patch", "lost.patch")))
                .hasMessage(folder.resolve("twin.yaml") + ":1: error: there is no file " + folder.resolve("lost.patch")
                        + "; put the patch there as it was received");
    }

    @Test
    void aFolderWhoseNameNoTraceCouldWriteIsRefused() throws IOException {
        Path blank = Files.createDirectories(root.resolve("patches/my toy"));
        Files.writeString(blank.resolve("twin.yaml"), good);
        assertThatThrownBy(() -> Bundle.read(blank))
                .hasMessageStartingWith(blank + ": error: 'my toy' cannot name a bundle");
    }

    @Test
    void anUnknownBundleIsRefusedWithTheNamesNearIt() throws Exception {
        read(good);
        Bundles bundles = new Bundles(root);
        assertThat(bundles.ids()).containsExactly("toy");
        assertThatThrownBy(() -> bundles.read("tay"))
                .hasMessage(root.resolve("patches") + ": error: no bundle 'tay'; did you mean 'toy'?");
        assertThatThrownBy(() -> bundles.read("something-else"))
                .hasMessage(root.resolve("patches") + ": error: no bundle 'something-else'; there are: toy");
    }

    @Test
    void aFolderWithoutPatchesIsRefused() {
        assertThatThrownBy(() -> new Bundles(root.resolve("nowhere")).ids())
                .isInstanceOf(InputException.class)
                .hasMessageContaining("there is no such folder; run this in a clone");
    }
}
