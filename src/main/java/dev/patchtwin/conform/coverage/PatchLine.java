package dev.patchtwin.conform.coverage;

import dev.patchtwin.patch.Hunk;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A line that a patch adds or removes, and how often it ran.
 *
 * @param kind added or removed
 * @param file the kernel's file, from the root of the tree, on the side that has the line
 * @param fileLine its place there, from 1
 * @param mailLine its place in the mail, from 1
 * @param text the line
 * @param count how often it ran; empty when the compiler made no code for it, and when another changed line tells for it (see
 *     {@link PatchCoverage})
 * @param branches how often each way was taken that leads on from a condition on the line, as {@link LineCount} has it
 */
public record PatchLine(
        Hunk.Kind kind,
        String file,
        int fileLine,
        int mailLine,
        String text,
        Optional<Long> count,
        List<Long> branches) {
    /** Copies the list. */
    public PatchLine {
        branches = List.copyOf(branches);
    }

    /** Returns for each condition on the line, in gcov's order, how often each of its ways was taken. */
    public List<List<Long>> conditions() {
        return IntStream.range(0, (branches.size() + 1) / 2)
                .mapToObj(i -> branches.subList(2 * i, Math.min(2 * i + 2, branches.size())))
                .toList();
    }
}
