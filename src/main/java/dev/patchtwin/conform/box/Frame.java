package dev.patchtwin.conform.box;

/**
 * A call on the stack of a program.
 *
 * @param file as the compiler was told, by a {@code #line} for instance; empty when it is not known
 * @param line from 1; 0 when it is not known
 */
public record Frame(String function, String file, int line) {}
