package dev.patchtwin.engine.twin;

/**
 * A difference that no contract explains.
 *
 * @param signature channel and kind
 * @param step the operation after which it first showed, from 0 since the reset; -1 when it was there from the start
 * @param decided the operation after which its kind was known: the same one, or the point of rest that told timing from
 *     value
 */
public record Difference(Signature signature, int step, int decided) {}
