package dev.patchtwin.patch.tree;

import dev.patchtwin.patch.PatchFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.patch.Patch;
import org.eclipse.jgit.patch.PatchApplier;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Applies healed files once more, with JGit, in a repository in memory that has nothing but these files. JGit applies in
 * silence what it should not: a hunk elsewhere, a cut one, a file that is dropped. What it makes must be, to the byte, what
 * was made by hand.
 */
final class Applier {
    /** A control character that no source text has. */
    private static final byte CARRIAGE_RETURN = 1;

    private Applier() {}

    /** Returns what is wrong with it; nothing when both agree. */
    static Optional<String> disagreement(List<HealedFile> files) {
        try (InMemoryRepository memory = new InMemoryRepository(new DfsRepositoryDescription("memory"));
                ObjectInserter inserter = memory.newObjectInserter()) {
            ObjectId base = base(files, inserter);
            Patch patch = new Patch();
            byte[] text = text(files);
            patch.parse(text, 0, text.length);
            if (!patch.getErrors().isEmpty()) {
                return Optional.of("JGit cannot read it: " + patch.getErrors().get(0));
            }
            PatchApplier.Result result;
            try (RevWalk walk = new RevWalk(memory)) {
                result = new PatchApplier(memory, walk.parseTree(base), inserter).applyPatch(patch);
            }
            inserter.flush();
            if (!result.getErrors().isEmpty()) {
                return Optional.of(
                        "JGit does not apply it: " + result.getErrors().get(0));
            }
            return compare(wanted(files), made(memory, result.getTreeId()));
        } catch (IOException | RuntimeException e) {
            return Optional.of("JGit cannot apply it: " + e);
        }
    }

    private static byte[] text(List<HealedFile> files) {
        List<String> lines = new ArrayList<>();
        files.forEach(file -> lines.addAll(file.patch().text()));
        return masked((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** JGit takes line ends with a carriage return for ones without; to it, they are text like any other here. */
    private static byte[] masked(byte[] bytes) {
        byte[] masked = bytes.clone();
        for (int i = 0; i < masked.length; i++) {
            masked[i] = masked[i] == '\r' ? CARRIAGE_RETURN : masked[i];
        }
        return masked;
    }

    private static String maskedBlob(TreeFile file) {
        return file.with(file.path(), masked(file.content())).blob();
    }

    private static ObjectId base(List<HealedFile> files, ObjectInserter inserter) throws IOException {
        Map<String, TreeFile> there = new TreeMap<>();
        files.forEach(file -> file.before().ifPresent(before -> there.put(before.path(), before)));
        DirCache index = DirCache.newInCore();
        DirCacheBuilder builder = index.builder();
        for (TreeFile file : there.values()) {
            DirCacheEntry entry = new DirCacheEntry(file.path());
            entry.setFileMode(FileMode.fromBits(Integer.parseInt(file.mode(), 8)));
            entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, masked(file.content())));
            builder.add(entry);
        }
        builder.finish();
        ObjectId tree = index.writeTree(inserter);
        inserter.flush();
        return tree;
    }

    private static Map<String, String> wanted(List<HealedFile> files) {
        Map<String, String> wanted = new TreeMap<>();
        for (HealedFile file : files) {
            boolean stays = file.patch().change() == PatchFile.Change.COPY;
            file.before().filter(b -> stays).ifPresent(b -> wanted.putIfAbsent(b.path(), maskedBlob(b)));
        }
        for (HealedFile file : files) {
            file.after().ifPresent(after -> wanted.put(after.path(), maskedBlob(after)));
        }
        return wanted;
    }

    private static Map<String, String> made(InMemoryRepository memory, ObjectId tree) throws IOException {
        Map<String, String> made = new TreeMap<>();
        try (TreeWalk walk = new TreeWalk(memory)) {
            walk.addTree(tree);
            walk.setRecursive(true);
            while (walk.next()) {
                made.put(walk.getPathString(), walk.getObjectId(0).name());
            }
        }
        return made;
    }

    private static Optional<String> compare(Map<String, String> wanted, Map<String, String> made) {
        if (wanted.equals(made)) {
            return Optional.empty();
        }
        Map<String, String> different = new TreeMap<>(wanted);
        different.entrySet().removeAll(made.entrySet());
        Map<String, String> surplus = new TreeMap<>(made);
        surplus.entrySet().removeAll(wanted.entrySet());
        surplus.putAll(different);
        return Optional.of("JGit makes something else of " + String.join(", ", surplus.keySet()));
    }
}
