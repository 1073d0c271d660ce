package dev.patchtwin.report.html;

import java.util.List;

/**
 * How large the state space is, and how cells live in it.
 *
 * @param summary what was explored, in a sentence; empty when nothing was
 * @param slices a row for each slice
 * @param depths how many states are first reached after so many operations, in all slices
 * @param width how wide the chart of depths is
 * @param lives how cells of each kind go from state to state
 * @param cell what a cell is, in one word
 */
public record SpaceView(
        String summary, List<SliceRow> slices, List<Depth> depths, int width, List<LifeView> lives, String cell) {
    /** Copies the lists. */
    public SpaceView {
        slices = List.copyOf(slices);
        depths = List.copyOf(depths);
        lives = List.copyOf(lives);
    }

    /**
     * A slice.
     *
     * @param name its name
     * @param pairs how many pairs of states
     * @param transitions how many transitions
     * @param depth how deep
     * @param faults the most faults of a run
     * @param ended how it ended
     * @param tone how good that is
     */
    public record SliceRow(
            String name, String pairs, String transitions, String depth, String faults, String ended, Tone tone) {}

    /**
     * A bar of a chart.
     *
     * @param depth how many operations
     * @param states how many states
     * @param x where the bar begins
     * @param y where its upper end is
     * @param width its width
     * @param height its height
     * @param labelled whether there is room for the depth below it
     */
    public record Depth(int depth, String states, int x, int y, int width, int height, boolean labelled) {}
}
