package dev.patchtwin.patch.code;

/**
 * A part of a C text that is looked at as a whole.
 *
 * @param start its first byte
 * @param end behind its last byte
 * @param block whether it is braces with what they hold
 */
record Piece(int start, int end, boolean block) {}
