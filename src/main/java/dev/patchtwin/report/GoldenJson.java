package dev.patchtwin.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patchtwin.check.GoldenResult;
import java.io.IOException;
import java.util.List;

/** Golden traces as JSON. */
final class GoldenJson {
    private GoldenJson() {}

    /** Writes the field {@code goldens}: an object for each trace. */
    static void write(JsonGenerator json, List<GoldenResult> goldens) throws IOException {
        json.writeArrayFieldStart("goldens");
        for (GoldenResult golden : goldens) {
            json.writeStartObject();
            json.writeStringField("name", golden.name());
            json.writeStringField("trace", golden.trace().toString());
            json.writeStringField("expected", golden.expected().toString());
            json.writeBooleanField("same", golden.same());
            json.writeNumberField("line", golden.line());
            JsonReport.strings(json, "diff", golden.diff());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
