package dev.patchtwin.report.ci;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patchtwin.report.JsonReport;
import dev.patchtwin.report.ci.CiCase.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A run as SARIF 2.1.0, within what the hosts that show it take; what is left out for that is said in the file. */
public final class Sarif {
    /** How many results the hosts show. */
    static final int MOST_RESULTS = 5_000;

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    private static final int MOST_SKIPS = 100;

    private Sarif() {}

    /**
     * Writes the run.
     *
     * @param writer is flushed, not closed
     */
    public static void write(CiRun run, Writer writer) throws IOException {
        PrintWriter out = new PrintWriter(writer);
        JsonReport.document(out, json -> {
            json.writeStringField("$schema", SCHEMA);
            json.writeStringField("version", "2.1.0");
            json.writeArrayFieldStart("runs");
            json.writeStartObject();
            write(run, json);
            json.writeEndObject();
            json.writeEndArray();
        });
        if (out.checkError()) {
            throw new IOException("the SARIF could not be written");
        }
    }

    private static void write(CiRun run, JsonGenerator json) throws IOException {
        List<String> capped = new ArrayList<>();
        List<CiFinding> findings = chosen(run, capped);
        SarifArtifacts artifacts = SarifArtifacts.of(findings);
        SarifRules.write(json, run);
        json.writeObjectFieldStart("automationDetails");
        // Hosts take what stands before the last slash for the kind of analysis, and keep the results of each kind
        // apart.
        json.writeStringField("id", "patchtwin/" + run.command() + "/");
        SarifText.message(json, "description", run.title());
        json.writeEndObject();
        json.writeObjectFieldStart("originalUriBaseIds");
        json.writeObjectFieldStart(SarifText.BASE);
        SarifText.message(json, "description", "The root of the repository.");
        json.writeEndObject();
        json.writeEndObject();
        writeOrigin(json, run);
        artifacts.write(json);
        json.writeArrayFieldStart("results");
        SarifResults results = new SarifResults(json, artifacts, capped);
        for (CiFinding finding : findings) {
            results.write(finding);
        }
        json.writeEndArray();
        writeInvocation(json, run, capped);
        json.writeStringField("columnKind", "unicodeCodePoints");
    }

    /** The most important ones, in the order of the cases. */
    private static List<CiFinding> chosen(CiRun run, List<String> capped) {
        List<CiFinding> all = new ArrayList<>(run.findings());
        all.sort(Comparator.comparing(CiFinding::level).reversed());
        if (all.size() <= MOST_RESULTS) {
            return all;
        }
        capped.add((all.size() - MOST_RESULTS)
                + " results are left out, the least important ones: hosts show no more than " + MOST_RESULTS
                + " of a run.");
        return all.subList(0, MOST_RESULTS);
    }

    private static void writeOrigin(JsonGenerator json, CiRun run) throws IOException {
        if (run.origin().isEmpty()) {
            return;
        }
        CiOrigin origin = run.origin().get();
        json.writeArrayFieldStart("versionControlProvenance");
        json.writeStartObject();
        json.writeStringField("repositoryUri", SarifText.uri(origin.repository()));
        if (!origin.revision().isEmpty()) {
            json.writeStringField("revisionId", origin.revision());
        }
        if (!origin.branch().isEmpty()) {
            json.writeStringField("branch", origin.branch());
        }
        json.writeObjectFieldStart("mappedTo");
        json.writeStringField("uriBaseId", SarifText.BASE);
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void writeInvocation(JsonGenerator json, CiRun run, List<String> capped) throws IOException {
        json.writeArrayFieldStart("invocations");
        json.writeStartObject();
        json.writeStringField("commandLine", run.repro());
        json.writeBooleanField("executionSuccessful", run.exit() != CiExit.UNUSABLE && run.exit() != CiExit.BUG);
        json.writeNumberField("exitCode", run.exit().code());
        json.writeStringField("exitCodeDescription", run.exit().meaning());
        json.writeArrayFieldStart("toolExecutionNotifications");
        notification(json, "note", run.verdict());
        for (String note : run.notes()) {
            notification(json, "note", note);
        }
        for (String note : skips(run)) {
            notification(json, "note", note);
        }
        for (String note : capped) {
            notification(json, "warning", note);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private static List<String> skips(CiRun run) {
        return run.suites().stream()
                .flatMap(suite -> suite.cases().stream()
                        .filter(one -> one.outcome() == Outcome.SKIP)
                        .map(one -> "Not run: " + suite.name() + ", " + one.name() + ": " + one.message()))
                .limit(MOST_SKIPS)
                .toList();
    }

    private static void notification(JsonGenerator json, String level, String text) throws IOException {
        json.writeStartObject();
        json.writeStringField("level", level);
        SarifText.message(json, "message", text);
        json.writeEndObject();
    }
}
