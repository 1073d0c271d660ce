package dev.patchtwin.check.golden;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.GoldenFile;
import dev.patchtwin.check.GoldenFolder;
import dev.patchtwin.check.GoldenReplay;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.Replays;
import dev.patchtwin.check.Workspace;
import dev.patchtwin.trace.ExpectationWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A trace that is to become a golden one.
 *
 * @param golden where it belongs
 * @param trace the text of the trace
 * @param expected the text of what is expected of it
 * @param isThere whether it is a golden trace already, under this very name: then there is nothing to write
 */
public record GoldenAdd(GoldenFile golden, String trace, String expected, boolean isThere) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    /**
     * Finds out what is to be written, and writes nothing.
     *
     * @param file the trace, of any bundle, from anywhere
     * @param name what to call it; as its file when it is not given
     * @param workspace where its bundle is
     * @throws InputException when the trace cannot be replayed, the name cannot be or belongs to another trace, the same trace
     *     is golden under another name, or something is wrong with the golden files that are there
     */
    public static GoldenAdd plan(Path file, Optional<String> name, Workspace workspace) throws InputException {
        Bundle bundle = Replays.bundle(file, workspace);
        String plain = name.orElseGet(() -> nameOf(file));
        if (!NAME.matcher(plain).matches()) {
            throw new InputException(file + ": error: '" + plain
                    + "' cannot be the name of a golden trace: letters, digits, '.', '_' and '-', a letter or a digit first;"
                    + " give another one with --name");
        }
        GoldenFolder folder = GoldenFolder.read(workspace.root(), bundle.id());
        if (!folder.errors().isEmpty()) {
            throw new InputException(folder.errors());
        }
        GoldenFile golden = GoldenFile.in(folder.folder(), plain, true);
        GoldenReplay replay = GoldenReplay.of(bundle, file).named(plain + GoldenFile.TRACE);
        requireNew(bundle, folder, file, plain, replay);
        return new GoldenAdd(
                golden, replay.text(), ExpectationWriter.print(replay.shown()), Files.exists(golden.trace()));
    }

    private static String nameOf(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(GoldenFile.TRACE) ? name.substring(0, name.length() - GoldenFile.TRACE.length()) : name;
    }

    private static void requireNew(Bundle bundle, GoldenFolder folder, Path file, String name, GoldenReplay replay)
            throws InputException {
        for (GoldenFile other : folder.files()) {
            boolean same = GoldenReplay.of(bundle, other).trace().equals(replay.trace());
            boolean sameName = other.name().equals(name);
            if (same && !sameName) {
                throw new InputException(file + ": error: " + other.trace()
                        + " has the same steps in the same world; one of them is enough");
            }
            if (sameName && !same) {
                throw new InputException(file + ": error: " + other.trace()
                        + " is another trace; give this one another name with --name");
            }
        }
    }

    /**
     * Writes both files, each wholly or not at all; nothing when it is a golden trace already.
     *
     * @throws InputException when one cannot be written
     */
    public void write() throws InputException {
        if (!isThere) {
            FileSet files = new FileSet();
            files.add(golden.trace(), trace);
            files.add(golden.expected(), expected);
            files.write();
        }
    }
}
