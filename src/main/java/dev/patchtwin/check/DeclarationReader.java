package dev.patchtwin.check;

import dev.patchtwin.engine.twin.DeclaredDifference;
import dev.patchtwin.engine.twin.Side;
import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Vocabulary;
import dev.patchtwin.trace.NearNames;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the declared differences of a bundle. */
final class DeclarationReader {
    private static final List<String> KEYS = List.of("id", "channel", "side", "erase", "after", "ends-run", "reason");
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");

    private final Vocabulary vocabulary;

    DeclarationReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    List<DeclaredDifference> read(YamlMap bundle) throws InputException {
        List<YamlMap> yamls = bundle.maps("declared", "a declared difference");
        List<DeclaredDifference> declared = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        for (YamlMap yaml : yamls) {
            DeclaredDifference one = difference(yaml.only(KEYS));
            if (!ids.add(one.id())) {
                throw yaml.errorAt("id", "declared difference '" + one.id() + "' is there twice; give each its own id");
            }
            declared.add(one);
        }
        for (YamlMap yaml : yamls) {
            String after = yaml.optionalString("after").orElse("");
            if (yaml.has("after") && !ids.contains(after)) {
                throw yaml.errorAt("after", "unknown declared difference '" + after + "'" + NearNames.hint(after, ids));
            }
        }
        return declared;
    }

    private DeclaredDifference difference(YamlMap yaml) throws InputException {
        String id = yaml.string("id");
        if (!ID.matcher(id).matches()) {
            throw yaml.errorAt("id", "'" + id + "' is no id; use lower-case letters, digits and '-'");
        }
        if (yaml.optionalString("after").equals(Optional.of(id))) {
            throw yaml.errorAt("after", "declared difference '" + id + "' cannot come after itself");
        }
        return new DeclaredDifference(
                id,
                channel(yaml),
                side(yaml),
                globs(yaml),
                yaml.optionalString("after"),
                yaml.flag("ends-run"),
                yaml.string("reason").strip().replaceAll("\\s+", " "));
    }

    private String channel(YamlMap yaml) throws InputException {
        String name = yaml.string("channel");
        Channel channel = vocabulary
                .channel(name)
                .orElseThrow(() -> yaml.errorAt(
                        "channel",
                        "unknown channel '" + name + "'"
                                + NearNames.hint(
                                        name,
                                        vocabulary.channels().stream()
                                                .map(Channel::name)
                                                .toList())));
        if (channel.kind() == Channel.Kind.INVARIANTS) {
            throw yaml.errorAt(
                    "channel", "channel '" + name + "' shows broken invariants, which no contract can allow");
        }
        return name;
    }

    private static Side side(YamlMap yaml) throws InputException {
        String side = yaml.string("side");
        for (Side known : Side.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(side)) {
                return known;
            }
        }
        throw yaml.errorAt("side", "unknown side '" + side + "'; it is before or after");
    }

    private static List<String> globs(YamlMap yaml) throws InputException {
        List<String> globs = new ArrayList<>();
        for (YamlMap.Placed<String> glob : yaml.strings("erase")) {
            if (glob.value().replace("*", "").isBlank()) {
                throw yaml.errorAt(
                        glob.line(),
                        "'" + glob.value() + "' would erase everything on the channel; name the words that may differ");
            }
            globs.add(glob.value());
        }
        if (globs.isEmpty()) {
            throw yaml.errorAt("erase", "a declared difference needs 'erase', a list of the words that may differ");
        }
        return globs;
    }
}
