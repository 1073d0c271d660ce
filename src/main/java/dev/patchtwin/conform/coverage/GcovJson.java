package dev.patchtwin.conform.coverage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what gcov writes in JSON: one document for each file of counts. Fields that are not known are skipped, for each version
 * of GCC has more of them.
 */
final class GcovJson {
    private static final int DEEPEST = 50;
    private static final int LONGEST_TEXT = 100_000;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNameLength(LONGEST_TEXT)
                    .build())
            .build();

    private record Key(String file, int line) {}

    private final Map<Key, LineCount> counts = new LinkedHashMap<>();
    private final JsonParser json;

    private GcovJson(JsonParser json) {
        this.json = json;
    }

    /**
     * Returns the counts, those of one line added up.
     *
     * @throws IOException when it cannot be read, is cut off, or is not what gcov writes
     */
    static List<LineCount> read(InputStream in) throws IOException {
        try (JsonParser parser = JSON.createParser(in)) {
            GcovJson reader = new GcovJson(parser);
            while (parser.nextToken() != null) {
                reader.object(reader::document);
            }
            return List.copyOf(reader.counts.values());
        }
    }

    /** Reads the value of a field that is known, or skips it. */
    private interface Field {
        void read(String name) throws IOException;
    }

    private void object(Field field) throws IOException {
        expect(JsonToken.START_OBJECT);
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            field.read(name);
        }
    }

    private void each(Field field) throws IOException {
        expect(JsonToken.START_ARRAY);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            object(field);
        }
    }

    private void document(String name) throws IOException {
        if (!name.equals("files")) {
            json.skipChildren();
            return;
        }
        expect(JsonToken.START_ARRAY);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            file();
        }
    }

    private void file() throws IOException {
        String[] path = {""};
        List<Line> lines = new ArrayList<>();
        object(name -> {
            switch (name) {
                case "file" -> {
                    expect(JsonToken.VALUE_STRING);
                    path[0] = json.getText();
                }
                case "lines" -> lines(lines);
                default -> json.skipChildren();
            }
        });
        for (Line line : lines) {
            LineCount count = new LineCount(path[0], line.number, line.count, line.branches);
            counts.merge(new Key(path[0], line.number), count, GcovJson::sum);
        }
    }

    private static final class Line {
        private int number;
        private long count;
        private final List<Long> branches = new ArrayList<>();
    }

    private void lines(List<Line> lines) throws IOException {
        expect(JsonToken.START_ARRAY);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            Line line = new Line();
            object(name -> {
                switch (name) {
                    case "line_number" -> line.number = json.getIntValue();
                    case "count" -> line.count = json.getLongValue();
                    case "branches" ->
                        each(inner -> {
                            if (inner.equals("count")) {
                                line.branches.add(json.getLongValue());
                            } else {
                                json.skipChildren();
                            }
                        });
                    default -> json.skipChildren();
                }
            });
            lines.add(line);
        }
    }

    /** Instances of a line have the same conditions, unless the preprocessor chose other code for them. */
    private static LineCount sum(LineCount one, LineCount other) {
        List<Long> branches = new ArrayList<>(one.branches());
        if (one.branches().size() == other.branches().size()) {
            for (int i = 0; i < branches.size(); i++) {
                branches.set(i, branches.get(i) + other.branches().get(i));
            }
        } else {
            branches.addAll(other.branches());
        }
        return new LineCount(one.file(), one.line(), one.count() + other.count(), branches);
    }

    private void expect(JsonToken token) throws IOException {
        if (json.currentToken() != token) {
            throw new JsonParseException(json, "expected " + token + ", and there is " + json.currentToken());
        }
    }
}
