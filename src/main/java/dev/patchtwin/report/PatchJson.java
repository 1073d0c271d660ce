package dev.patchtwin.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patchtwin.check.patches.PatchResult;
import dev.patchtwin.check.patches.WorkedPatch;
import dev.patchtwin.patch.CommitMessage;
import dev.patchtwin.patch.Diagnostic;
import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.patch.Remark;
import dev.patchtwin.patch.Title;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Recovered patches as one JSON document; {@code docs/patch.md} lists its fields. */
public final class PatchJson {
    private final PrintWriter out;

    /** @param out is flushed, not closed */
    public PatchJson(PrintWriter out) {
        this.out = out;
    }

    /**
     * Prints what was found out about the mails of a file.
     *
     * @param more what a command adds at the end: texts by the names of their fields
     */
    public void print(PatchResult result, Map<String, String> more) throws IOException {
        JsonReport.document(out, json -> {
            write(json, result);
            for (Map.Entry<String, String> field : more.entrySet()) {
                json.writeStringField(field.getKey(), field.getValue());
            }
        });
    }

    static void write(JsonGenerator json, PatchResult result) throws IOException {
        json.writeStringField("source", result.source());
        json.writeStringField("state", result.state().name());
        json.writeNumberField("usable", result.usable().size());
        writeBase(json, result);
        json.writeNumberField("prerequisites", result.prerequisites());
        Optional<RecoveredPatch> cover = result.series().cover();
        optional(json, "cover", cover.map(c -> c.title().text()).orElse(null));
        diagnostics(json, result.series().diagnostics());
        json.writeArrayFieldStart("patches");
        for (WorkedPatch one : result.patches()) {
            json.writeStartObject();
            write(json, one);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeBase(JsonGenerator json, PatchResult result) throws IOException {
        if (result.base().isEmpty()) {
            json.writeNullField("tree");
            json.writeNullField("applies");
            return;
        }
        json.writeObjectFieldStart("tree");
        json.writeStringField("name", result.base().get().tree());
        JsonReport.strings(json, "words", result.base().get().words());
        json.writeEndObject();
        json.writeBooleanField("applies", result.applies());
    }

    private static void write(JsonGenerator json, WorkedPatch one) throws IOException {
        RecoveredPatch patch = one.patch();
        Title title = patch.title();
        json.writeStringField("title", title.text());
        json.writeStringField("prefix", title.prefix());
        json.writeNumberField("version", title.version());
        optional(json, "position", title.position().orElse(null));
        json.writeStringField("author", patch.author());
        json.writeStringField("date", patch.date());
        json.writeStringField("messageId", patch.messageId());
        json.writeStringField("inReplyTo", patch.inReplyTo());
        json.writeStringField("state", one.state().name());
        if (one.applied().isPresent()) {
            json.writeBooleanField("applies", one.applies());
        } else {
            json.writeNullField("applies");
        }
        writeMessage(json, patch.message());
        json.writeNumberField("added", patch.added());
        json.writeNumberField("removed", patch.removed());
        PatchCodeJson.files(json, one);
        PatchCodeJson.changes(json, one.changes());
        writeRemarks(json, one.recovered());
        diagnostics(
                json,
                Stream.concat(patch.diagnostics().stream(), one.changes().diagnostics().stream())
                        .toList());
    }

    private static void writeMessage(JsonGenerator json, CommitMessage message) throws IOException {
        JsonReport.strings(json, "message", message.lines());
        json.writeArrayFieldStart("trailers");
        for (CommitMessage.Trailer trailer : message.trailers()) {
            json.writeStartObject();
            json.writeStringField("name", trailer.name());
            json.writeStringField("value", trailer.value());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("baseCommit", message.baseCommit());
        JsonReport.strings(json, "prerequisites", message.prerequisites());
    }

    private static void writeRemarks(JsonGenerator json, RecoveredPatch patch) throws IOException {
        json.writeArrayFieldStart("remarks");
        for (Remark remark : RemarkReport.inOrder(patch)) {
            json.writeStartObject();
            json.writeStringField("file", remark.file());
            json.writeNumberField("hunk", remark.hunk());
            json.writeNumberField("hunkLine", remark.hunkLine());
            json.writeNumberField("mailLine", remark.mailLine());
            json.writeStringField("answers", RemarkReport.answered(remark, patch));
            json.writeStringField("text", remark.text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void diagnostics(JsonGenerator json, List<Diagnostic> all) throws IOException {
        json.writeArrayFieldStart("diagnostics");
        for (Diagnostic one : all) {
            json.writeStartObject();
            json.writeStringField("severity", one.severity().name());
            json.writeStringField("file", one.file());
            json.writeNumberField("line", one.line());
            json.writeStringField("message", one.message());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void optional(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value);
        }
    }
}
