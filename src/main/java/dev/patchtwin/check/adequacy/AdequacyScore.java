package dev.patchtwin.check.adequacy;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Certificates;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.ModelClasses;
import dev.patchtwin.check.YamlMap;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A mutation score that was measured before, as {@code adequacy --json} printed it: measuring takes minutes, and a report is made
 * more often than that.
 *
 * @param bundle the bundle
 * @param complete whether all mutants were tried
 * @param killed how many were told apart
 * @param equivalent how many nothing can tell apart within the bounds of the exploration
 * @param survived how many were not told apart, although they may differ
 * @param toldApart how many controls, with which nothing is wrong, were told apart
 * @param least the least score that the bundle asks for, in percent
 * @param again the command that measures it again
 */
public record AdequacyScore(
        String bundle,
        boolean complete,
        int killed,
        int equivalent,
        int survived,
        int toldApart,
        int least,
        String again) {
    private static final int MOST = 10_000_000;

    /** Returns what a score is worth nothing without: the SHA-256 of a bundle's files and of the classes of its models, by name. */
    static SortedMap<String, String> inputs(Bundle bundle) throws InputException {
        SortedMap<String, String> inputs = new TreeMap<>(Certificates.inputs(bundle));
        ModelClasses.of(bundle).addTo(inputs);
        return inputs;
    }

    /**
     * Returns the id of the bundle that a score is of.
     *
     * @throws InputException when the file holds no score
     */
    public static String bundleOf(Path file) throws InputException {
        return YamlMap.read(file, "a score").string("bundle");
    }

    /**
     * Reads the score of a bundle.
     *
     * @throws InputException when the file holds no score, one of part of the mutants only because somebody asked for these, or
     *     one that was measured with another version of the bundle or of its models
     */
    public static AdequacyScore read(Path file, Bundle bundle) throws InputException {
        YamlMap json = YamlMap.read(file, "a score");
        String again = json.string("repro");
        if (again.contains(" --only ")) {
            throw json.errorAt(
                    "repro",
                    "this is a score of some mutants only; measure all of them: ./patchtwin adequacy " + bundle.id()
                            + " --json");
        }
        requireSame(json, bundle);
        return new AdequacyScore(
                json.string("bundle"),
                json.flag("complete"),
                json.integer("killed", 0, MOST),
                json.integer("equivalent", 0, MOST),
                json.integer("survived", 0, MOST),
                json.integer("controlsToldApart", 0, MOST),
                bundle.adequacy().least(),
                again);
    }

    private static void requireSame(YamlMap json, Bundle bundle) throws InputException {
        YamlMap then = json.map("inputs");
        SortedMap<String, String> measured = new TreeMap<>();
        for (String name : then.keys()) {
            measured.put(name, then.string(name));
        }
        SortedMap<String, String> now = inputs(bundle);
        if (!measured.equals(now)) {
            now.entrySet().removeIf(input -> input.getValue().equals(measured.get(input.getKey())));
            throw json.errorAt(
                    "inputs",
                    "this score was measured with something else"
                            + (now.isEmpty() ? "" : ": " + String.join(", ", now.keySet()))
                            + "; measure it again: ./patchtwin adequacy " + bundle.id() + " --json");
        }
    }

    /** Returns the share of those killed among those killed and those that survived, 0 to 1; 1 where there are none. */
    public double score() {
        return killed + survived == 0 ? 1 : (double) killed / (killed + survived);
    }

    /** Tells whether all were tried, the score is what the bundle asks for, and no control was told apart. */
    public boolean enough() {
        return complete && 100 * score() >= least && toldApart == 0;
    }
}
