package dev.patchtwin.report.ci;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patchtwin.report.Visible;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What stands in SARIF again and again: messages and addresses. */
final class SarifText {
    /** What relative addresses begin at. */
    static final String BASE = "%SRCROOT%";

    private SarifText() {}

    static void message(JsonGenerator json, String field, String text) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("text", text(List.of(text)));
        json.writeEndObject();
    }

    static void message(JsonGenerator json, String field, List<String> lines) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("text", text(lines));
        json.writeEndObject();
    }

    /** In a message, braces hold the place of arguments, and {@code [words](address)} is a link. */
    private static String text(List<String> lines) {
        String text = Visible.lines(String.join("\n", lines)).stripTrailing();
        return (text.isEmpty() ? "(nothing)" : text)
                .replace("{", "{{")
                .replace("}", "}}")
                .replace("](", "] (");
    }

    /** Writes {@code uri} and, inside the repository, {@code uriBaseId}. */
    static void address(JsonGenerator json, CiPlace place) throws IOException {
        json.writeStringField("uri", place.inside() ? path(place.file()) : uri("file://" + path(place.file())));
        if (place.inside()) {
            json.writeStringField("uriBaseId", BASE);
        }
    }

    /** Writes a path as a part of an address; a colon in it would be taken for the end of a scheme. */
    private static String path(String file) {
        return encoded(file, "-._~/+=@,");
    }

    /** Returns what should be an address as one, with every character that none can have written as its code. */
    static String uri(String text) {
        return encoded(text, "-._~/+=@,:?#[]%&;!$'()*");
    }

    private static String encoded(String text, String allowed) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean letterOrDigit = c < 0x80 && Character.isLetterOrDigit(c);
            if (letterOrDigit || allowed.indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append(String.format("%%%02X", b));
            }
        }
        return out.toString();
    }
}
