package dev.patchtwin.check;

import dev.patchtwin.engine.twin.DeclaredDifference;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.trace.NearNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What one folder under {@code patches/} says: a patch, two models, the worlds to compare them in, and the contract.
 *
 * @param id the name of the folder
 * @param file its {@code twin.yaml}
 * @param title what to call it, if not as the patch calls itself
 * @param mail the patch as it was received
 * @param before the model of the code before the patch
 * @param after the model of the code after it
 * @param worlds values of every parameter, by the name of the world, in the order of the file
 * @param scopes what exploring each world covers: itself, or its slices; the slices of a world are among the worlds
 *     too, as {@code world/slice}
 * @param explored the name of the world that is explored; empty for none
 * @param fuzz how it is fuzzed
 * @param probes the situations that a run must meet; else it says nothing
 * @param channels the channels that must agree
 * @param declared the differences that the patch is known to make; each channel is either above or among these
 * @param adequacy what it says about its mutants
 * @param conform how the patch's own C is run beside its models; empty when it has no shims for that
 * @param changes the changes of its models' meaning that it declares, for a gate
 */
public record Bundle(
        String id,
        Path file,
        Optional<String> title,
        Path mail,
        ModelFactory before,
        ModelFactory after,
        Map<String, SortedMap<String, Integer>> worlds,
        Map<String, List<Scope>> scopes,
        Optional<String> explored,
        FuzzPlan fuzz,
        List<String> probes,
        List<String> channels,
        List<DeclaredDifference> declared,
        AdequacyPlan adequacy,
        Optional<ConformSection> conform,
        List<ModelChange> changes) {
    /** The name of the file that makes a folder a bundle. */
    public static final String FILE_NAME = "twin.yaml";

    /**
     * How a bundle is fuzzed.
     *
     * @param world the name of the world
     * @param operations how many lock-step operations make a whole run
     * @param length the most operations of one sequence
     */
    public record FuzzPlan(String world, long operations, int length) {}

    /** Copies the lists. */
    public Bundle {
        probes = List.copyOf(probes);
        channels = List.copyOf(channels);
        declared = List.copyOf(declared);
        changes = List.copyOf(changes);
    }

    /**
     * Reads a bundle.
     *
     * @param folder the folder with {@code twin.yaml} in it
     * @throws InputException when anything in it is missing, unknown or of the wrong kind
     */
    public static Bundle read(Path folder) throws InputException {
        return read(folder, Models.installed());
    }

    /**
     * Reads a bundle.
     *
     * @param folder the folder with {@code twin.yaml} in it
     * @param models those that it can name
     * @throws InputException when anything in it is missing, unknown or of the wrong kind
     */
    public static Bundle read(Path folder, Models models) throws InputException {
        return new BundleReader(folder, models).read();
    }

    /** Returns the same bundle with other models in the place of its own. */
    public Bundle withModels(ModelFactory otherBefore, ModelFactory otherAfter) {
        return with(otherBefore, otherAfter, probes, declared);
    }

    /**
     * Returns the same worlds for two revisions of one model: nothing is declared between them, and nothing has to be met,
     * as it is the two that matter and not the patch.
     */
    Bundle withRevisions(ModelFactory old, ModelFactory now) {
        return with(old, now, List.of(), List.of());
    }

    /** Returns the same bundle, explored and fuzzed as another one is. */
    public Bundle searchedAs(Bundle other) {
        return new Bundle(
                id,
                file,
                title,
                mail,
                before,
                after,
                other.worlds,
                other.scopes,
                other.explored,
                other.fuzz,
                probes,
                channels,
                declared,
                adequacy,
                conform,
                changes);
    }

    /**
     * Returns the same bundle whose contract does not allow one of its declared differences. That stays in it and erases
     * nothing, because others may come after it: these count no more either.
     *
     * @param declared its id
     */
    public Bundle disallowing(String declared) {
        List<DeclaredDifference> others = new ArrayList<>();
        for (DeclaredDifference one : this.declared) {
            others.add(one.id().equals(declared) ? one.erasing(List.of()) : one);
        }
        return with(before, after, probes, others);
    }

    private Bundle with(
            ModelFactory otherBefore, ModelFactory otherAfter, List<String> met, List<DeclaredDifference> allowed) {
        return new Bundle(
                id,
                file,
                title,
                mail,
                otherBefore,
                otherAfter,
                worlds,
                scopes,
                explored,
                fuzz,
                met,
                channels,
                allowed,
                adequacy,
                conform,
                changes);
    }

    /** Returns the world in which it is fuzzed. */
    public SortedMap<String, Integer> fuzzWorld() {
        SortedMap<String, Integer> world = worlds.get(fuzz.world());
        if (world == null) {
            throw new IllegalStateException("the fuzzed world '" + fuzz.world() + "' is not among the worlds");
        }
        return world;
    }

    /** Returns the parameters of a world, or says which worlds there are. */
    public SortedMap<String, Integer> world(String name) throws InputException {
        return named(name, worlds);
    }

    /** Returns what exploring a world covers, or says which worlds there are. */
    public List<Scope> scopes(String name) throws InputException {
        return named(name, scopes);
    }

    private <T> T named(String name, Map<String, T> known) throws InputException {
        T value = known.get(name);
        if (value == null) {
            throw InputException.at(
                    file, 1, "there is no world '" + name + "'" + NearNames.hintOrAll(name, known.keySet()));
        }
        return value;
    }

    /** Returns the names of the two models, before and after. */
    public List<String> models() {
        return List.of(before.name(), after.name());
    }
}
