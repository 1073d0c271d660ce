/**
 * Checked bundles as one HTML page that needs nothing else: no network, no other file. What is shown is first put into records
 * ({@link dev.patchtwin.report.html.BundleView} and what it holds), and these into the templates under {@code src/main/jte},
 * which escape every text. Traces are added as JSON, for the player in {@code page.js}.
 *
 * <p>Nothing from a mail is trusted: it is escaped by the template library and made visible by
 * {@link dev.patchtwin.report.Visible}, and the page's own policy forbids every script and style but its two.
 */
@NullMarked
package dev.patchtwin.report.html;

import org.jspecify.annotations.NullMarked;
