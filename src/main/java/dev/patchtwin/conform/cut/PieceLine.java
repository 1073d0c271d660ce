package dev.patchtwin.conform.cut;

import dev.patchtwin.patch.Hunk;

/**
 * A line of C that was cut out.
 *
 * @param text without its end
 * @param fileLine its place in the kernel's file on this side, from 1
 * @param mailLine its place in the mail, from 1; 0 when the mail does not have it
 * @param kind what the patch does to it; {@link Hunk.Kind#CONTEXT} also outside of all hunks
 */
public record PieceLine(String text, int fileLine, int mailLine, Hunk.Kind kind) {}
