package dev.patchtwin.conform.cut;

/**
 * What a compiler or a linker says.
 *
 * @param file as the compiler names it; empty when it names none
 * @param line from 1; 0 when it is about no line
 * @param column from 1; 0 when it is about no column
 * @param severity in the compiler's word: {@code error}
 * @param text one line, without place and severity
 */
public record Message(String file, int line, int column, String severity, String text) {}
