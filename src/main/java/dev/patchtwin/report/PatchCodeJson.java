package dev.patchtwin.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patchtwin.check.patches.WorkedPatch;
import dev.patchtwin.patch.Hunk;
import dev.patchtwin.patch.PatchFile;
import dev.patchtwin.patch.code.CodeChange;
import dev.patchtwin.patch.code.CodeChanges;
import dev.patchtwin.patch.code.HunkNature;
import dev.patchtwin.patch.tree.HealedFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What a patch changes, as JSON. */
final class PatchCodeJson {
    private PatchCodeJson() {}

    static void files(JsonGenerator json, WorkedPatch one) throws IOException {
        List<PatchFile> files = one.patch().files();
        json.writeArrayFieldStart("files");
        for (int i = 0; i < files.size(); i++) {
            PatchFile file = files.get(i);
            json.writeStartObject();
            json.writeStringField("path", file.newPath());
            json.writeStringField("oldPath", file.oldPath());
            json.writeStringField("change", file.change().name());
            json.writeStringField("oldBlob", file.oldBlob());
            json.writeStringField("newBlob", file.newBlob());
            json.writeNumberField("added", PatchWords.count(file, Hunk.Kind.ADDED));
            json.writeNumberField("removed", PatchWords.count(file, Hunk.Kind.REMOVED));
            hunks(json, file, one.changes().natures().get(i).hunks());
            Optional<HealedFile> healed = one.files().stream()
                    .filter(h -> h.patch().newPath().equals(file.newPath()))
                    .findFirst();
            if (healed.isPresent()) {
                inTree(json, healed.get());
            } else {
                json.writeNullField("inTree");
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void hunks(JsonGenerator json, PatchFile file, List<HunkNature> natures) throws IOException {
        json.writeArrayFieldStart("hunks");
        for (int i = 0; i < file.hunks().size(); i++) {
            Hunk hunk = file.hunks().get(i);
            json.writeStartObject();
            json.writeNumberField("oldStart", hunk.oldStart());
            json.writeNumberField("newStart", hunk.newStart());
            json.writeNumberField("mailLine", hunk.mailLine());
            json.writeBooleanField("complete", !hunk.isPart());
            json.writeStringField("nature", natures.get(i).name());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void inTree(JsonGenerator json, HealedFile file) throws IOException {
        json.writeObjectFieldStart("inTree");
        PatchJson.optional(json, "before", file.before().map(f -> f.blob()).orElse(null));
        PatchJson.optional(json, "after", file.after().map(f -> f.blob()).orElse(null));
        json.writeNumberField("inferred", file.inferred());
        json.writeBooleanField("proven", file.proven());
        json.writeEndObject();
    }

    static void changes(JsonGenerator json, CodeChanges changes) throws IOException {
        json.writeArrayFieldStart("touches");
        for (CodeChange change : changes.changes()) {
            json.writeStartObject();
            json.writeStringField("kind", change.kind().name());
            place(json, "before", change.before());
            place(json, "after", change.after());
            JsonReport.strings(
                    json, "what", change.what().stream().map(Enum::name).toList());
            json.writeBooleanField("semantic", change.isSemantic());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void place(JsonGenerator json, String name, Optional<CodeChange.Place> place) throws IOException {
        if (place.isEmpty()) {
            json.writeNullField(name);
            return;
        }
        json.writeObjectFieldStart(name);
        json.writeStringField("file", place.get().file());
        json.writeStringField("name", place.get().name());
        json.writeNumberField("firstLine", place.get().firstLine());
        json.writeNumberField("lastLine", place.get().lastLine());
        json.writeEndObject();
    }
}
