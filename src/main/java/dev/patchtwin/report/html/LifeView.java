package dev.patchtwin.report.html;

import java.util.List;

/**
 * How cells of one kind go from state to state: a picture, and the same as a table.
 *
 * @param kind what kind of cell
 * @param width of the picture
 * @param height of the picture
 * @param nodes the states, one below the other
 * @param arcs what leads from one to another: to the right when downwards, to the left when upwards
 * @param rows the same as a table
 * @param differs whether the two sides differ anywhere
 */
public record LifeView(
        String kind, int width, int height, List<Node> nodes, List<Arc> arcs, List<MoveRow> rows, boolean differs) {
    /** Copies the lists. */
    public LifeView {
        nodes = List.copyOf(nodes);
        arcs = List.copyOf(arcs);
        rows = List.copyOf(rows);
    }

    /**
     * A state.
     *
     * @param name with its owner: {@code linked, EPT}
     * @param mark its mark
     * @param style the class of its tone
     * @param says what it means
     * @param x where its box begins
     * @param y the middle of its box
     * @param width how wide its box is
     */
    public record Node(String name, String mark, String style, String says, int x, int y, int width) {}

    /**
     * A way from one state to another.
     *
     * @param before the path of the line for the side before; empty when it never went there
     * @param after the path of the line for the side after
     * @param width how thick the lines are
     * @param label how often
     * @param says all of it in a sentence
     * @param x where the label stands
     * @param y where the label stands
     * @param anchor which end of the label stands there
     * @param differs whether the two sides differ
     */
    public record Arc(
            String before,
            String after,
            String width,
            String label,
            String says,
            int x,
            int y,
            String anchor,
            boolean differs) {}

    /**
     * The same in words.
     *
     * @param from the state that is left
     * @param to the state that is reached
     * @param before how often on the side before
     * @param after how often on the side after
     * @param operations the operations that led there, the most frequent ones first
     * @param differs whether the two sides differ
     */
    public record MoveRow(String from, String to, String before, String after, String operations, boolean differs) {}
}
