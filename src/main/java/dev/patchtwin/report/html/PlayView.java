package dev.patchtwin.report.html;

import java.util.List;

/**
 * A difference that can be stepped through: what stands there without the player.
 *
 * @param anchor the id of its element
 * @param key its name in the data
 * @param heading what it is: {@code hook-splat}
 * @param kind in words: {@code declared difference on warnings, side before}
 * @param tone how good it is
 * @param words what the contract says about it, a paragraph each
 * @param origin where the trace comes from
 * @param steps how many operations, in words
 * @param repro the command that replays it
 * @param table the trace as a table of text
 */
public record PlayView(
        String anchor,
        String key,
        String heading,
        String kind,
        Tone tone,
        List<String> words,
        String origin,
        String steps,
        String repro,
        String table) {
    /** Copies the list. */
    public PlayView {
        words = List.copyOf(words);
    }
}
