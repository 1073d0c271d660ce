package dev.patchtwin.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reader meets, in a real browser. */
class HtmlPageBrowserTest {
    private static final String HOSTILE =
            "</script><script>window.owned=1</script><img src=x onerror=window.owned=1>&lt;i&gt; \u202egnp.exe";

    private static Browser browser;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException {
        browser = Browser.start();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private Path page(dev.patchtwin.check.dossier.Dossier dossier) throws IOException {
        Path page = folder.resolve("page.html");
        Files.writeString(page, HtmlPage.of(List.of(dossier), "1.2.3"));
        return page;
    }

    @Test
    void itOpensWithoutAnErrorAndAsksForNothing() throws Exception {
        Map<String, String> said = browser.run("load", page(PageSamples.toy()));
        assertThat(said)
                .containsEntry("title", "\"KVM: toy: Rework it · Patchtwin\"")
                .containsEntry("players", "1")
                .containsEntry("errors", "[]")
                .containsEntry("requests", "[]");
    }

    @Test
    void aTraceIsSteppedThroughWithKeysAndButtonsAndItsCommandIsCopied() throws Exception {
        Map<String, String> said = browser.run("step", page(PageSamples.toy()), "warnings");
        assertThat(said)
                .as("begins where the sides differ first")
                .containsEntry("begins", "\"step 2 of 2 ≠\"")
                .containsEntry("after Home start", "\"start, of 2\"")
                .containsEntry("after ArrowRight map gfn=0", "\"step 1 of 2\"")
                .containsEntry("after ArrowRight destroy-vm", "\"step 2 of 2 ≠\"")
                .containsEntry("after ArrowLeft map gfn=0", "\"step 1 of 2\"")
                .containsEntry("after End destroy-vm", "\"step 2 of 2 ≠\"")
                .containsEntry("after p destroy-vm", "\"step 2 of 2 ≠\"")
                .containsEntry("after n destroy-vm", "\"step 2 of 2 ≠\"")
                .containsEntry("button", "\"step 1 of 2\"")
                .containsEntry("slider", "\"step 2 of 2 ≠\"")
                .containsEntry("errors", "[]")
                .containsEntry("copied", "\"./patchtwin replay --no-declared target/witness/toy/warnings.trace\"");
        assertThat(said.get("unequal")).contains("splat handle_removed_pt").doesNotContain("splat tdx_reclaim_page");
        assertThat(said.get("unlike")).contains("warnings").contains("splat handle_removed_pt");
    }

    @Test
    void aHostileMailStaysTextAndThePolicyWouldHoldItBack() throws Exception {
        Map<String, String> said = browser.run("hostile", page(PageSamples.hostile(HOSTILE)));
        assertThat(said)
                .containsEntry("owned", "null")
                .containsEntry("tags", "0")
                .containsEntry("scripts", "2")
                .containsEntry("links", "[\"data:,\"]")
                .as("even what is put into the page by force does not run")
                .containsEntry("forced", "null")
                .containsEntry("styled", "false")
                .containsEntry("dialogs", "0")
                .containsEntry("requests", "[]");
        assertThat(said.get("text"))
                .contains("<script>window.owned=1</script>")
                .contains("&lt;i&gt; \\\\u202egnp.exe")
                .doesNotContain("\u202e");
    }

    /** What is hidden depends on the width, so that all rules are asked in both; a scheme changes colours alone. */
    @ParameterizedTest
    @CsvSource({"light,1280,all,20", "dark,1280,looks,0", "light,390,all,20", "dark,390,looks,0"})
    void nothingSeriousStandsInTheWayOfAnybody(String scheme, String width, String rules, int more) throws Exception {
        Map<String, String> said = browser.run("axe", page(PageSamples.toy()), scheme, width, rules);
        assertThat(said).containsEntry("serious", "[]").containsEntry("overflow", "0");
        assertThat(Integer.parseInt(said.get("passes")))
                .as("rules that had something to look at")
                .isGreaterThan(more);
    }

    @Test
    void withoutAScriptItIsAllThereButThePlayer() throws Exception {
        Map<String, String> said = browser.run("plain", page(PageSamples.toy()));
        assertThat(said).containsEntry("players", "0").containsEntry("buttons", "0");
        assertThat(said.get("witness")).contains("!=").contains("splat handle_removed_pt");
        assertThat(said.get("text")).contains("DIFFERENT").contains("reclaim_sp(page);");
    }

    @Test
    void onPaperWitnessesStandInThePlaceOfPlayers() throws Exception {
        assertThat(browser.run("print", page(PageSamples.toy())))
                .containsEntry("players", "0")
                .containsEntry("witnesses", "1")
                .containsEntry("open", "0");
    }

    @Test
    void ofALongTraceOnlyWhatIsSeenIsBuilt() throws Exception {
        Map<String, String> said = browser.run("long", page(PageSamples.longOne(5000)), "warnings");
        assertThat(said)
                .containsEntry("end", "\"step 5000 of 5000 ≠\"")
                .containsEntry("current", "\"fault-private vcpu=0 gfn=20\"")
                .containsEntry("visible", "true")
                .containsEntry("errors", "[]");
        assertThat(Integer.parseInt(said.get("rows"))).isLessThan(80);
        assertThat(Integer.parseInt(said.get("elements"))).isLessThan(2000);
    }
}
