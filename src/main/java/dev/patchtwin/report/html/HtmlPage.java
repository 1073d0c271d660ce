package dev.patchtwin.report.html;

import dev.patchtwin.check.dossier.Dossier;
import dev.patchtwin.report.Visible;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Checked bundles as one page of HTML. */
public final class HtmlPage {
    private static final String TEMPLATES = "dev.patchtwin.report.html.templates";

    private HtmlPage() {}

    /**
     * Returns the page.
     *
     * @param dossiers the bundles, in order; at least one
     * @param version the version of the program
     */
    public static String of(List<Dossier> dossiers, String version) throws IOException {
        Asset style = Asset.of("page.css");
        Asset script = Asset.of("page.js");
        List<BundleView> bundles = new ArrayList<>();
        for (Dossier dossier : dossiers) {
            bundles.add(view(dossier, bundles.size(), version));
        }
        PageView page = new PageView(
                dossiers.get(0).result().title() + (dossiers.size() == 1 ? "" : " and others") + " · Patchtwin",
                "default-src 'none'; script-src " + script.source() + "; style-src " + style.source()
                        + "; img-src data:; base-uri 'none'; form-action 'none'",
                style.text(),
                script.text(),
                PlayData.of(dossiers),
                version,
                bundles);
        TemplateEngine engine =
                TemplateEngine.createPrecompiled(null, ContentType.Html, HtmlPage.class.getClassLoader(), TEMPLATES);
        StringOutput out = new StringOutput();
        engine.render("page.jte", page, out);
        // Whatever would steer a terminal or turn the direction of writing is shown as its code, wherever it came from.
        return Visible.lines(out.toString());
    }

    private static BundleView view(Dossier dossier, int index, String version) {
        return new BundleView(
                index,
                ResultViews.of(dossier, index),
                PatchViews.of(dossier),
                dossier.plays().stream().map(play -> PlayViews.of(index, play)).toList(),
                SpaceViews.of(dossier),
                EvidenceViews.of(dossier, version));
    }
}
