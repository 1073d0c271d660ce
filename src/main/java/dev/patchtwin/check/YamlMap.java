package dev.patchtwin.check;

import dev.patchtwin.trace.NearNames;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** A mapping of a YAML file, read key by key; every error says where in the file. */
public final class YamlMap {
    private final Path file;

    /** How many lines of the file come before what was read. */
    private final int before;

    private final int line;
    private final String what;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    /**
     * A scalar and its place.
     *
     * @param value what stands there, in the type that was asked for
     * @param line from 1
     */
    public record Placed<T>(T value, int line) {}

    private YamlMap(Path file, int before, String what, MappingNode node) throws InputException {
        this.file = file;
        this.before = before;
        this.what = what;
        line = before + lineOf(node);
        for (NodeTuple tuple : node.getValue()) {
            int keyLine = before + lineOf(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw InputException.at(file, keyLine, "a key of " + what + " must be a word");
            }
            if (values.put(key.getValue(), tuple.getValueNode()) != null) {
                throw InputException.at(file, keyLine, "key '" + key.getValue() + "' of " + what + " is given twice");
            }
            lines.put(key.getValue(), keyLine);
        }
    }

    /** Reads a file whose root is a mapping. */
    public static YamlMap read(Path file, String what) throws InputException {
        String text;
        try {
            text = GivenFile.text(file);
        } catch (CharacterCodingException e) {
            throw InputException.at(file, 1, "not UTF-8; save it as UTF-8");
        } catch (IOException e) {
            throw new InputException(file + ": error: cannot be read (" + IoReason.of(e) + ")");
        }
        return of(file, 1, text, what);
    }

    /**
     * Reads a text whose root is a mapping.
     *
     * @param file where it stands, for messages
     * @param first the line of the file in which it begins, from 1
     */
    public static YamlMap of(Path file, int first, String text, String what) throws InputException {
        int before = first - 1;
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(file.toString())
                    .setUseMarks(true)
                    .build();
            StreamReader characters = new StreamReader(settings, text);
            Node root = new Composer(settings, new ShallowParser(new ParserImpl(settings, characters)))
                    .getSingleNode()
                    .orElseThrow(() -> InputException.at(file, first, "empty; " + what + " has keys such as 'models'"));
            if (!(root instanceof MappingNode map)) {
                throw InputException.at(file, before + lineOf(root), what + " must be a mapping of keys to values");
            }
            return new YamlMap(file, before, what, map);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            throw InputException.at(
                    file, before + line, "not YAML: " + e.getProblem().replace('\n', ' '));
        } catch (YamlEngineException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
            throw InputException.at(file, first, "not YAML: " + reason);
        }
    }

    /** Returns an error at the line of a key. */
    public InputException errorAt(String key, String message) {
        return InputException.at(file, lines.getOrDefault(key, line), message);
    }

    /** Returns an error at a line. */
    public InputException errorAt(int place, String message) {
        return InputException.at(file, place, message);
    }

    /** Returns the keys, in the order of the file. */
    public Collection<String> keys() {
        return List.copyOf(values.keySet());
    }

    /** Returns the line of a key, from 1; that of the mapping when it has no such key. */
    public int line(String key) {
        return lines.getOrDefault(key, line);
    }

    /** Refuses keys that are not among these. */
    public YamlMap only(List<String> known) throws InputException {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                String hint = NearNames.hint(key, known);
                throw errorAt(
                        key,
                        "unknown key '" + key + "' of " + what
                                + (hint.isEmpty() ? "; its keys are " + String.join(", ", known) : hint));
            }
        }
        return this;
    }

    /** Tells whether there is such a key. */
    public boolean has(String key) {
        return values.containsKey(key);
    }

    private Node require(String key) throws InputException {
        Node node = values.get(key);
        if (node == null) {
            throw InputException.at(file, line, what + " lacks the key '" + key + "'");
        }
        return node;
    }

    /**
     * Returns the text of a key.
     *
     * @throws InputException when there is none, or it is empty or more than a text
     */
    public String string(String key) throws InputException {
        return scalar(key, require(key)).value();
    }

    /** Returns the text of a key, if it is there. */
    public Optional<String> optionalString(String key) throws InputException {
        return has(key) ? Optional.of(string(key)) : Optional.empty();
    }

    private Placed<String> scalar(String key, Node node) throws InputException {
        if (!(node instanceof ScalarNode scalar)
                || scalar.getTag().equals(Tag.NULL)
                || scalar.getValue().isBlank()) {
            throw InputException.at(
                    file, before + lineOf(node), "'" + key + "' of " + what + " must be a word or a text");
        }
        return new Placed<>(scalar.getValue(), before + lineOf(node));
    }

    /**
     * Returns a whole number within a range.
     *
     * @throws InputException when there is none, or it is out of range; it says which
     */
    public int integer(String key, int min, int max) throws InputException {
        Node node = require(key);
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.INT)) {
            try {
                long value = Long.parseLong(scalar.getValue());
                if (value >= min && value <= max) {
                    return (int) value;
                }
            } catch (NumberFormatException e) {
                // Longer than any number that is in range: what is said below fits.
            }
            throw errorAt(key, key + "=" + scalar.getValue() + " is out of range; it goes from " + min + " to " + max);
        }
        throw errorAt(key, "'" + key + "' of " + what + " must be a whole number");
    }

    /** Returns a whole number from 0 on. */
    public long whole(String key) throws InputException {
        String text = string(key);
        if (!text.matches("[0-9]{1,18}")) {
            throw errorAt(key, "'" + key + "' of " + what + " must be a whole number, not '" + text + "'");
        }
        return Long.parseLong(text);
    }

    /** Returns true or false; false when the key is not there. */
    public boolean flag(String key) throws InputException {
        Node node = values.get(key);
        if (node == null) {
            return false;
        }
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
            return Boolean.parseBoolean(scalar.getValue());
        }
        throw errorAt(key, "'" + key + "' of " + what + " must be true or false");
    }

    /** Tells whether every value is a mapping of its own. */
    boolean holdsMaps() {
        return !values.isEmpty() && values.values().stream().allMatch(MappingNode.class::isInstance);
    }

    /** Returns a mapping below a key. */
    public YamlMap map(String key) throws InputException {
        if (require(key) instanceof MappingNode map) {
            return new YamlMap(file, before, "'" + key + "'", map);
        }
        throw errorAt(key, "'" + key + "' of " + what + " must be a mapping of keys to values");
    }

    /** Returns the texts of a list below a key; none when the key is not there. */
    public List<Placed<String>> strings(String key) throws InputException {
        List<Placed<String>> texts = new ArrayList<>();
        for (Node node : items(key)) {
            texts.add(scalar(key, node));
        }
        return texts;
    }

    /** Returns the mappings of a list below a key; none when the key is not there. */
    public List<YamlMap> maps(String key, String each) throws InputException {
        List<YamlMap> maps = new ArrayList<>();
        for (Node node : items(key)) {
            if (!(node instanceof MappingNode map)) {
                throw InputException.at(file, before + lineOf(node), each + " must be a mapping of keys to values");
            }
            maps.add(new YamlMap(file, before, each, map));
        }
        return maps;
    }

    private List<Node> items(String key) throws InputException {
        Node node = values.get(key);
        if (node == null) {
            return List.of();
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw errorAt(key, "'" + key + "' of " + what + " must be a list");
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }
}
