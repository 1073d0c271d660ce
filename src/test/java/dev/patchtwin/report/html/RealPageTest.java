package dev.patchtwin.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page of the first bundle shows. */
class RealPageTest {
    private static final int MOST_BYTES = 1_000_000;

    @TempDir
    private static Path folder;

    private static Path page;
    private static Document document;

    @BeforeAll
    static void write() throws Exception {
        page = RealPage.quick(folder);
        document = Jsoup.parse(page);
    }

    @Test
    void itIsSmallEnoughToBeAttachedToAMail() throws IOException {
        assertThat(Files.size(page)).isLessThan(MOST_BYTES);
    }

    @Test
    void everyDeclaredDifferenceCanBeWatched() {
        assertThat(document.select(".declared-row strong").eachText())
                .containsExactly("hook-splat", "hook-splat-panics", "hook-splat-counts", "silent-leak");
        document.select(".declared-row a")
                .forEach(link -> assertThat(document.select(link.attr("href") + " .player"))
                        .as(link.attr("href"))
                        .hasSize(1));
        assertThat(document.select(".declared-row a")).hasSize(4);
    }

    @Test
    void bothRemarksOfTheReviewerStandAtTheirLines() {
        assertThat(document.select(".unified .remark-place").eachText())
                .containsExactly("The reviewer, line 62 of the mail", "The reviewer, line 106 of the mail");
        assertThat(document.select(".unified tr:has(+ .remark-row)").eachText())
                .as("the lines above them")
                .first()
                .asString()
                .contains("struct kvm_mmu_page *sp);");
    }

    @Test
    void everyTouchedFunctionHasItsJavaBesideIt() {
        assertThat(document.select(".twin summary code").eachText())
                .containsExactly(
                        "free_external_spt -> reclaim_external_sp",
                        "free_external_spt -> reclaim_external_sp",
                        "handle_removed_pt",
                        "tdx_sept_free_private_spt -> tdx_sept_reclaim_private_sp",
                        "tdx_hardware_setup");
        assertThat(document.select(".twin .before pre").eachText())
                .anyMatch(code -> code.contains("HANDLE_REMOVED_PT"));
        assertThat(document.select(".twin .after pre").eachText()).anyMatch(code -> code.contains("reclaimExternalSp"));
    }

    @Test
    void changedLinesSayHowOftenTheyRanAndWhichWayTheyWent() {
        assumeTrue(
                !document.select(".lead:contains(The counts say)").isEmpty(),
                "the C was not run, or not counted, here");
        Element condition = document.select(".unified .add").stream()
                .filter(row -> row.text().contains("if (is_mirror_sp(sp))"))
                .findFirst()
                .orElseThrow();
        assertThat(condition.expectFirst(".runs .count").text()).matches("[0-9,]+×");
        assertThat(condition.expectFirst(".runs .branches").text()).matches("ways [0-9,]+\\|[0-9,]+");
        assertThat(document.select(".unified .ctx .count"))
                .as("only what changes is counted")
                .isEmpty();
    }

    @Test
    void theLifeOfAPageIsDrawnAndTheSameOnBothSides() {
        assertThat(document.select(".life figcaption").eachText()).contains("S-EPT page", "page table");
        Element sept = document.expectFirst(".life:has(figcaption:contains(S-EPT page))");
        assertThat(sept.select(".node").eachText()).anyMatch(node -> node.contains("leaked, EPT"));
        assertThat(sept.select(".moves tbody tr"))
                .isNotEmpty()
                .allSatisfy(row ->
                        assertThat(row.child(2).text()).isEqualTo(row.child(3).text()));
    }

    @Test
    void itOpensInABrowserWithoutAnErrorAndAsksForNothing() throws Exception {
        try (Browser browser = Browser.start()) {
            Map<String, String> said = browser.run("load", page);
            assertThat(said)
                    .containsEntry("players", "4")
                    .containsEntry("errors", "[]")
                    .containsEntry("requests", "[]");
            assertThat(said.get("headings"))
                    .contains("KVM: x86: Rework .free_external_spt() into .reclaim_external_sp()");
            for (List<String> look : List.of(List.of("light", "1280", "all"), List.of("dark", "390", "looks"))) {
                assertThat(browser.run("axe", page, look.get(0), look.get(1), look.get(2)))
                        .containsEntry("serious", "[]")
                        .containsEntry("overflow", "0");
            }
            Map<String, String> steps = browser.run("step", page, "declared-silent-leak");
            assertThat(steps)
                    .containsEntry("copied", "\"./patchtwin replay golden/kvm-reclaim-external-sp/silence.trace\"");
            assertThat(steps.get("unequal")).contains("splat handle_removed_pt");
        }
    }
}
