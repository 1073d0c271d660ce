package dev.patchtwin.patch;

import java.util.List;
import java.util.Optional;

/**
 * Whom the lines of a hunk belong to, as far as the hunk shows.
 *
 * @param before for each line of its pre-image
 * @param after for each line of its post-image
 */
public record HunkOwners(List<Owned> before, List<Owned> after) {
    /**
     * Whom a line belongs to.
     *
     * @param owner the thing; empty for a line outside of everything with a name
     * @param head whether it is a line of what declares the thing, or of the comment above it, rather than of its body
     */
    public record Owned(Optional<Named> owner, boolean head) {}

    /** Copies the lists. */
    public HunkOwners {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** Reads a hunk of a C file. */
    public static HunkOwners of(Hunk hunk) {
        return new HunkOwners(owned(hunk, false), owned(hunk, true));
    }

    /** Returns what the hunks of a C file touch, in their order. */
    public static List<TouchedFunction> touched(PatchFile file) {
        return TouchedFunctions.of(List.of(file), new Diagnostics(file.newPath()));
    }

    private static List<Owned> owned(Hunk hunk, boolean after) {
        return Fragment.of(hunk.heading(), hunk.image(after)).owned();
    }
}
