package dev.patchtwin.conform.coverage;

import java.util.List;

/**
 * How often a line ran for which the compiler made code.
 *
 * @param file as the compiler names it
 * @param line from 1
 * @param count how often, in all functions and all instances of them that the line is a part of
 * @param branches how often each way was taken that leads on from a condition on the line, in gcov's order: for each condition
 *     first one way, then the other; empty without conditions
 */
public record LineCount(String file, int line, long count, List<Long> branches) {
    /** Copies the list. */
    public LineCount {
        branches = List.copyOf(branches);
    }
}
