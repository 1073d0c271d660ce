package dev.patchtwin.engine.explore;

import java.util.Comparator;

/**
 * How often cells of a {@link dev.patchtwin.model.Pictured} model went from one look to another in the transitions of an
 * exploration. Only the ends of a transition are seen: a cell that an operation takes through several states counts once.
 *
 * <p>A cell that is free and that nobody owns looks like {@code Legend.look(0, 0, 0)}, since its kind means nothing. A cell
 * that is of one kind before an operation and of another one after it, and is free neither time, was given back and out
 * again in between: it counts twice, to free and on from there, where it keeps its owner if it has the same one at both ends.
 * Transitions in which either side halts do not count on any side: nothing is known of the cells then.
 *
 * @param from how the cells looked before the operation
 * @param to how they looked after it, another look
 * @param operation the name of the operation
 * @param before how often on the side before
 * @param after how often on the side after
 */
public record Move(int from, int to, String operation, long before, long after) {
    /** The order of lists of moves: by where from, where to, and the name of the operation; how often does not matter. */
    public static final Comparator<Move> ORDER =
            Comparator.comparingInt(Move::from).thenComparingInt(Move::to).thenComparing(Move::operation);

    /** Returns the same move, as often as both together. */
    public Move plus(Move other) {
        return new Move(from, to, operation, before + other.before, after + other.after);
    }
}
