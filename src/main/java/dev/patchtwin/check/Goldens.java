package dev.patchtwin.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Holds golden traces against what is expected of them. */
public final class Goldens {
    private Goldens() {}

    /**
     * Holds a bundle's patch against what its models claim, and its golden traces against what is expected of them: all of
     * a check that needs neither searching nor a compiler.
     *
     * @param root the folder that has {@code golden/} in it
     * @param watch may stop it; then the traces that were not replayed are not among the results
     * @return a result for each golden trace, in alphabetical order
     * @throws InputException when the patch cannot be used or the models do not fit it, or with a line for everything that is
     *     wrong with the golden files
     */
    public static List<GoldenResult> verify(Bundle bundle, Path root, Watch watch) throws InputException {
        Claims.require(bundle, Recovery.of(bundle));
        return replay(bundle, root, watch);
    }

    /**
     * Does the same without looking at the patch.
     *
     * @throws InputException with a line for everything that is wrong with the golden files
     */
    public static List<GoldenResult> replay(Bundle bundle, Path root, Watch watch) throws InputException {
        GoldenFolder folder = GoldenFolder.read(root, bundle.id());
        List<String> errors = new ArrayList<>(GoldenFolder.strays(root, known(bundle, root)));
        errors.addAll(folder.errors());
        List<GoldenResult> results = new ArrayList<>();
        watch.step("replaying golden traces");
        for (GoldenFile golden : folder.files()) {
            if (watch.cancelled()) {
                break;
            }
            try {
                results.add(GoldenExpectation.compare(bundle, golden, GoldenReplay.of(bundle, golden)));
            } catch (InputException e) {
                errors.addAll(Arrays.asList(e.getMessage().split("\\R", -1)));
            }
        }
        if (!errors.isEmpty()) {
            throw new InputException(errors);
        }
        return results;
    }

    /** Returns the ids of the bundles whose golden traces may stand below a root. */
    private static Set<String> known(Bundle bundle, Path root) throws InputException {
        Set<String> known = new TreeSet<>(new Bundles(root).idsIfAny());
        known.add(bundle.id());
        return known;
    }

    /**
     * Returns every golden file of a bundle that is there, traces and what is expected of them, in alphabetical order.
     *
     * @param root the folder that has {@code golden/} in it
     * @throws InputException when their folder cannot be listed
     */
    public static List<Path> files(Bundle bundle, Path root) throws InputException {
        List<Path> files = new ArrayList<>();
        for (GoldenFile golden : GoldenFolder.read(root, bundle.id()).files()) {
            files.add(golden.trace());
            if (golden.complete()) {
                files.add(golden.expected());
            }
        }
        files.sort(null);
        return files;
    }
}
