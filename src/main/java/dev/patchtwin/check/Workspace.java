package dev.patchtwin.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the bundles are, and the models that they can name.
 *
 * @param root the folder that has {@code patches/} in it
 * @param rootGiven whether the user named that folder, so that commands to repeat must name it too
 * @param modelPaths what the user named to load models from, for commands to repeat
 * @param models the models that bundles can name
 */
public record Workspace(Path root, boolean rootGiven, List<Path> modelPaths, Models models) {
    /** Copies the list. */
    public Workspace {
        modelPaths = List.copyOf(modelPaths);
    }

    /** Returns a folder that nobody had to name, with the models that are installed. */
    public static Workspace at(Path root) {
        return new Workspace(root, false, List.of(), Models.installed());
    }

    /** Returns a folder, or the nearest one above it, that has {@code patches/} in it; empty when none has. */
    public static Optional<Path> above(Path start) {
        Path folder = start;
        for (Path real = start.toAbsolutePath(); real != null; real = real.getParent()) {
            if (Files.isDirectory(real.resolve("patches"))) {
                return Optional.of(folder);
            }
            folder = folder.resolve("..");
        }
        return Optional.empty();
    }

    /** Returns the same models with the bundles of another folder, which commands to repeat do not name. */
    public Workspace in(Path other) {
        return new Workspace(other, rootGiven && other.equals(root), modelPaths, models);
    }

    /** Returns the bundles. */
    public Bundles bundles() {
        return new Bundles(root, models);
    }

    /** Returns the words of a command that name this workspace, each led by a blank; none where nobody has to. */
    public String words() {
        StringBuilder words = new StringBuilder();
        if (rootGiven) {
            words.append(" --root ").append(ShellWord.of(root.toString()));
        }
        modelPaths.forEach(path -> words.append(" --models ").append(ShellWord.of(path.toString())));
        return words.toString();
    }
}
