package dev.patchtwin.patch.code;

import dev.patchtwin.patch.TouchedFunction;

/**
 * A named thing of a C text. All offsets are in bytes.
 *
 * @param key what makes it the same thing on both sides
 * @param start where the comment above it begins, or else it itself
 * @param head where it begins
 * @param end behind its last byte, with comments that follow on the same line
 * @param firstLine the line of {@code start}, from 1
 * @param lastLine its last line
 */
record Thing(Key key, int start, int head, int end, int firstLine, int lastLine) {
    /**
     * What makes it the same thing on both sides.
     *
     * @param kind what it is
     * @param container what it is a member of; empty at file scope
     * @param name its name
     * @param defined whether it has a body; a prototype has none
     */
    record Key(TouchedFunction.Kind kind, String container, String name, boolean defined) {
        boolean isLike(Key other) {
            return kind == other.kind && defined == other.defined;
        }
    }

    TouchedFunction.Kind kind() {
        return key.kind();
    }

    String name() {
        return key.name();
    }

    boolean covers(int line) {
        return firstLine <= line && line <= lastLine;
    }
}
