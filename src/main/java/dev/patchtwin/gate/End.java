package dev.patchtwin.gate;

import dev.patchtwin.check.InputException;
import dev.patchtwin.check.TemporaryFolder;
import dev.patchtwin.gate.compile.Digests;
import dev.patchtwin.gate.compile.Sources;
import dev.patchtwin.patch.range.Snapshot;
import dev.patchtwin.patch.tree.TreeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One end of a range: its files, and a folder on disk in which its bundles and golden traces can be read. */
final class End implements AutoCloseable {
    private final Snapshot snapshot;
    private final Sources sources;
    private final Map<String, List<String>> strange;
    private final String revision;
    private final Path root;
    private final Supplier<Optional<Path>> onDisk;
    private boolean isPlaceKnown;
    private Optional<Path> place = Optional.empty();
    private @Nullable TemporaryFolder temporary;
    private @Nullable Path laidOut;
    private boolean isLaidOut;

    /**
     * @param revision how messages call it, where its files are not those on disk
     * @param root the folder of the repository that has {@code patches/} in it
     * @param onDisk finds the folder that has these very bundles and golden traces in it, if there is one; asked only where
     *     they are needed, as it may have to read them all
     */
    End(Snapshot snapshot, List<String> roots, String revision, Path root, Supplier<Optional<Path>> onDisk) {
        this.snapshot = snapshot;
        this.revision = revision;
        this.root = root;
        this.onDisk = onDisk;
        sources = new Sources(snapshot, roots);
        strange = findStrange();
    }

    Snapshot snapshot() {
        return snapshot;
    }

    Sources sources() {
        return sources;
    }

    /** Returns how messages call it; empty where its files are those on disk. */
    String revision() {
        return place().isPresent() ? "" : revision;
    }

    /** Returns the ids of its bundles. */
    NavigableSet<String> bundles() {
        NavigableSet<String> ids = new TreeSet<>();
        under(Layout.PATCHES)
                .keySet()
                .forEach(path -> Layout.bundleWithContract(path).ifPresent(ids::add));
        return ids;
    }

    /** Returns the files below a folder. */
    SortedMap<String, String> under(String folder) {
        SortedMap<String, String> files = new TreeMap<>();
        for (Map.Entry<String, String> file : snapshot.files().tailMap(folder).entrySet()) {
            if (!file.getKey().startsWith(folder)) {
                break;
            }
            files.put(file.getKey(), file.getValue());
        }
        return files;
    }

    /** Returns the names of the folders of golden traces that are those of no bundle. */
    Set<String> orphans() {
        Set<String> ids = new TreeSet<>();
        under(Layout.GOLDEN).keySet().forEach(path -> Layout.bundleOf(path).ifPresent(ids::add));
        ids.removeAll(bundles());
        return ids;
    }

    /** Returns what lies in a bundle's folders, or in the place of one, and cannot be looked at: a line for each. */
    List<String> strange(String id) {
        return strange.getOrDefault(id, List.of());
    }

    /** Returns the ids of the bundles that something lies in, or in the place of, that cannot be looked at. */
    Set<String> withStrange() {
        return strange.keySet();
    }

    private Map<String, List<String>> findStrange() {
        Map<String, List<String>> found = new TreeMap<>();
        snapshot.strange()
                .forEach((path, what) -> Layout.folderOf(path)
                        .ifPresent(id -> found.computeIfAbsent(id, unused -> new ArrayList<>())
                                .add(path + ":1: error: " + what)));
        return found;
    }

    /** Returns what stands for everything in a bundle's own folders. */
    String digest(String id) {
        List<String> parts = new ArrayList<>();
        for (String folder : List.of(Layout.PATCHES, Layout.GOLDEN)) {
            under(folder + id + "/").forEach((path, content) -> parts.add(path + " " + content));
        }
        return Digests.of(parts);
    }

    /** Tells whether its files were read on disk, where they may change, and not in the repository. */
    boolean isRead() {
        return revision.isEmpty() || (isPlaceKnown && place.isPresent());
    }

    private Optional<Path> place() {
        if (!isPlaceKnown) {
            place = onDisk.get();
            isPlaceKnown = true;
        }
        return place;
    }

    /** Returns a folder that has its {@code patches/} and {@code golden/} in it. */
    Path folder() throws InputException {
        if (place().isPresent()) {
            return place().get();
        }
        if (!isLaidOut) {
            layOut();
            isLaidOut = true;
        }
        return Objects.requireNonNull(laidOut);
    }

    private void layOut() throws InputException {
        try {
            if (temporary == null) {
                // From here on it is taken away in the end, however far this comes.
                temporary = TemporaryFolder.create();
            }
            Path folder = temporary.path();
            laidOut = folder;
            Files.createDirectories(folder.resolve("patches"));
            for (String part : List.of(Layout.PATCHES, Layout.GOLDEN)) {
                Set<String> paths = new TreeSet<>(under(part).keySet());
                paths.removeAll(snapshot.strange().keySet());
                for (String path : paths) {
                    Path file = folder.resolve(path).normalize();
                    if (!file.startsWith(folder)) {
                        throw new InputException(revision + ":" + path + ": error: leads out of the repository");
                    }
                    Files.createDirectories(file.getParent());
                    Files.write(file, snapshot.read(path));
                }
            }
        } catch (TreeException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new InputException(System.getProperty("java.io.tmpdir") + ": error: the files of " + revision
                    + " cannot be laid out there (" + e.getMessage() + "); make room, or name another folder with"
                    + " PATCHTWIN_JAVA_OPTS=-Djava.io.tmpdir=DIR");
        }
    }

    /** Returns a file of {@link #folder} as it is called in the repository, whether or not it is there now. */
    Path inRepository(Path file) {
        return laidOut != null && file.startsWith(laidOut) ? root.resolve(laidOut.relativize(file)) : file;
    }

    /** Returns a message with places as somebody finds them, who knows nothing of a folder that is gone by then. */
    String said(String message) {
        return laidOut == null ? message : message.replace(laidOut + "/", revision.isEmpty() ? "" : revision + ":");
    }

    @Override
    public void close() {
        if (temporary != null) {
            temporary.close();
        }
    }
}
