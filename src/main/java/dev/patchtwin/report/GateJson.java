package dev.patchtwin.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patchtwin.check.Finding;
import dev.patchtwin.gate.BundleOutcome;
import dev.patchtwin.gate.Declaration;
import dev.patchtwin.gate.GateChange;
import dev.patchtwin.gate.GateRange;
import dev.patchtwin.gate.GateResult;
import dev.patchtwin.gate.ModelOutcome;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A gate as JSON; {@code docs/gate.schema.json} describes it. */
final class GateJson {
    private GateJson() {}

    static void write(JsonGenerator json, GateResult result) throws IOException {
        json.writeStringField("verdict", result.verdict().name());
        writeRange(json, result.range());
        json.writeArrayFieldStart("changes");
        for (GateChange change : result.changes()) {
            write(json, change);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("models");
        for (ModelOutcome model : result.models()) {
            write(json, model);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("bundles");
        for (BundleOutcome bundle : result.bundles()) {
            write(json, bundle);
        }
        json.writeEndArray();
        JsonReport.strings(json, "notes", result.notes());
        json.writeNumberField("seconds", Math.round(result.seconds() * 1000) / 1000.0);
        json.writeStringField("repro", result.repro());
    }

    private static void writeRange(JsonGenerator json, GateRange range) throws IOException {
        json.writeObjectFieldStart("range");
        json.writeStringField("base", range.base());
        json.writeStringField("start", range.start());
        json.writeStringField("head", range.head());
        CheckJson.writeOptional(json, "end", range.end().orElse(null));
        json.writeNumberField("commits", range.commits());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, GateChange change) throws IOException {
        json.writeStartObject();
        json.writeStringField("path", change.path());
        json.writeStringField("how", change.how().name());
        json.writeStringField("part", change.part().name());
        JsonReport.strings(json, "concerns", change.concerns());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, ModelOutcome model) throws IOException {
        json.writeStartObject();
        json.writeStringField("bundle", model.bundle());
        json.writeStringField("model", model.model());
        json.writeStringField("meaning", model.meaning().name());
        json.writeBooleanField("passes", model.passes());
        JsonReport.strings(json, "reasons", model.reasons());
        JsonReport.strings(json, "files", model.files());
        ExploreJson.write(json, model.explored().orElse(null));
        CheckJson.writeFuzz(json, model.fuzz().orElse(null));
        json.writeArrayFieldStart("witnesses");
        for (Finding finding : model.findings()) {
            CheckJson.writeWitness(json, null, finding);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("shown");
        for (ModelOutcome.Shown shown : model.shown()) {
            json.writeStartObject();
            json.writeStringField("channel", shown.channel());
            json.writeStringField("trace", shown.trace());
            json.writeEndObject();
        }
        json.writeEndArray();
        writeDeclared(json, model.declared().orElse(null));
        json.writeBooleanField("remembered", model.remembered());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, BundleOutcome bundle) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", bundle.id());
        json.writeStringField("state", bundle.state().name());
        json.writeStringField("work", bundle.work().name());
        json.writeBooleanField("passes", bundle.passes());
        JsonReport.strings(json, "reasons", bundle.reasons());
        JsonReport.strings(json, "errors", bundle.errors());
        writeDeclared(json, bundle.declared().orElse(null));
        GoldenJson.write(json, GateWords.goldens(bundle));
        if (bundle.check().isPresent()) {
            json.writeFieldName("check");
            CheckJson.write(json, bundle.check().get());
        } else {
            json.writeNullField("check");
        }
        json.writeEndObject();
    }

    private static void writeDeclared(JsonGenerator json, @Nullable Declaration declared) throws IOException {
        if (declared == null) {
            json.writeNullField("declared");
            return;
        }
        json.writeObjectFieldStart("declared");
        json.writeStringField("id", declared.id());
        json.writeStringField("reason", declared.reason());
        json.writeStringField("place", declared.place());
        json.writeEndObject();
    }
}
