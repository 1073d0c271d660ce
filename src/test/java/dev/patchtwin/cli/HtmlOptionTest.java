package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Bundles;
import dev.patchtwin.check.Certificates;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.ModelClasses;
import dev.patchtwin.check.ToyHouse;
import dev.patchtwin.check.adequacy.AdequacyResult;
import dev.patchtwin.check.adequacy.AdequacyScore;
import dev.patchtwin.cli.ToyCheck.Ran;
import dev.patchtwin.report.JsonReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page that a check writes, and what was measured before it. */
class HtmlOptionTest {
    @TempDir
    private Path root;

    @BeforeEach
    void copyTheHouse() throws IOException {
        ToyHouse.copyTo(root);
    }

    private Ran check(BooleanSupplier cancelled, String... more) {
        return new ToyCheck(root).run(cancelled, more);
    }

    private Document page() throws IOException {
        return Jsoup.parse(root.resolve("page.html"));
    }

    /** Writes a score as {@code adequacy --json} prints it. */
    private void score(String again, Map<String, String> inputs) throws InputException, IOException {
        Bundle bundle = new Bundles(root).read("toy");
        SortedMap<String, String> all = new TreeMap<>(Certificates.inputs(bundle));
        ModelClasses classes = ModelClasses.of(bundle);
        all.put("classes of " + classes.name(), classes.sha256().orElseThrow());
        all.putAll(inputs);
        StringWriter out = new StringWriter();
        new JsonReport(new PrintWriter(out)).adequacy(new AdequacyResult("toy", List.of(), 0, 90, all, 1.5, again));
        Files.writeString(root.resolve("score.json"), out.toString());
    }

    @Test
    void thePageIsWrittenBesideTheText() throws IOException {
        Ran ran = check(() -> false, "--html", "ROOT/page.html");
        assertThat(ran.code()).isEqualTo(ExitCode.EQUIVALENT);
        assertThat(ran.out()).contains("NO DIFFERENCE FOUND");
        assertThat(ran.err()).isEmpty();
        assertThat(page().expectFirst(".verdict-word").text()).isEqualTo("✓ NO DIFFERENCE FOUND");
        assertThat(page().expectFirst("h1").text()).isEqualTo("mm: toy: Leak quietly");
    }

    @Test
    void aPageOfSeveralBundlesBeginsWithALineForEach() throws IOException {
        Path other = Files.createDirectories(root.resolve("patches/other"));
        for (String name : List.of("twin.yaml", "toy.patch")) {
            Files.copy(root.resolve("patches/toy").resolve(name), other.resolve(name));
        }
        assertThat(check(() -> false, "--html", "ROOT/page.html").code()).isEqualTo(ExitCode.EQUIVALENT);
        assertThat(page().select("nav.bundles a").eachAttr("href")).containsExactly("#b0", "#b1");
        assertThat(page().select("article .bundle-id").eachText()).containsExactly("other", "toy");
    }

    @Test
    void aFindingCanBePlayedAndADifferenceIsStillADifference() throws IOException {
        Ran ran = check(() -> false, "--no-declared", "--html", "ROOT/page.html");
        assertThat(ran.code()).isEqualTo(ExitCode.DIFFERENT);
        assertThat(page().select(".player")).isNotEmpty();
        assertThat(page().expectFirst(".verdict-word").text()).contains("DIFFERENT");
    }

    @Test
    void aCheckThatWasInterruptedHasAPageThatSaysSo() throws IOException {
        int[] asked = {0};
        Ran ran = check(() -> asked[0]++ > 0, "--html", "ROOT/page.html");
        assertThat(ran.code()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(page().expectFirst(".verdict-word").text()).contains("INCONCLUSIVE");
    }

    @Test
    void whatWasMeasuredBeforeStandsOnThePage() throws Exception {
        score("./patchtwin adequacy toy", Map.of());
        Ran ran = check(() -> false, "--html", "ROOT/page.html", "--adequacy", "ROOT/score.json");
        assertThat(ran.err()).isEmpty();
        assertThat(page().select(".checks div:contains(Adequacy)").text())
                .contains("✓ Adequacy", "100.0 % of the mutants", "asks for 100 %", "./patchtwin adequacy toy");
    }

    @Test
    void aScoreOfSomethingElseIsRefusedBeforeAnythingIsRun() throws Exception {
        score("./patchtwin adequacy toy", Map.of("twin.yaml", "0123"));
        refused("score.json:", "this score was measured with something else: twin.yaml; measure it again");
        score("./patchtwin adequacy toy --only 'hand-*'", Map.of());
        refused("score.json:", "this is a score of some mutants only");
        Files.writeString(root.resolve("score.json"), "{\"bundle\": \"none\"}");
        refused("score.json:1: error: this is a score of the bundle 'none', which is not checked; leave it out");
        Files.writeString(root.resolve("score.json"), "{");
        refused("score.json:1: error: not YAML");
    }

    private void refused(String... words) {
        Ran ran = check(() -> false, "--html", "ROOT/page.html", "--adequacy", "ROOT/score.json");
        assertThat(ran.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains(words);
        assertThat(root.resolve("page.html")).doesNotExist();
    }

    @Test
    void aScoreWithoutAPageWouldShowNowhere() {
        Ran ran = check(() -> false, "--adequacy", "ROOT/score.json");
        assertThat(ran.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.err()).contains("--adequacy shows on a page: give --html FILE with it");
    }

    @Test
    void aPlaceThatCannotBeWrittenToIsNamedBeforeAnythingIsRun() throws IOException {
        Files.writeString(root.resolve("file"), "");
        Ran ran = check(() -> false, "--html", "ROOT/file/page.html");
        assertThat(ran.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("file/page.html: error:");
    }

    @Test
    void aScoreIsEnoughOnlyWhenAllWereTriedAndNoControlWasToldApart() {
        assertThat(new AdequacyScore("toy", true, 98, 5, 2, 0, 98, "again").enough())
                .isTrue();
        assertThat(new AdequacyScore("toy", true, 97, 5, 3, 0, 98, "again").enough())
                .isFalse();
        assertThat(new AdequacyScore("toy", true, 98, 5, 2, 1, 98, "again").enough())
                .isFalse();
        assertThat(new AdequacyScore("toy", false, 98, 5, 2, 0, 98, "again").enough())
                .isFalse();
    }
}
