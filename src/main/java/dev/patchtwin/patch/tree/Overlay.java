package dev.patchtwin.patch.tree;

import dev.patchtwin.patch.PatchFile;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A tree with the files that the patches so far have changed, in memory. */
final class Overlay implements FileSource {
    private final FileSource below;
    private final Map<String, Optional<TreeFile>> changed = new HashMap<>();

    Overlay(FileSource below) {
        this.below = below;
    }

    void add(HealedFile file) {
        boolean moved = !file.patch().oldPath().equals(file.patch().newPath());
        if (file.after().isEmpty() || (moved && file.patch().change() != PatchFile.Change.COPY)) {
            changed.put(file.patch().oldPath(), Optional.empty());
        }
        file.after().ifPresent(after -> changed.put(after.path(), Optional.of(after)));
    }

    @Override
    public Optional<TreeFile> file(String path) throws TreeException {
        Optional<TreeFile> own = changed.get(path);
        return own != null ? own : below.file(path);
    }

    @Override
    public Optional<TreeFile> blob(String id, String path) throws TreeException {
        return changed.containsKey(path) ? Optional.empty() : below.blob(id, path);
    }
}
