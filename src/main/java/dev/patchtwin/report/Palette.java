package dev.patchtwin.report;

import java.util.function.UnaryOperator;

/**
 * How to make words stand out.
 *
 * @param good for what agrees
 * @param bad for what differs
 * @param strong for what matters most
 */
public record Palette(UnaryOperator<String> good, UnaryOperator<String> bad, UnaryOperator<String> strong) {
    /** Returns the one that changes nothing: for files, pipes and terminals without colour. */
    public static Palette plain() {
        return new Palette(UnaryOperator.identity(), UnaryOperator.identity(), UnaryOperator.identity());
    }
}
