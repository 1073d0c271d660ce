package dev.patchtwin.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patchtwin.check.patches.CompareResult;
import dev.patchtwin.check.patches.TwinComparison;
import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.patch.compare.CodeDifference;
import dev.patchtwin.patch.compare.PatchComparison;
import dev.patchtwin.patch.compare.SeriesComparison;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/** Two versions of a series as one JSON document; {@code docs/patch.md} lists its fields. */
public final class CompareJson {
    private final PrintWriter out;

    /** @param out is flushed, not closed */
    public CompareJson(PrintWriter out) {
        this.out = out;
    }

    /** Prints the result. */
    public void print(CompareResult result) throws IOException {
        List<RecoveredPatch> before = CompareResult.patches(result.before());
        List<RecoveredPatch> after = CompareResult.patches(result.after());
        JsonReport.document(out, json -> {
            json.writeBooleanField("compared", !result.isUnusable());
            json.writeBooleanField("same", !result.isUnusable() && result.doesTheSame());
            json.writeObjectFieldStart("old");
            PatchJson.write(json, result.before());
            json.writeEndObject();
            json.writeObjectFieldStart("new");
            PatchJson.write(json, result.after());
            json.writeEndObject();
            json.writeArrayFieldStart("pairs");
            for (SeriesComparison.Pair pair : result.comparison().pairs()) {
                write(json, pair, before, after);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("models");
            for (TwinComparison twin : result.twins()) {
                write(json, twin);
            }
            json.writeEndArray();
        });
    }

    private static void write(
            JsonGenerator json, SeriesComparison.Pair pair, List<RecoveredPatch> before, List<RecoveredPatch> after)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("mark", CompareReport.mark(pair));
        side(json, "old", pair.before(), before);
        side(json, "new", pair.after(), after);
        if (pair.comparison().isPresent()) {
            write(json, pair.comparison().get());
        }
        json.writeEndObject();
    }

    private static void side(JsonGenerator json, String name, int place, List<RecoveredPatch> patches)
            throws IOException {
        if (place < 0) {
            json.writeNullField(name);
            return;
        }
        json.writeObjectFieldStart(name);
        json.writeNumberField("number", place + 1);
        PatchJson.optional(
                json, "position", patches.get(place).title().position().orElse(null));
        json.writeStringField("title", patches.get(place).title().text());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, PatchComparison comparison) throws IOException {
        json.writeBooleanField("titleDiffers", comparison.title());
        json.writeBooleanField("messageDiffers", comparison.message());
        JsonReport.strings(json, "files", comparison.files());
        json.writeObjectFieldStart("hunks");
        json.writeNumberField("same", comparison.hunks().same());
        json.writeNumberField("changed", comparison.hunks().changed());
        json.writeNumberField("onlyOld", comparison.hunks().onlyOld());
        json.writeNumberField("onlyNew", comparison.hunks().onlyNew());
        json.writeEndObject();
        json.writeArrayFieldStart("code");
        for (CodeDifference code : comparison.code()) {
            json.writeStartObject();
            json.writeStringField("file", code.file());
            JsonReport.strings(json, "names", code.names());
            json.writeStringField("nature", code.nature().name());
            JsonReport.strings(json, "lines", code.lines());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, TwinComparison twin) throws IOException {
        json.writeStartObject();
        json.writeNumberField("old", twin.before() + 1);
        json.writeNumberField("new", twin.after() + 1);
        PatchJson.optional(json, "oldBundle", twin.oldBundle().orElse(null));
        PatchJson.optional(json, "newBundle", twin.newBundle().orElse(null));
        PatchJson.optional(json, "verdict", twin.verdict().map(Enum::name).orElse(null));
        JsonReport.strings(json, "differences", twin.differences());
        json.writeEndObject();
    }
}
