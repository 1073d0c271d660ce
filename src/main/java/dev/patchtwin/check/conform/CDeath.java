package dev.patchtwin.check.conform;

import java.util.List;

/**
 * A call in which the C died: a crash, a sanitizer's report, a hang, or something that it may not do.
 *
 * @param after whether it was the C after the patch
 * @param call what was called: the function, its numbers, and what it had been answered
 * @param what how it died, in a few words
 * @param stack where it was, innermost first, each as {@code function file:line}
 * @param report what a sanitizer wrote, line by line
 */
public record CDeath(boolean after, String call, String what, List<String> stack, List<String> report) {
    /** Copies the lists. */
    public CDeath {
        stack = List.copyOf(stack);
        report = List.copyOf(report);
    }

    /** Returns its side, as JSON and tables call it. */
    public String side() {
        return after ? "after" : "before";
    }
}
