package dev.patchtwin.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patchtwin.check.ChannelResult;
import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.CorpusUse;
import dev.patchtwin.check.DeclaredUse;
import dev.patchtwin.check.Finding;
import dev.patchtwin.check.FuzzRun;
import dev.patchtwin.check.Guidance;
import dev.patchtwin.check.PatchSummary;
import dev.patchtwin.check.view.StepView;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A checked bundle as a JSON object. */
final class CheckJson {
    private CheckJson() {}

    static void write(JsonGenerator json, CheckResult result) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", result.id());
        json.writeStringField("title", result.title());
        json.writeStringField("verdict", result.verdict().name());
        JsonReport.strings(json, "reasons", result.reasons());
        json.writeBooleanField("strict", result.strict());
        writePatch(json, result.patch());
        JsonReport.strings(json, "models", result.models());
        GoldenJson.write(json, result.goldens());
        ConformJson.write(json, result.conform().orElse(null));
        ExploreJson.write(json, result.explored().orElse(null));
        writeFuzz(json, result.fuzz().orElse(null));
        writeOutcome(json, result);
        json.writeEndObject();
    }

    /** Writes what came out, whatever was done for it. */
    static void writeOutcome(JsonGenerator json, CheckResult result) throws IOException {
        writeChannels(json, result.channels());
        writeDeclared(json, result.declared());
        json.writeNumberField("probes", result.probes());
        JsonReport.strings(json, "missedProbes", result.missedProbes());
        Finding first = result.findings().isEmpty() ? null : result.findings().get(0);
        writeWitness(json, "witness", first);
        json.writeArrayFieldStart("witnesses");
        for (Finding finding : result.findings()) {
            writeWitness(json, null, finding);
        }
        json.writeEndArray();
        json.writeStringField("repro", result.repro());
    }

    private static void writePatch(JsonGenerator json, PatchSummary patch) throws IOException {
        json.writeObjectFieldStart("patch");
        json.writeStringField("title", patch.title());
        JsonReport.strings(json, "origin", patch.origin());
        json.writeArrayFieldStart("files");
        for (PatchSummary.Changed file : patch.files()) {
            json.writeStartObject();
            json.writeStringField("path", file.path());
            json.writeNumberField("hunks", file.hunks());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("added", patch.added());
        json.writeNumberField("removed", patch.removed());
        json.writeArrayFieldStart("touched");
        for (PatchSummary.Touched touched : patch.touched()) {
            json.writeStartObject();
            json.writeStringField("file", touched.file());
            writeOptional(json, "before", touched.before().orElse(null));
            writeOptional(json, "after", touched.after().orElse(null));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("remarks", patch.remarks());
        JsonReport.strings(json, "repairs", patch.repairs());
        json.writeEndObject();
    }

    static void writeFuzz(JsonGenerator json, @Nullable FuzzRun fuzz) throws IOException {
        if (fuzz == null) {
            json.writeNullField("fuzz");
            return;
        }
        json.writeObjectFieldStart("fuzz");
        json.writeStringField("world", fuzz.worldName());
        writeParameters(json, fuzz.world());
        json.writeNumberField("seed", fuzz.seed());
        json.writeNumberField("runs", fuzz.runs());
        json.writeNumberField("operations", fuzz.operations());
        json.writeNumberField("sequences", fuzz.sequences());
        json.writeNumberField("length", fuzz.length());
        json.writeNumberField("seconds", Math.round(fuzz.seconds() * 1000) / 1000.0);
        json.writeBooleanField("interrupted", fuzz.interrupted());
        writeGuidance(json, fuzz.guidance());
        json.writeEndObject();
    }

    private static void writeGuidance(JsonGenerator json, Guidance guidance) throws IOException {
        json.writeObjectFieldStart("guidance");
        json.writeNumberField("situations", guidance.situations());
        json.writeNumberField("sequences", guidance.sequences());
        json.writeStringField("mix", guidance.mix());
        if (guidance.corpus().isPresent()) {
            CorpusUse corpus = guidance.corpus().get();
            json.writeObjectFieldStart("corpus");
            json.writeStringField("folder", corpus.folder().toString());
            json.writeNumberField("begunWith", corpus.begunWith());
            json.writeNumberField("ignored", corpus.ignored());
            json.writeNumberField("kept", corpus.kept());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    static void writeParameters(JsonGenerator json, Map<String, Integer> world) throws IOException {
        json.writeObjectFieldStart("parameters");
        for (Map.Entry<String, Integer> parameter : world.entrySet()) {
            json.writeNumberField(parameter.getKey(), parameter.getValue());
        }
        json.writeEndObject();
    }

    private static void writeChannels(JsonGenerator json, List<ChannelResult> channels) throws IOException {
        json.writeArrayFieldStart("channels");
        for (ChannelResult channel : channels) {
            json.writeStartObject();
            json.writeStringField("name", channel.name());
            json.writeBooleanField("agree", channel.agree());
            json.writeStringField("outcome", channel.outcome().name());
            json.writeNumberField("compared", channel.compared());
            json.writeNumberField("declaredDifferencesUsed", channel.declaredUses());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeDeclared(JsonGenerator json, List<DeclaredUse> declared) throws IOException {
        json.writeArrayFieldStart("declared");
        for (DeclaredUse use : declared) {
            json.writeStartObject();
            json.writeStringField("id", use.declared().id());
            json.writeStringField("channel", use.declared().channel());
            json.writeStringField("side", use.declared().side().text());
            JsonReport.strings(json, "erase", use.declared().erase());
            json.writeStringField("reason", use.declared().reason());
            json.writeNumberField("used", use.uses());
            json.writeBooleanField("stale", use.stale());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Writes a finding as an object; as the field of this name, unless it is one of a list. */
    static void writeWitness(JsonGenerator json, @Nullable String name, @Nullable Finding finding) throws IOException {
        if (name != null) {
            json.writeFieldName(name);
        }
        if (finding == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeStringField("channel", finding.channel());
        json.writeStringField("kind", finding.kind().name());
        json.writeStringField("origin", finding.origin());
        json.writeNumberField("operations", finding.witness().steps().size());
        json.writeStringField("trace", finding.text());
        writeOptional(json, "file", finding.file().map(Object::toString).orElse(null));
        JsonReport.strings(json, "declaredAs", finding.words());
        writeSteps(json, finding.steps());
        json.writeStringField("repro", finding.repro());
        json.writeEndObject();
    }

    static void writeSteps(JsonGenerator json, List<StepView> steps) throws IOException {
        json.writeArrayFieldStart("steps");
        for (StepView step : steps) {
            json.writeStartObject();
            json.writeNumberField("number", step.number());
            json.writeStringField("operation", step.operation());
            JsonReport.strings(json, "answers", step.answers());
            JsonReport.strings(json, "stopped", step.stopped());
            json.writeArrayFieldStart("channels");
            for (StepView.ChannelView view : step.channels()) {
                json.writeStartObject();
                json.writeStringField("name", view.channel());
                json.writeBooleanField("differs", view.differs());
                JsonReport.strings(json, "before", view.before());
                JsonReport.strings(json, "after", view.after());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void writeOptional(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value);
        }
    }
}
