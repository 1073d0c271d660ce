package dev.patchtwin.patch.corpus;

import dev.patchtwin.patch.tree.FileSource;
import dev.patchtwin.patch.tree.TreeFile;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A tree in memory: every path is taken, also those that git would not take. */
public final class MapTree implements FileSource {
    private final Map<String, TreeFile> files = new TreeMap<>();

    private MapTree() {}

    /** Returns a tree of files with these texts. */
    public static MapTree of(Map<String, String> texts) {
        MapTree tree = new MapTree();
        texts.forEach((path, text) ->
                tree.files.put(path, new TreeFile(path, "100644", text.getBytes(StandardCharsets.UTF_8))));
        return tree;
    }

    @Override
    public Optional<TreeFile> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    @Override
    public Optional<TreeFile> blob(String id, String path) {
        return files.values().stream()
                .filter(file -> !id.isEmpty() && file.blob().startsWith(id))
                .map(file -> new TreeFile(path, file.mode(), file.content()))
                .findFirst();
    }
}
