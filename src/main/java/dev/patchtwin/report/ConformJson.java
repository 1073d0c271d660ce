package dev.patchtwin.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patchtwin.check.ConformRun;
import dev.patchtwin.check.ConformVerdict;
import dev.patchtwin.check.conform.CDeath;
import dev.patchtwin.check.conform.CStep;
import dev.patchtwin.check.conform.ConformOutcome;
import dev.patchtwin.check.conform.ConformResult;
import dev.patchtwin.check.conform.Drift;
import dev.patchtwin.check.conform.ExploredResult;
import dev.patchtwin.check.conform.FunctionResult;
import dev.patchtwin.check.conform.SequencesResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of running a patch's own C as a JSON object. */
final class ConformJson {
    private ConformJson() {}

    /** Writes it as the field {@code conform}. */
    static void write(JsonGenerator json, @Nullable ConformRun run) throws IOException {
        if (run == null) {
            json.writeNullField("conform");
            return;
        }
        json.writeFieldName("conform");
        writeObject(json, run);
    }

    static void writeObject(JsonGenerator json, ConformRun run) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", run.id());
        json.writeStringField("title", run.title());
        json.writeStringField("verdict", run.verdict().name());
        json.writeBooleanField("agrees", run.verdict() == ConformVerdict.FITS);
        if (run.outcome() instanceof ConformOutcome.Skipped skipped) {
            json.writeStringField("skipped", skipped.reason());
            json.writeBooleanField("interrupted", skipped.interrupted());
        } else if (run.outcome() instanceof ConformOutcome.Done done) {
            json.writeNullField("skipped");
            json.writeBooleanField("interrupted", done.result().interrupted());
            write(json, done.result(), run);
        }
        json.writeStringField("reproduce", run.repro());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, ConformResult result, ConformRun run) throws IOException {
        json.writeStringField("compiler", result.compiler());
        json.writeBooleanField("sanitizers", result.sanitized());
        json.writeStringField("protections", result.protections());
        json.writeStringField("cutFrom", result.cutFrom());
        json.writeNumberField("seed", result.seed());
        json.writeStringField("world", result.world());
        writeFunctions(json, result.functions());
        json.writeArrayFieldStart("explored");
        for (ExploredResult one : result.explored()) {
            write(json, one);
        }
        json.writeEndArray();
        writeSequences(json, result);
        ConformLinesJson.write(json, result);
        json.writeArrayFieldStart("drifts");
        for (int i = 0; i < result.drifts().size(); i++) {
            write(json, result.drifts().get(i), run.files().get(i), run.repro());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("deaths");
        for (CDeath death : result.deaths()) {
            write(json, death);
        }
        json.writeEndArray();
        JsonReport.strings(json, "notes", result.notes());
    }

    private static void writeFunctions(JsonGenerator json, List<FunctionResult> functions) throws IOException {
        json.writeArrayFieldStart("functions");
        for (FunctionResult function : functions) {
            json.writeStartObject();
            json.writeStringField("name", function.name());
            json.writeStringField("side", function.side());
            json.writeNumberField("cases", function.cases());
            json.writeBooleanField("agree", function.agree());
            json.writeBooleanField("complete", function.complete());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, ExploredResult one) throws IOException {
        json.writeStartObject();
        json.writeStringField("left", one.couple().left());
        json.writeStringField("right", one.couple().right());
        json.writeStringField("world", one.world());
        json.writeNumberField("states", one.states());
        json.writeNumberField("transitions", one.transitions());
        json.writeNumberField("faults", one.faults());
        json.writeBooleanField("complete", one.complete());
        json.writeNumberField("disagreements", one.disagreements());
        json.writeNumberField("seconds", Math.round(one.seconds() * 1000) / 1000.0);
        json.writeEndObject();
    }

    private static void writeSequences(JsonGenerator json, ConformResult result) throws IOException {
        json.writeObjectFieldStart("sequences");
        json.writeNumberField("operations", result.operations());
        json.writeNumberField(
                "calls",
                result.sequences().stream().mapToLong(SequencesResult::calls).sum());
        json.writeNumberField(
                "disagreements",
                result.sequences().stream()
                        .mapToInt(SequencesResult::disagreements)
                        .sum());
        json.writeArrayFieldStart("couples");
        for (SequencesResult couple : result.sequences()) {
            write(json, couple);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, SequencesResult one) throws IOException {
        json.writeStartObject();
        json.writeStringField("left", one.couple().left());
        json.writeStringField("right", one.couple().right());
        json.writeNumberField("operations", one.operations());
        json.writeNumberField("planned", one.planned());
        json.writeNumberField("sequences", one.sequences());
        json.writeNumberField("calls", one.calls());
        json.writeNumberField("disagreements", one.disagreements());
        json.writeNumberField("seconds", Math.round(one.seconds() * 1000) / 1000.0);
        json.writeNumberField("operationsPerSecond", perSecond(one.operations(), one.seconds()));
        json.writeNumberField("callsPerSecond", perSecond(one.calls(), one.seconds()));
        json.writeEndObject();
    }

    private static long perSecond(long count, double seconds) {
        return seconds > 0 ? Math.round(count / seconds) : 0;
    }

    private static void write(JsonGenerator json, Drift drift, Optional<Path> file, String repro) throws IOException {
        json.writeStartObject();
        json.writeStringField("left", drift.couple().left());
        json.writeStringField("right", drift.couple().right());
        writeOptional(json, "function", drift.function().orElse(null));
        JsonReport.strings(json, "channels", drift.channels());
        json.writeStringField("origin", drift.origin());
        JsonReport.strings(json, "blame", drift.blame());
        json.writeBooleanField("ofThePatch", drift.ofThePatch());
        json.writeStringField("trace", drift.trace());
        writeOptional(json, "file", file.map(Path::toString).orElse(null));
        CheckJson.writeSteps(json, drift.steps());
        json.writeArrayFieldStart("c");
        for (CStep step : drift.c()) {
            write(json, step, drift.couple().ofAfter(step.left()) ? "after" : "before");
        }
        json.writeEndArray();
        json.writeStringField("reproduce", repro);
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, CStep step, String side) throws IOException {
        json.writeStartObject();
        json.writeStringField("side", side);
        json.writeStringField("function", step.function());
        json.writeStringField("file", step.file());
        json.writeNumberField("line", step.line());
        ConformLinesJson.writeMailLine(json, step.mailLine());
        json.writeBooleanField("changed", step.changed());
        json.writeBooleanField("shim", step.shim());
        json.writeStringField("what", step.what());
        writeOptional(json, "answer", step.answer().isEmpty() ? null : step.answer());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, CDeath death) throws IOException {
        json.writeStartObject();
        json.writeStringField("side", death.side());
        json.writeStringField("call", death.call());
        json.writeStringField("what", death.what());
        JsonReport.strings(json, "stack", death.stack());
        JsonReport.strings(json, "report", death.report());
        json.writeEndObject();
    }

    private static void writeOptional(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value);
        }
    }
}
