package dev.patchtwin.report.reply;

import java.util.List;

/**
 * Something to say at a place of the patch.
 *
 * @param spot the line of the patch that it stands below
 * @param lines its text, line by line
 */
record Answer(Spot spot, List<String> lines) {
    /** Copies the list. */
    Answer {
        lines = List.copyOf(lines);
    }
}
