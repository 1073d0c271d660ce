package dev.patchtwin.report.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.report.GateSamples;
import dev.patchtwin.report.Visible;
import dev.patchtwin.report.ci.CiFinding.Level;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class MarkdownSummaryTest {
    private static final List<Extension> TABLES = List.of(TablesExtension.create());

    private static String page(CiRun run) throws IOException {
        return CiSamples.written(run, MarkdownSummary::write);
    }

    private static Document rendered(CiRun run) throws IOException {
        String html = HtmlRenderer.builder()
                .extensions(TABLES)
                .build()
                .render(Parser.builder().extensions(TABLES).build().parse(page(run)));
        return Jsoup.parse(html);
    }

    private static Element last(List<Element> elements) {
        return elements.get(elements.size() - 1);
    }

    @Test
    void theVerdictComesFirstAndThenATableOfWhatWasFound() throws IOException {
        Document page = rendered(CiSamples.failing());
        assertThat(page.body().child(0).text()).isEqualTo("❌ Patchtwin gate: FAIL");
        assertThat(page.body().child(1).text())
                .isEqualTo("gate from origin/main to WORKTREE, 3 commits. It exits with 1, which means: "
                        + CiExit.FAIL.meaning() + ".");
        Element table = page.select("table").get(0);
        assertThat(table.select("tbody tr")).hasSize(6);
        assertThat(table.select("tbody tr").get(4).select("td").eachText())
                .startsWith("toy KVM: toy: Rework it", "DIFFERENT");
        assertThat(last(page.body().children()).text()).as("the last thing").isEqualTo(GateSamples.AGAIN);
    }

    @Test
    void aFailureShowsItsWitnessAsATableAndItsCommandAsCode() throws IOException {
        Document page = rendered(CiSamples.failing());
        Element heading = page.select("h3").stream()
                .filter(h -> h.text().startsWith("toy, model toy-after"))
                .findFirst()
                .orElseThrow();
        assertThat(heading.text()).contains("DIFFERENT on warnings after 2 operations");
        Element table = heading.nextElementSiblings().select("table").get(0);
        assertThat(table.select("th").eachText()).containsExactly("step", "operation", "base", "head");
        List<List<String>> rows = table.select("tbody tr").stream()
                .map(row -> row.select("td").eachText())
                .collect(Collectors.toList());
        assertThat(rows)
                .containsExactly(
                        List.of("1", "map gfn=1", "warnings: old 1", "warnings: old 1"),
                        List.of(
                                "2",
                                "map gfn=2 answer reclaim sept attempt=1 -> BUSY",
                                "warnings: old 2",
                                "warnings: new 2"));
        assertThat(heading.nextElementSiblings().select("p").eachText())
                .contains("Witness: target/witness/toy/warnings.trace");
        assertThat(page.select("pre code.language-sh").eachText()).contains(GateSamples.AGAIN + " --only toy-after");
    }

    @Test
    void noTextBreaksOutOfTablesTagsOrCode() throws IOException {
        Document page = rendered(CiSamples.hostile());
        assertThat(page.select("script, a, img, em, del, s")).isEmpty();
        assertThat(page.select("b").eachText()).as("the channel's name").containsOnly(shown(CiSamples.HOSTILE));
        assertThat(page.select("table")).hasSize(2);
        Element summary = page.select("table").get(0);
        assertThat(summary.select("tbody tr")).hasSize(1);
        assertThat(summary.select("tbody td")).hasSize(6);
        assertThat(summary.select("tbody td").get(1).text()).isEqualTo(shown(CiSamples.LINES));
        Element witness = page.select("table").get(1);
        assertThat(witness.select("tbody tr"))
                .hasSize(2)
                .allMatch(row -> row.select("td").size() == 4);
        assertThat(witness.select("tbody td").get(1).text())
                .isEqualTo(shown("op=1 " + CiSamples.HOSTILE) + " " + shown("answer " + CiSamples.HOSTILE));
        assertThat(page.select("h2, h3")).hasSize(4);
        assertThat(page.select("pre")).hasSize(4);
        assertThat(last(page.select("pre")).text().lines())
                .as("the command as it is, line by line")
                .hasSize((int) CiSamples.LINES.lines().count());
    }

    /** As one line, with what steers a terminal made visible; a reader of HTML takes blanks together. */
    private static String shown(String text) {
        String line = text.lines().map(String::strip).collect(Collectors.joining(" "));
        return Jsoup.parse("").body().text(Visible.of(line)).text();
    }

    @Test
    void whatIsTooLongForAHostIsLeftOutAndThatIsSaid() throws IOException {
        String page = page(CiSamples.many(3_000, Level.ERROR, 60, "x".repeat(100)));
        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(MarkdownSummary.MOST_BYTES);
        assertThat(page)
                .containsPattern("\\*\\*[0-9]+ more are left out here: the page would be longer than hosts show");
        assertThat(page).endsWith("Again:\n\n```sh\nmany\n```\n");
    }

    @Test
    void aVeryLongWitnessIsCutToItsEndAndThatIsSaid() throws IOException {
        CiRun run = CiSamples.many(1, Level.ERROR, 5_000, "");
        assertThat(rendered(run).select("table").get(1).select("tbody tr")).hasSize(60);
        assertThat(page(run)).contains("4940 before them are left out here", "op&#61;5000 w0");
    }

    @Test
    void whatWasNotRunIsListedWithItsReason() throws IOException {
        Document page = rendered(CiSamples.passing());
        assertThat(page.body().child(0).text()).isEqualTo("✅ Patchtwin gate: PASS");
        assertThat(page.select("li").eachText())
                .contains("untouched, verdict: untouched: nothing changed that it depends on; nothing was run");
    }
}
