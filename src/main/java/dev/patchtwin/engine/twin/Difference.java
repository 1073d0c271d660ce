package dev.patchtwin.engine.twin;

/**
 * A difference that no contract explains, where it first showed.
 *
 * @param signature channel and kind
 * @param step the operation after which it showed, from 0 since the reset
 */
public record Difference(Signature signature, int step) {}
