package dev.patchtwin.report.ci;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Names files as CI systems know them: from the root of the repository.
 *
 * @param root the folder that has {@code patches/} in it
 * @param repository the root of the repository: that folder, or one above it
 */
public record CiPaths(Path root, Path repository) {
    /** Returns the name of a file that is named as the program sees it. */
    public String of(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        Path above = repository.toAbsolutePath().normalize();
        return (whole.startsWith(above) ? above.relativize(whole) : whole)
                .toString()
                .replace('\\', '/');
    }

    /** Returns the same for a name that may be none of a file: then it stays as it is. */
    String ofText(String file) {
        try {
            return of(Path.of(file));
        } catch (InvalidPathException e) {
            return file;
        }
    }

    /** Returns the place of what can be pointed at nowhere else: hosts show nothing that has no place. */
    CiPlace bundles() {
        return new CiPlace(inRoot("patches"), 0, "the bundles");
    }

    /** Returns the name of a file that is named from the folder that has {@code patches/} in it. */
    String inRoot(String file) {
        try {
            return of(root.resolve(file));
        } catch (InvalidPathException e) {
            return file;
        }
    }
}
