package dev.patchtwin.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.patchtwin.check.BenchResult;
import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.ConformRun;
import dev.patchtwin.check.GoldenResult;
import dev.patchtwin.check.Recheck;
import dev.patchtwin.check.ReplayResult;
import dev.patchtwin.check.adequacy.AdequacyResult;
import dev.patchtwin.gate.GateResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** Results as one JSON document. */
public final class JsonReport {
    private final PrintWriter out;

    /** @param out is flushed, not closed */
    public JsonReport(PrintWriter out) {
        this.out = out;
    }

    /** Prints checked bundles: {@code {"bundles": [...]}}. */
    public void checks(List<CheckResult> results) throws IOException {
        document(json -> {
            json.writeArrayFieldStart("bundles");
            for (CheckResult result : results) {
                CheckJson.write(json, result);
            }
            json.writeEndArray();
        });
    }

    /** Prints what came of running the C of bundles: {@code {"bundles": [...]}}. */
    public void conformed(List<ConformRun> runs) throws IOException {
        document(json -> {
            json.writeArrayFieldStart("bundles");
            for (ConformRun run : runs) {
                ConformJson.writeObject(json, run);
            }
            json.writeEndArray();
        });
    }

    /** Prints a gate; {@code docs/gate.schema.json} says what stands in it. */
    public void gate(GateResult result) throws IOException {
        document(json -> GateJson.write(json, result));
    }

    /** Prints what came of golden traces, by the ids of their bundles: {@code {"bundles": [...]}}. */
    public void goldens(Map<String, List<GoldenResult>> byBundle) throws IOException {
        document(json -> {
            json.writeArrayFieldStart("bundles");
            for (Map.Entry<String, List<GoldenResult>> each : byBundle.entrySet()) {
                json.writeStartObject();
                json.writeStringField("id", each.getKey());
                GoldenJson.write(json, each.getValue());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** Prints a bundle that was only explored. */
    public void explored(CheckResult result) throws IOException {
        document(json -> ExploreJson.writeWhole(json, result));
    }

    /** Prints an exploration that was made again. */
    public void rechecked(Recheck recheck) throws IOException {
        document(json -> {
            json.writeStringField("certificate", recheck.file().toString());
            json.writeBooleanField("same", recheck.same());
            strings(json, "differences", recheck.differences());
            ExploreJson.writeWhole(json, recheck.result());
        });
    }

    /** Prints a replayed trace. */
    public void replay(ReplayResult result) throws IOException {
        document(json -> {
            json.writeStringField("bundle", result.bundle());
            json.writeStringField("verdict", result.verdict().name());
            json.writeBooleanField("strict", result.strict());
            strings(json, "differing", result.differing());
            strings(json, "differingInTime", result.timing());
            strings(json, "broken", result.broken());
            strings(json, "declaredDifferencesUsed", result.declared());
            CheckJson.writeSteps(json, result.steps());
            json.writeStringField("repro", result.repro());
        });
    }

    /** Prints what bundles there are, with the title of each, in the same order. */
    public void list(List<Bundle> bundles, List<String> titles) throws IOException {
        document(json -> {
            json.writeArrayFieldStart("bundles");
            for (int i = 0; i < bundles.size(); i++) {
                Bundle bundle = bundles.get(i);
                json.writeStartObject();
                json.writeStringField("id", bundle.id());
                json.writeStringField("title", titles.get(i));
                strings(json, "models", bundle.models());
                strings(json, "worlds", List.copyOf(bundle.worlds().keySet()));
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** Prints a measurement. */
    public void bench(BenchResult result) throws IOException {
        document(json -> BenchJson.write(json, result));
    }

    /** Prints a mutation score. */
    public void adequacy(AdequacyResult result) throws IOException {
        document(json -> AdequacyJson.write(json, result));
    }

    /** What stands in a document. */
    public interface Body {
        /** Writes the fields of its outermost object. */
        void write(JsonGenerator json) throws IOException;
    }

    private void document(Body body) throws IOException {
        document(out, body);
    }

    /**
     * Writes a document, an object that is indented, in which no character steers a terminal.
     *
     * @param out is flushed, not closed
     */
    public static void document(PrintWriter out, Body body) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setCharacterEscapes(new Visible.InJson());
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
            json.writeStartObject();
            body.write(json);
            json.writeEndObject();
        }
        out.println();
        out.flush();
    }

    /** Writes a field with a list of strings. */
    public static void strings(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
