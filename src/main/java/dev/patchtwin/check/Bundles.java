package dev.patchtwin.check;

import dev.patchtwin.trace.NearNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The bundles of a repository: the folders under {@code patches/} that have a {@code twin.yaml}. */
public final class Bundles {
    private final Path patches;
    private final Path root;
    private final Models models;

    /** @param root the folder that has {@code patches/} in it */
    public Bundles(Path root) {
        this(root, Models.installed());
    }

    /**
     * @param root the folder that has {@code patches/} in it
     * @param models those that bundles can name
     */
    public Bundles(Path root, Models models) {
        this.models = models;
        patches = root.resolve("patches").normalize();
        this.root = root;
    }

    /** Returns the ids of all bundles, in alphabetical order. */
    public List<String> ids() throws InputException {
        if (!Files.isDirectory(patches)) {
            throw new InputException(
                    patches + ": error: there is no such folder; run this in a clone of the repository,"
                            + " or give its folder with --root");
        }
        try (Stream<Path> folders = Files.list(patches)) {
            return folders.filter(f -> Files.exists(f.resolve(Bundle.FILE_NAME)))
                    .map(f -> f.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new InputException(patches + ": error: cannot be listed (" + IoReason.of(e) + ")");
        }
    }

    /** Returns the ids of all bundles; none when there is no folder for them. */
    List<String> idsIfAny() throws InputException {
        return Files.isDirectory(patches) ? ids() : List.of();
    }

    /** Reads the bundles of these ids, in this order; all of them when none is given. */
    public List<Bundle> read(List<String> chosen) throws InputException {
        List<String> all = ids();
        if (chosen.isEmpty() && all.isEmpty()) {
            throw new InputException(patches + ": error: no folder in it has a " + Bundle.FILE_NAME);
        }
        List<Bundle> bundles = new ArrayList<>();
        for (String id : chosen.isEmpty() ? all : chosen) {
            bundles.add(read(id));
        }
        return bundles;
    }

    /** Reads the bundle of this id. */
    public Bundle read(String id) throws InputException {
        List<String> all = ids();
        if (!all.contains(id)) {
            throw new InputException(patches + ": error: no bundle '" + id + "'" + NearNames.hintOrAll(id, all));
        }
        return Bundle.read(patches.resolve(id), models);
    }

    /** Returns the golden traces of a bundle, in alphabetical order; none when there is no such folder. */
    public List<Path> goldenTraces(String id) throws InputException {
        return GoldenFolder.read(root, id).files().stream().map(GoldenFile::trace).toList();
    }
}
