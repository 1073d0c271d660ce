package dev.patchtwin.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.ExploreRun;
import dev.patchtwin.check.Scope;
import dev.patchtwin.check.ScopeRun;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An exploration as JSON. */
final class ExploreJson {
    private ExploreJson() {}

    /** Writes it as the field {@code explore}. */
    static void write(JsonGenerator json, @Nullable ExploreRun run) throws IOException {
        if (run == null) {
            json.writeNullField("explore");
            return;
        }
        json.writeObjectFieldStart("explore");
        writeFields(json, run);
        json.writeEndObject();
    }

    /** Writes a bundle that was only explored: what the exploration came to stands at the top. */
    static void writeWhole(JsonGenerator json, CheckResult result) throws IOException {
        json.writeStringField("id", result.id());
        json.writeStringField("title", result.title());
        json.writeStringField("verdict", result.verdict().name());
        JsonReport.strings(json, "reasons", result.reasons());
        json.writeBooleanField("strict", result.strict());
        if (result.explored().isPresent()) {
            writeFields(json, result.explored().get());
        }
        CheckJson.writeOutcome(json, result);
    }

    private static void writeFields(JsonGenerator json, ExploreRun run) throws IOException {
        json.writeStringField("world", run.world());
        json.writeBooleanField("complete", run.complete());
        json.writeNumberField("states", run.states());
        json.writeNumberField("transitions", run.transitions());
        json.writeNumberField("depth", run.depth());
        json.writeNumberField("seconds", Math.round(run.seconds() * 1000) / 1000.0);
        json.writeNumberField("threads", run.threads());
        json.writeBooleanField("symmetry", run.reduced());
        json.writeNumberField("probabilityOfOmission", run.omission());
        json.writeArrayFieldStart("slices");
        for (ScopeRun scope : run.scopes()) {
            write(json, scope);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, ScopeRun run) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", run.scope().name());
        CheckJson.writeParameters(json, run.scope().world());
        if (run.scope().faults() == Scope.ANY) {
            json.writeStringField("faults", "any");
        } else {
            json.writeNumberField("faults", run.scope().faults());
        }
        json.writeBooleanField("complete", run.complete());
        json.writeStringField("stop", run.stop().name());
        json.writeNumberField("states", run.states());
        json.writeNumberField("transitions", run.transitions());
        json.writeNumberField("endedRuns", run.ended());
        json.writeNumberField("depth", run.depth());
        json.writeArrayFieldStart("statesByDepth");
        for (long states : run.statesByDepth()) {
            json.writeNumber(states);
        }
        json.writeEndArray();
        json.writeNumberField("unexplored", run.unexplored());
        json.writeNumberField("seconds", Math.round(run.seconds() * 1000) / 1000.0);
        json.writeNumberField("bytes", run.bytes());
        json.writeNumberField("bytesPerState", Math.round(10.0 * run.bytes() / run.states()) / 10.0);
        json.writeStringField("fingerprint", run.fingerprint());
        json.writeEndObject();
    }
}
