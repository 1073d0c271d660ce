package dev.patchtwin.report.html;

import java.util.List;

/**
 * A whole page.
 *
 * @param title what a window shows above it
 * @param policy which scripts and styles it allows
 * @param style its style sheet
 * @param script its script
 * @param data the traces as JSON that can stand inside of an element of HTML
 * @param version the version of the program
 * @param bundles what it shows
 */
public record PageView(
        String title,
        String policy,
        String style,
        String script,
        String data,
        String version,
        List<BundleView> bundles) {
    /** Copies the list. */
    public PageView {
        bundles = List.copyOf(bundles);
    }
}
