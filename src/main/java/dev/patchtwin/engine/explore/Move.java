package dev.patchtwin.engine.explore;

/**
 * How often cells of a {@link dev.patchtwin.model.Pictured} model went from one look to another in the transitions of an
 * exploration. Only the ends of a transition are seen: a cell that an operation takes through several states counts once.
 *
 * @param from how the cells looked before the operation
 * @param to how they looked after it, another look
 * @param operation the name of the operation
 * @param before how often on the side before
 * @param after how often on the side after
 */
public record Move(int from, int to, String operation, long before, long after) {}
