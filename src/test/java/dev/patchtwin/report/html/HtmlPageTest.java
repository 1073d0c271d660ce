package dev.patchtwin.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** What stands on the page, as a program reads it. */
class HtmlPageTest {
    private static final String HOSTILE =
            "</script></style></pre><script>window.owned=1</script><img src=x onerror=window.owned=1>&lt;b&gt;\" onclick='window.owned=1'";

    private static Document page(dev.patchtwin.check.dossier.Dossier... dossiers) throws IOException {
        return Jsoup.parse(HtmlPage.of(List.of(dossiers), "1.2.3"));
    }

    @Test
    void theTopSaysWhatWasFoundOfWhichPatch() throws IOException {
        Element top = page(PageSamples.toy()).expectFirst("header.top");
        assertThat(top.expectFirst(".bracket").text()).isEqualTo("[RFC PATCH v5 09/45]");
        assertThat(top.expectFirst("h1").text()).isEqualTo("KVM: toy: Rework it");
        assertThat(top.expectFirst(".byline").text()).contains("A Developer").contains("Wed, Jan 28, 2026");
        assertThat(top.expectFirst(".verdict").text())
                .contains("✗ DIFFERENT")
                .contains("./patchtwin check toy --seed 1");
    }

    @Test
    void everyChannelHasARowWithWhatCameOutOnIt() throws IOException {
        Document page = page(PageSamples.toy());
        assertThat(page.select(".channels tbody tr:not(.declared-row) th").eachText())
                .containsExactly("pages", "warnings");
        assertThat(page.select(".channels .badge").eachText()).containsExactly("✓ agree", "✗ differ");
        assertThat(page.expectFirst(".declared-row").text()).contains("hook-splat before, used 12,345 times");
        String watch = page.expectFirst(".channels tr.tone-bad a").attr("href");
        assertThat(page.select(watch)).hasSize(1);
    }

    @Test
    void thePatchStandsThereLineByLineWithTheRemarkAtItsPlace() throws IOException {
        Document page = page(PageSamples.toy());
        assertThat(page.select(".unified tbody tr").eachAttr("class"))
                .containsExactly("ctx", "del", "del", "add", "remark-row", "ctx", "ctx");
        assertThat(page.select(".unified .del .code").eachText()).containsExactly("free_spt(page);", "if (page)");
        assertThat(page.select(".unified .no").eachText())
                .as("old and new numbers, where they are")
                .containsExactly("10", "10", "11", "12", "11", "13", "12", "14", "13");
        assertThat(page.expectFirst(".unified .remark-text").wholeText()).isEqualTo("KVM: toy: Rework it");
        assertThat(page.select(".split tbody tr").size())
                .as("removed beside added")
                .isEqualTo(6);
    }

    @Test
    void everyIdIsThereOnceAndEveryLinkLeadsSomewhere() throws IOException {
        Document page = page(PageSamples.toy(), PageSamples.toy());
        Set<String> ids = new HashSet<>();
        page.select("[id]")
                .forEach(element ->
                        assertThat(ids.add(element.id())).as(element.id()).isTrue());
        page.select("a[href]")
                .forEach(link -> assertThat(ids).contains(link.attr("href").substring(1)));
        page.select("[aria-labelledby]").forEach(each -> assertThat(ids).contains(each.attr("aria-labelledby")));
    }

    @Test
    void whatAStrangerWroteStaysText() throws IOException {
        Document page = page(PageSamples.hostile(HOSTILE));
        assertThat(page.select("script")).hasSize(2);
        assertThat(page.select("style")).hasSize(1);
        assertThat(page.select("main img, main b, [onerror], [onclick]")).isEmpty();
        assertThat(page.expectFirst(".message pre").wholeText()).contains(HOSTILE);
        assertThat(page.expectFirst(".unified .del .code").wholeText()).contains(HOSTILE);
        assertThat(page.expectFirst(".remark-text").wholeText()).isEqualTo(HOSTILE);
        assertThat(page.expectFirst("figure.java pre").wholeText()).contains(HOSTILE);
        assertThat(page.select(".inputs th").eachText()).contains(HOSTILE);
        assertThat(page.expectFirst(".witness pre").wholeText()).contains("window.owned=1");
    }

    @Test
    void whatWouldTurnTheDirectionOfWritingIsShownAsItsCode() throws IOException {
        String page = HtmlPage.of(List.of(PageSamples.hostile("a\u202eb\u2066c\u200fd\u0007e")), "1.2.3");
        assertThat(page)
                .doesNotContain("\u202e")
                .doesNotContain("\u2066")
                .doesNotContain("\u200f")
                .doesNotContain("\u0007");
        assertThat(page).contains("a\\u202eb\\u2066c\\u200fd\\u0007e");
    }

    @Test
    void thePolicyAllowsTheTwoThatStandThereAndNothingElse() throws Exception {
        Document page = page(PageSamples.toy());
        String policy =
                page.expectFirst("meta[http-equiv=Content-Security-Policy]").attr("content");
        String script = page.expectFirst("body > script:not([type])").data();
        String style = page.expectFirst("style").data();
        assertThat(policy)
                .isEqualTo("default-src 'none'; script-src 'sha256-" + hash(script) + "'; style-src 'sha256-"
                        + hash(style) + "'; img-src data:; base-uri 'none'; form-action 'none'");
        assertThat(page.select("[style]"))
                .as("no style of an element, which the policy forbids")
                .isEmpty();
    }

    private static String hash(String text) throws Exception {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theDataOfTheTracesIsJson() throws IOException {
        String data =
                page(PageSamples.hostile(HOSTILE)).expectFirst("script#plays").data();
        assertThat(data).doesNotContain("<").doesNotContain(">").doesNotContain("&");
        Set<String> texts = new HashSet<>();
        try (JsonParser json = new JsonFactory().createParser(data)) {
            while (json.nextToken() != null) {
                texts.add(json.getText());
            }
        }
        assertThat(texts).contains(HOSTILE);
    }

    @Test
    void ofASceneOnlyWhatChangesIsWritten() throws IOException {
        String data = page(PageSamples.longOne(3)).expectFirst("script#plays").data();
        assertThat(data)
                .as("tree, notes, then slot and look")
                .contains("\"before\":[[0,0,0,33],[1,1,1,1057],[2,0,2,33],[3,1,3,1057]]");
    }

    @Test
    void thePageIsTheSameEachTime() throws IOException {
        assertThat(HtmlPage.of(List.of(PageSamples.toy()), "1"))
                .isEqualTo(HtmlPage.of(List.of(PageSamples.toy()), "1"));
    }
}
