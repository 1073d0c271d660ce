package dev.patchtwin.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patchtwin.check.adequacy.AdequacyResult;
import dev.patchtwin.check.adequacy.MutantResult;
import dev.patchtwin.check.adequacy.MutantResult.Kind;
import dev.patchtwin.check.adequacy.MutantResult.Outcome;
import java.io.IOException;
import java.util.Map;

/** The mutation score of a twin as JSON. */
final class AdequacyJson {
    private AdequacyJson() {}

    static void write(JsonGenerator json, AdequacyResult result) throws IOException {
        json.writeStringField("bundle", result.bundle());
        json.writeNumberField("score", Math.round(result.score() * 10_000) / 10_000.0);
        json.writeNumberField("least", result.least() / 100.0);
        json.writeBooleanField("complete", result.complete());
        json.writeNumberField("planned", result.planned());
        json.writeNumberField("handSeeded", result.count(Kind.HAND_SEEDED));
        json.writeNumberField("bytecode", result.count(Kind.BYTECODE));
        json.writeNumberField("controls", result.count(Kind.CONTROL));
        json.writeNumberField("killed", result.count(Outcome.KILLED));
        json.writeNumberField("equivalent", result.count(Outcome.EQUIVALENT));
        json.writeNumberField("survived", result.count(Outcome.SURVIVED));
        json.writeNumberField("controlsToldApart", result.wronged().size());
        json.writeNumberField("staleExplanations", result.stale().size());
        json.writeNumberField("seconds", Math.round(result.seconds() * 1000) / 1000.0);
        json.writeObjectFieldStart("inputs");
        for (Map.Entry<String, String> input : result.inputs().entrySet()) {
            json.writeStringField(input.getKey(), input.getValue());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("mutants");
        for (MutantResult mutant : result.mutants()) {
            write(json, mutant);
        }
        json.writeEndArray();
        json.writeStringField("repro", result.again());
    }

    private static void write(JsonGenerator json, MutantResult mutant) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", mutant.id());
        json.writeStringField("kind", mutant.kind().name());
        json.writeStringField("model", mutant.model());
        json.writeStringField("what", mutant.what());
        if (!mutant.place().isEmpty()) {
            json.writeStringField("place", mutant.place());
        }
        json.writeStringField("outcome", mutant.trial().outcome().name());
        json.writeStringField("by", mutant.trial().by().name());
        json.writeStringField("signal", mutant.trial().signal());
        json.writeNumberField("operations", mutant.trial().operations());
        if (mutant.explained().isPresent()) {
            json.writeStringField("explained", mutant.explained().get());
        }
        json.writeEndObject();
    }
}
