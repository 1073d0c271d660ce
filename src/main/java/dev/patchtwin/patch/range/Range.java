package dev.patchtwin.patch.range;

import java.util.List;
import java.util.Optional;

/**
 * Two states of a folder, and the commits that lead from one to the other.
 *
 * @param start the commit where the head has left the base, 40 hexadecimal digits
 * @param end the commit at the end; empty for the work tree
 * @param commits those that are in the head and not in the base, the newest first
 * @param before the folder at the start
 * @param after the folder at the end
 */
public record Range(String start, Optional<String> end, List<Commit> commits, Snapshot before, Snapshot after) {
    /** How many digits of an id a person is shown. */
    private static final int DIGITS = 12;

    /** Returns the id of a commit as a person is shown it. */
    public static String brief(String id) {
        return id.substring(0, DIGITS);
    }

    /** Copies the list. */
    public Range {
        commits = List.copyOf(commits);
    }

    /**
     * A commit.
     *
     * @param id 40 hexadecimal digits
     * @param subject the first paragraph of its message, as one line
     * @param trailers what its last paragraph says, one by one
     * @param reverts the commits that it says it reverts, in the words of {@code git revert}
     */
    public record Commit(String id, String subject, List<Trailer> trailers, List<Reverted> reverts) {
        /** Copies the lists. */
        public Commit {
            trailers = List.copyOf(trailers);
            reverts = List.copyOf(reverts);
        }
    }

    /**
     * A line such as {@code Fixes: 1a2b3c4d5e6f ("...")}.
     *
     * @param key what stands before the colon
     * @param value what stands after it, its lines joined
     */
    public record Trailer(String key, String value) {}

    /**
     * A commit that another one reverts.
     *
     * @param id 40 hexadecimal digits
     * @param trailers its trailers, and those of what it reverts itself; none when it is not in this clone
     */
    public record Reverted(String id, List<Trailer> trailers) {
        /** Copies the list. */
        public Reverted {
            trailers = List.copyOf(trailers);
        }
    }
}
