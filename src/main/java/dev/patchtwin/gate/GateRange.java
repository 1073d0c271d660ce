package dev.patchtwin.gate;

import java.util.Optional;

/**
 * What was compared with what.
 *
 * @param base the revision that the user named: {@code origin/main}
 * @param start the commit that is compared: the merge base of base and head, 40 hexadecimal digits
 * @param head the revision that the user named, or {@code WORKTREE}
 * @param end the commit at the end, 40 hexadecimal digits; empty for the work tree
 * @param commits how many commits are between them
 */
public record GateRange(String base, String start, String head, Optional<String> end, int commits) {
    /** What stands for the files as they are, committed or not. */
    public static final String WORKTREE = "WORKTREE";
}
