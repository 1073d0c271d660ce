package dev.patchtwin.check;

import dev.patchtwin.engine.twin.DeclaredDifference;
import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Conformable;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Vocabulary;
import dev.patchtwin.trace.NearNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads {@code twin.yaml}, and holds every name in it against the models that it names. */
final class BundleReader {
    private static final List<String> KEYS = List.of(
            "title",
            "mail",
            "models",
            "worlds",
            "explore",
            "fuzz",
            "probes",
            "channels",
            "declared",
            "adequacy",
            "conform",
            "model-changes");
    /** What a trace can name. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private static final int MOST_OPERATIONS = 2_000_000_000;
    private static final int MOST_PERCENT = 100;
    private static final int MOST_LENGTH = 100_000;

    private final Path folder;
    private final Models known;
    private final String id;
    private final Path file;

    BundleReader(Path folder, Models known) {
        this.folder = folder;
        this.known = known;
        id = String.valueOf(folder.getFileName());
        file = folder.resolve(Bundle.FILE_NAME);
    }

    Bundle read() throws InputException {
        if (!ID.matcher(id).matches()) {
            throw new InputException(
                    folder + ": error: '" + id + "' cannot name a bundle; use letters, digits, '.', '_'"
                            + " and '-', beginning with a letter or digit");
        }
        requireOwn(file, folder + ": error: ");
        YamlMap yaml = YamlMap.read(file, "a bundle").only(KEYS);
        YamlMap models = yaml.map("models").only(List.of("before", "after"));
        ModelFactory before = model(models, "before");
        ModelFactory after = model(models, "after");
        WorldReader readWorlds = new WorldReader(yaml.map("worlds"), before);
        Map<String, SortedMap<String, Integer>> worlds = readWorlds.worlds();
        Bundle.FuzzPlan fuzz = fuzz(yaml.map("fuzz").only(List.of("world", "operations", "length")), worlds);
        Vocabulary vocabulary = vocabulary(before, worlds.getOrDefault(fuzz.world(), Collections.emptySortedMap()));
        List<DeclaredDifference> declared = new DeclarationReader(vocabulary).read(yaml);
        return new Bundle(
                id,
                file,
                yaml.optionalString("title"),
                mail(yaml),
                before,
                after,
                worlds,
                readWorlds.scopes(),
                explored(yaml, readWorlds.scopes()),
                fuzz,
                known(yaml, "probes", "probe", vocabulary.probes()),
                channels(yaml, vocabulary, declared),
                declared,
                adequacy(yaml, before),
                conform(yaml, before, after, worlds),
                changes(yaml, List.of(before.name(), after.name())));
    }

    private Path mail(YamlMap yaml) throws InputException {
        Path mail = inside(yaml, "mail");
        if (!Files.isRegularFile(mail)) {
            throw yaml.errorAt("mail", "there is no file " + mail + "; put the patch there as it was received");
        }
        return mail;
    }

    /** A bundle is what is in its folder: what lies elsewhere would change without the bundle. */
    private Path inside(YamlMap yaml, String key) throws InputException {
        Path path;
        try {
            path = folder.resolve(yaml.string(key)).normalize();
        } catch (InvalidPathException e) {
            throw yaml.errorAt(key, "'" + yaml.string(key) + "' cannot be the name of a file");
        }
        if (!path.startsWith(folder.normalize())) {
            throw yaml.errorAt(
                    key, path + " is not in the folder of the bundle; put it, or a copy of it, into " + folder);
        }
        requireOwn(path, file + ":" + yaml.line(key) + ": error: ");
        return path;
    }

    /** A link in a bundle that a stranger sent must not lead to what is nobody's business: parts of it would be shown. */
    private void requireOwn(Path path, String place) throws InputException {
        try {
            Path all = folder.toAbsolutePath().normalize().getParent();
            if (!GivenFile.liesIn(folder, path) && (all == null || !GivenFile.liesIn(all, path))) {
                throw new InputException(
                        place + path + " is a link that leads out of the folder of the bundle; put a copy there");
            }
        } catch (IOException e) {
            throw new InputException(place + path + " cannot be read (" + IoReason.of(e) + ")");
        }
    }

    private void requireAllOwn(Path shims, String place) throws InputException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(shims)) {
            all = found.sorted().toList();
        } catch (IOException e) {
            throw new InputException(place + shims + " cannot be listed (" + IoReason.of(e) + ")");
        }
        for (Path path : all) {
            requireOwn(path, place);
        }
    }

    private ModelFactory model(YamlMap models, String side) throws InputException {
        String name = models.string(side);
        return known.find(name).orElseThrow(() -> {
            List<String> names = known.names();
            String hint = NearNames.hint(name, names);
            return models.errorAt(
                    side,
                    "unknown model '" + name + "'"
                            + (hint.isEmpty() ? "; there are " + String.join(", ", names) : hint));
        });
    }

    private static Optional<String> explored(YamlMap yaml, Map<String, ?> scopes) throws InputException {
        if (!yaml.has("explore")) {
            return Optional.empty();
        }
        YamlMap explore = yaml.map("explore").only(List.of("world"));
        return Optional.of(world(explore, "world", scopes));
    }

    private static Bundle.FuzzPlan fuzz(YamlMap fuzz, Map<String, ?> worlds) throws InputException {
        return new Bundle.FuzzPlan(
                world(fuzz, "world", worlds),
                fuzz.integer("operations", 1, MOST_OPERATIONS),
                fuzz.integer("length", 1, MOST_LENGTH));
    }

    /** Returns the name of a world that there is. */
    private static String world(YamlMap yaml, String key, Map<String, ?> known) throws InputException {
        String world = yaml.string(key);
        if (!known.containsKey(world)) {
            throw yaml.errorAt(key, "unknown world '" + world + "'" + NearNames.hint(world, known.keySet()));
        }
        return world;
    }

    private static AdequacyPlan adequacy(YamlMap yaml, ModelFactory model) throws InputException {
        if (!yaml.has("adequacy")) {
            return new AdequacyPlan(List.of(), MOST_PERCENT, new TreeMap<>());
        }
        YamlMap adequacy = yaml.map("adequacy").only(List.of("shared", "least", "explained"));
        SortedMap<String, String> explained = new TreeMap<>();
        for (YamlMap one : adequacy.maps("explained", "an explained mutant")) {
            one.only(List.of("mutant", "reason"));
            if (explained.put(one.string("mutant"), one.string("reason").strip()) != null) {
                throw one.errorAt("mutant", "mutant '" + one.string("mutant") + "' is explained twice");
            }
        }
        List<String> shared = new ArrayList<>();
        for (YamlMap.Placed<String> name : adequacy.strings("shared")) {
            if (!isClass(name.value(), model.getClass().getClassLoader())) {
                throw adequacy.errorAt(name.line(), "there is no class '" + name.value() + "'");
            }
            shared.add(name.value());
        }
        return new AdequacyPlan(shared, adequacy.integer("least", 0, MOST_PERCENT), explained);
    }

    private static boolean isClass(String name, ClassLoader loader) {
        try {
            Class.forName(name, false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    private static List<ModelChange> changes(YamlMap yaml, List<String> models) throws InputException {
        List<ModelChange> changes = new ArrayList<>();
        for (YamlMap one :
                yaml.has("model-changes") ? yaml.maps("model-changes", "a change of a model") : List.<YamlMap>of()) {
            one.only(List.of("model", "reason"));
            String model = one.string("model");
            if (!models.contains(model)) {
                throw one.errorAt(
                        "model", "model '" + model + "' is none of this bundle" + NearNames.hintOrAll(model, models));
            }
            changes.add(new ModelChange(model, one.string("reason").strip(), one.line("model")));
        }
        return changes;
    }

    private Optional<ConformSection> conform(
            YamlMap yaml, ModelFactory before, ModelFactory after, Map<String, ?> worlds) throws InputException {
        if (!yaml.has("conform")) {
            return Optional.empty();
        }
        YamlMap conform = yaml.map("conform").only(List.of("shims", "small", "large", "operations"));
        for (ModelFactory model : List.of(before, after)) {
            if (!(model instanceof Conformable)) {
                throw yaml.errorAt(
                        "conform",
                        "model '" + model.name() + "' cannot have C in its middle; let its factory be a Conformable, or"
                                + " leave 'conform' out");
            }
        }
        Path shims = inside(conform, "shims");
        if (!Files.isDirectory(shims)) {
            throw conform.errorAt("shims", "there is no folder " + shims + "; put the C around the patch's own there");
        }
        requireAllOwn(shims, file + ":" + conform.line("shims") + ": error: ");
        return Optional.of(new ConformSection(
                shims,
                world(conform, "small", worlds),
                world(conform, "large", worlds),
                conform.integer("operations", 1, MOST_OPERATIONS)));
    }

    private static Vocabulary vocabulary(ModelFactory factory, SortedMap<String, Integer> world) {
        return factory.create(world).vocabulary();
    }

    /** Every channel must agree or have a declared difference, and not both. */
    private static List<String> channels(YamlMap yaml, Vocabulary vocabulary, List<DeclaredDifference> declared)
            throws InputException {
        List<String> all = vocabulary.channels().stream().map(Channel::name).toList();
        List<String> agree = known(yaml, "channels", "channel", all);
        List<String> differ =
                declared.stream().map(DeclaredDifference::channel).distinct().toList();
        for (String channel : all) {
            if (!agree.contains(channel) && !differ.contains(channel)) {
                throw yaml.errorAt(
                        "channels",
                        "channel '" + channel
                                + "' is not listed and no difference of it is declared; list it, so that it"
                                + " must agree");
            }
            if (agree.contains(channel) && differ.contains(channel)) {
                throw yaml.errorAt(
                        "channels",
                        "channel '" + channel
                                + "' must agree, and yet a difference of it is declared; drop one of the two");
            }
        }
        return agree;
    }

    private static List<String> known(YamlMap yaml, String key, String what, Collection<String> names)
            throws InputException {
        List<String> found = new ArrayList<>();
        for (YamlMap.Placed<String> item : yaml.strings(key)) {
            if (!names.contains(item.value())) {
                throw yaml.errorAt(
                        item.line(),
                        "unknown " + what + " '" + item.value() + "'" + NearNames.hint(item.value(), names));
            }
            if (found.contains(item.value())) {
                throw yaml.errorAt(item.line(), what + " '" + item.value() + "' is listed twice");
            }
            found.add(item.value());
        }
        return found;
    }
}
