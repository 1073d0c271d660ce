package dev.patchtwin.conform.coverage;

import dev.patchtwin.conform.cut.Cut;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which of the lines ran that a patch removes and adds: the removed ones in the program before, the added ones in the program
 * after.
 *
 * <p>The compiler decides what is code: a line has a count when gcov lists it. Comments, declarations without a value, most
 * braces, members of structs and lists of macros have none. Of a statement over several lines gcov lists some, mostly the first
 * and those that hold a condition or a call; a line that it does not list has no count of its own, for what is said of the
 * statement is said once. But a reader asks whether a change ran: where gcov lists none of a statement's changed lines, the
 * first of them gets what is counted for the line of the statement next above it, or else next below it.
 *
 * @param lines all lines that the patch adds or removes in what was cut, in the order of the mail
 */
public record PatchCoverage(List<PatchLine> lines) {
    /** Copies the list. */
    public PatchCoverage {
        lines = List.copyOf(lines);
    }

    /**
     * Puts counts to the lines of a patch.
     *
     * @param before what was cut from the text before
     * @param beforeCounts what was counted in the program that was made of it
     * @param after what was cut from the text after
     * @param afterCounts what was counted in the program that was made of it
     */
    public static PatchCoverage of(Cut before, List<LineCount> beforeCounts, Cut after, List<LineCount> afterCounts) {
        List<PatchLine> lines = new ArrayList<>(SideCoverage.of(before, beforeCounts));
        lines.addAll(SideCoverage.of(after, afterCounts));
        lines.sort(Comparator.comparingInt(PatchLine::mailLine));
        return new PatchCoverage(lines);
    }

    /** Returns the lines with a count that ran. */
    public List<PatchLine> covered() {
        return counted().filter(line -> line.count().orElse(0L) > 0).toList();
    }

    /** Returns the lines with a count that never ran. */
    public List<PatchLine> uncovered() {
        return counted().filter(line -> line.count().orElse(0L) == 0).toList();
    }

    private Stream<PatchLine> counted() {
        return lines.stream().filter(line -> line.count().isPresent());
    }
}
