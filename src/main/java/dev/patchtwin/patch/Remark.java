package dev.patchtwin.patch;

/**
 * What a reviewer wrote between the lines of a patch.
 *
 * @param file the file whose change it stands in, from the root of the tree; empty when it stands in the commit message
 * @param hunk which hunk of that file it stands in or after, from 1; 0 when it stands above the first one
 * @param hunkLine how many lines of that hunk stand above it
 * @param mailLine where it begins in the mail, from 1
 * @param text its lines; what it quotes from elsewhere keeps its quote marks
 */
public record Remark(String file, int hunk, int hunkLine, int mailLine, String text) {}
