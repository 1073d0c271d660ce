package dev.patchtwin.cli;

import dev.patchtwin.report.ci.CiRun;
import dev.patchtwin.report.ci.JunitXml;
import dev.patchtwin.report.ci.Ktap;
import dev.patchtwin.report.ci.MarkdownSummary;
import dev.patchtwin.report.ci.Sarif;
import java.io.IOException;
import java.io.StringWriter;

/** What a file for CI systems can hold. */
enum CiFormat {
    JUNIT,
    SARIF,
    KTAP,
    SUMMARY;

    /** Returns a run in this format. */
    String text(CiRun run) throws IOException {
        StringWriter out = new StringWriter();
        switch (this) {
            case JUNIT -> JunitXml.write(run, out);
            case SARIF -> Sarif.write(run, out);
            case KTAP -> Ktap.write(run, out);
            case SUMMARY -> MarkdownSummary.write(run, out);
        }
        return out.toString();
    }
}
