package dev.patchtwin.patch;

/**
 * What a reviewer wrote between the lines of a patch.
 *
 * @param file the file whose change it follows, from the root of the tree
 * @param hunk which hunk of that file, from 1
 * @param mailLine where it begins in the mail, from 1
 * @param text its lines
 */
public record Remark(String file, int hunk, int mailLine, String text) {}
