package dev.patchtwin.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What lies in the folder of a bundle's golden traces.
 *
 * @param folder where that is
 * @param files its traces, in alphabetical order
 * @param errors what else lies there, and should not: a whole message each
 */
public record GoldenFolder(Path folder, List<GoldenFile> files, List<String> errors) {
    private static final String GOLDEN = "golden";

    /** Copies the lists. */
    public GoldenFolder {
        files = List.copyOf(files);
        errors = List.copyOf(errors);
    }

    /** Returns where the golden traces of a bundle are. */
    public static Path of(Path root, String bundle) {
        return root.resolve(GOLDEN).normalize().resolve(bundle);
    }

    /**
     * Looks into the folder of a bundle; one that does not exist is as good as an empty one.
     *
     * @param root the folder that has {@code golden/} in it
     * @throws InputException when it cannot be listed
     */
    public static GoldenFolder read(Path root, String bundle) throws InputException {
        Path folder = of(root, bundle);
        Set<String> names = names(folder);
        List<GoldenFile> files = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        for (String name : names) {
            if (!Files.isRegularFile(folder.resolve(name)) || !isGolden(name)) {
                errors.add(folder.resolve(name) + ":1: error: only NAME" + GoldenFile.TRACE + " and NAME"
                        + GoldenFile.EXPECTED + " belong into this folder; move this elsewhere, or delete it");
            } else if (name.endsWith(GoldenFile.TRACE)) {
                String plain = without(name, GoldenFile.TRACE);
                files.add(GoldenFile.in(folder, plain, names.contains(plain + GoldenFile.EXPECTED)));
            } else if (!names.contains(without(name, GoldenFile.EXPECTED) + GoldenFile.TRACE)) {
                errors.add(folder.resolve(name) + ":1: error: orphaned: there is no "
                        + without(name, GoldenFile.EXPECTED) + GoldenFile.TRACE
                        + " beside it; bring that back, or delete this file too");
            }
            if (leadsAway(folder, name)) {
                errors.add(folder.resolve(name) + ":1: error: is a link that leads out of " + GOLDEN
                        + "; put a copy here");
            }
        }
        return new GoldenFolder(folder, files, errors);
    }

    /** Returns what lies under {@code golden/} and belongs to no bundle, a whole message for each; none when all is well. */
    public static List<String> strays(Path root, Set<String> bundles) throws InputException {
        Path golden = root.resolve(GOLDEN).normalize();
        List<String> errors = new ArrayList<>();
        for (String name : names(golden)) {
            boolean folder = Files.isDirectory(golden.resolve(name));
            if (folder && !bundles.contains(name)) {
                errors.add(golden.resolve(name) + ":1: error: there is no bundle '" + name
                        + "'; name this folder like one, or delete it");
            } else if (!folder && isGolden(name)) {
                errors.add(golden.resolve(name) + ":1: error: outside of any bundle's folder; move it into one");
            }
        }
        return errors;
    }

    private static boolean isGolden(String name) {
        return name.endsWith(GoldenFile.TRACE) || name.endsWith(GoldenFile.EXPECTED);
    }

    /** What a link leads to elsewhere may be nobody's business, and parts of it would be shown as what is expected. */
    private static boolean leadsAway(Path folder, String name) throws InputException {
        try {
            Path golden = folder.toAbsolutePath().normalize().getParent();
            return golden != null && !GivenFile.liesIn(golden, folder.resolve(name));
        } catch (IOException e) {
            throw new InputException(folder.resolve(name) + ": error: cannot be read (" + IoReason.of(e) + ")");
        }
    }

    private static String without(String name, String ending) {
        return name.substring(0, name.length() - ending.length());
    }

    private static Set<String> names(Path folder) throws InputException {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            // What is being written, or was when its writer was killed, is none of them.
            return all.map(file -> file.getFileName().toString())
                    .filter(name -> !WholeFile.isUnfinished(name))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new InputException(folder + ": error: cannot be listed (" + IoReason.of(e) + ")");
        }
    }
}
