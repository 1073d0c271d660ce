package dev.patchtwin.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patchtwin.check.conform.ConformResult;
import dev.patchtwin.conform.coverage.PatchCoverage;
import dev.patchtwin.conform.coverage.PatchLine;
import dev.patchtwin.patch.Hunk;
import java.io.IOException;
import java.util.List;

/** Which of a patch's lines ran, as JSON. */
final class ConformLinesJson {
    private ConformLinesJson() {}

    /** Writes it as the field {@code patchLines}; null when it is not known. */
    static void write(JsonGenerator json, ConformResult result) throws IOException {
        if (result.coverage().isEmpty()) {
            json.writeNullField("patchLines");
            return;
        }
        PatchCoverage coverage = result.coverage().get();
        json.writeObjectFieldStart("patchLines");
        json.writeNumberField("changed", result.changed());
        json.writeNumberField("added", count(coverage, Hunk.Kind.ADDED));
        json.writeNumberField("removed", count(coverage, Hunk.Kind.REMOVED));
        json.writeNumberField(
                "executable", coverage.covered().size() + coverage.uncovered().size());
        json.writeNumberField("covered", coverage.covered().size());
        write(json, "uncovered", coverage.uncovered());
        write(json, "lines", coverage.lines());
        json.writeEndObject();
    }

    private static long count(PatchCoverage coverage, Hunk.Kind kind) {
        return coverage.lines().stream().filter(line -> line.kind() == kind).count();
    }

    private static void write(JsonGenerator json, String name, List<PatchLine> lines) throws IOException {
        json.writeArrayFieldStart(name);
        for (PatchLine line : lines) {
            write(json, line);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, PatchLine line) throws IOException {
        json.writeStartObject();
        json.writeStringField("side", line.kind() == Hunk.Kind.ADDED ? "after" : "before");
        json.writeStringField("file", line.file());
        json.writeNumberField("line", line.fileLine());
        writeMailLine(json, line.mailLine());
        json.writeStringField("text", line.text());
        if (line.count().isPresent()) {
            json.writeNumberField("count", line.count().get());
        } else {
            json.writeNullField("count");
        }
        json.writeArrayFieldStart("branches");
        for (long taken : line.branches()) {
            json.writeNumber(taken);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    static void writeMailLine(JsonGenerator json, int line) throws IOException {
        if (line > 0) {
            json.writeNumberField("mailLine", line);
        } else {
            json.writeNullField("mailLine");
        }
    }
}
