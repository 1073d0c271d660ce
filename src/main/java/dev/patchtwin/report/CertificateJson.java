package dev.patchtwin.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patchtwin.check.Certificate;
import dev.patchtwin.check.Scope;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/** A certificate as JSON. */
public final class CertificateJson {
    private CertificateJson() {}

    /** Returns its text; the same for the same certificate. */
    public static String text(Certificate certificate) throws IOException {
        StringWriter text = new StringWriter();
        JsonReport.document(new PrintWriter(text), json -> write(json, certificate));
        return text.toString();
    }

    private static void write(JsonGenerator json, Certificate certificate) throws IOException {
        json.writeNumberField("certificate", Certificate.FORM);
        json.writeStringField("bundle", certificate.bundle());
        json.writeStringField("world", certificate.world());
        json.writeBooleanField("strict", certificate.strict());
        json.writeBooleanField("symmetry", certificate.symmetry());
        json.writeObjectFieldStart("inputs");
        for (Map.Entry<String, String> input : certificate.inputs().entrySet()) {
            json.writeStringField(input.getKey(), input.getValue());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("slices");
        for (Certificate.Slice slice : certificate.slices()) {
            json.writeStartObject();
            json.writeStringField("name", slice.name());
            json.writeStringField("vocabulary", slice.vocabulary());
            CheckJson.writeParameters(json, slice.parameters());
            if (slice.faults() == Scope.ANY) {
                json.writeStringField("faults", "any");
            } else {
                json.writeNumberField("faults", slice.faults());
            }
            json.writeNumberField("states", slice.states());
            json.writeNumberField("transitions", slice.transitions());
            json.writeNumberField("endedRuns", slice.endedRuns());
            json.writeArrayFieldStart("statesByDepth");
            for (long states : slice.statesByDepth()) {
                json.writeNumber(states);
            }
            json.writeEndArray();
            json.writeStringField("fingerprint", slice.fingerprint());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
