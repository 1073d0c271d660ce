package dev.patchtwin.report.ci;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The traces that show what was found: they are in no repository, so the file carries them along. */
final class SarifArtifacts {
    /** How long one of them may be, and all together; hosts take files of 10 MB, compressed. */
    private static final int MOST_CHARACTERS = 1 << 18;

    private static final int MOST_IN_ALL = 1 << 22;

    private final Map<String, String> texts;

    private SarifArtifacts(Map<String, String> texts) {
        this.texts = texts;
    }

    static SarifArtifacts of(List<CiFinding> findings) {
        Map<String, String> texts = new LinkedHashMap<>();
        int room = MOST_IN_ALL;
        for (CiFinding finding : findings) {
            Optional<CiWitness> witness = finding.witness().filter(w -> w.file().isPresent());
            int length = witness.map(w -> w.text().length()).orElse(0);
            if (witness.isPresent() && length <= MOST_CHARACTERS && length <= room) {
                texts.put(witness.get().file().get(), witness.get().text());
                room -= length;
            }
        }
        return new SarifArtifacts(texts);
    }

    /** Tells whether the text of this file is carried along. */
    boolean holds(CiWitness witness) {
        return witness.file().map(texts::containsKey).orElse(false);
    }

    void write(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("artifacts");
        for (Map.Entry<String, String> text : texts.entrySet()) {
            json.writeStartObject();
            json.writeObjectFieldStart("location");
            SarifText.address(json, new CiPlace(text.getKey(), 0, ""));
            json.writeEndObject();
            json.writeArrayFieldStart("roles");
            json.writeString("attachment");
            json.writeEndArray();
            json.writeObjectFieldStart("contents");
            json.writeStringField("text", text.getValue());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
