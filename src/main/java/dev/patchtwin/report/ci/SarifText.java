package dev.patchtwin.report.ci;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patchtwin.report.Visible;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
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
        return (text.isEmpty() ? "(nothing)" : text).replace("{", "{{").replace("}", "}}").replace("](", "] (");
    }

    /** Writes {@code uri} and, inside the repository, {@code uriBaseId}. */
    static void address(JsonGenerator json, CiPlace place) throws IOException {
        json.writeStringField("uri", place.inside() ? path(place.file()) : uri("file://" + path(place.file())));
        if (place.inside()) {
            json.writeStringField("uriBaseId", BASE);
        }
    }

    /** Writes a path as a part of an address. */
    private static String path(String file) {
        try {
            // What stands before a colon in the first name would be taken for a scheme.
            boolean scheme = file.split("/", 2)[0].indexOf(':') >= 0;
            String path = scheme ? "./" + file : file;
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("every path can be a part of an address", e);
        }
    }

    /** Returns an address that is one already, or makes it one. */
    static String uri(String text) {
        try {
            return new URI(text).toASCIIString();
        } catch (URISyntaxException e) {
            return path(text);
        }
    }
}
