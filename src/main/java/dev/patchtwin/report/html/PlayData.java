package dev.patchtwin.report.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import dev.patchtwin.check.dossier.Dossier;
import dev.patchtwin.check.dossier.Play;
import dev.patchtwin.model.Legend;
import dev.patchtwin.report.JsonReport;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the player in {@code page.js} plays, as JSON that can stand inside of an element: for each bundle its legend and its
 * plays. Of a scene only what has changed is written; texts, trees and notes are written once, and named by number.
 */
final class PlayData {
    private PlayData() {}

    static String of(List<Dossier> dossiers) throws IOException {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.setCharacterEscapes(new InElement());
            json.writeStartArray();
            for (Dossier dossier : dossiers) {
                json.writeStartObject();
                if (dossier.legend().isPresent()) {
                    write(json, dossier.legend().get());
                }
                json.writeObjectFieldStart("plays");
                for (Play play : dossier.plays()) {
                    new PlayWriter(json, play).write();
                }
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return out.toString();
    }

    private static void write(JsonGenerator json, Legend legend) throws IOException {
        json.writeObjectFieldStart("legend");
        json.writeStringField("cell", legend.cell());
        JsonReport.strings(json, "kinds", legend.kinds());
        json.writeArrayFieldStart("states");
        for (Legend.State state : legend.states()) {
            json.writeStartObject();
            json.writeStringField("name", state.name());
            json.writeStringField("mark", state.mark());
            json.writeStringField("tone", state.tone().name().toLowerCase(Locale.ROOT));
            json.writeStringField("meaning", state.meaning());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("owners");
        for (Legend.Owner owner : legend.owners()) {
            json.writeStartObject();
            json.writeStringField("name", owner.name());
            json.writeStringField("meaning", owner.meaning());
            json.writeEndObject();
        }
        json.writeEndArray();
        JsonReport.strings(json, "log", legend.log());
        json.writeEndObject();
    }

    /** In the text of an element, a tag would end it. */
    private static final class InElement extends CharacterEscapes {
        private static final long serialVersionUID = 1;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes['<'] = ESCAPE_STANDARD;
            codes['>'] = ESCAPE_STANDARD;
            codes['&'] = ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int c) {
            return null;
        }
    }
}
