package dev.patchtwin.gate;

import dev.patchtwin.patch.range.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Files on disk that are read for those of a snapshot. They are read one after the other while others may work on them, so in
 * the end it is asked whether anybody did: when nobody has written any of them since, what was read is what was there at the
 * beginning, and when that is what the snapshot holds, it was the snapshot that was looked at.
 */
final class StillDisk {
    private static final String GONE = "gone";

    private final Snapshot snapshot;
    private final Path root;
    private Optional<SortedMap<String, String>> began = Optional.empty();

    StillDisk(Snapshot snapshot, Path root) {
        this.snapshot = snapshot;
        this.root = root;
    }

    /** Begins to read; what was read before does not count. */
    void begin() {
        if (began.isEmpty()) {
            began = Optional.of(marks());
        }
    }

    /** Returns the first file that somebody has written since it began, or taken away; empty when there is none. */
    Optional<String> touched() {
        if (began.isEmpty()) {
            return Optional.empty();
        }
        SortedMap<String, String> now = marks();
        return began.get().entrySet().stream()
                .filter(one -> !one.getValue().equals(now.get(one.getKey())))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Not the time at which a file was written, which can be set, but that at which its entry changed. */
    private SortedMap<String, String> marks() {
        SortedMap<String, String> marks = new TreeMap<>();
        for (String path : snapshot.files().keySet()) {
            Path file = root.resolve(path);
            marks.put(path, mark(file) + " " + mark(file, LinkOption.NOFOLLOW_LINKS));
        }
        return marks;
    }

    private static String mark(Path file, LinkOption... links) {
        try {
            return Files.readAttributes(file, "unix:ctime,ino,size", links).toString();
        } catch (IOException e) {
            return GONE;
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return modified(file, links);
        }
    }

    private static String modified(Path file, LinkOption... links) {
        try {
            return Files.getLastModifiedTime(file, links).toString();
        } catch (IOException e) {
            return GONE;
        }
    }
}
