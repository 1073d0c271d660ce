package dev.patchtwin.check.conform;

/**
 * Something that the C asked or did.
 *
 * @param left whether it is the C of the couple's left side
 * @param function the function of the C that it stands in
 * @param file its file, from the root of the tree, or of the shims
 * @param line its line there
 * @param mailLine that line's place in the mail; 0 when the mail does not have it
 * @param changed whether it is a line that the patch removes or adds
 * @param shim whether it is a line of the shims, and not of what was cut out
 * @param what what it was, with its numbers
 * @param answer what the world said; empty when it was not asked, or the host panicked over it
 */
public record CStep(
        boolean left,
        String function,
        String file,
        int line,
        int mailLine,
        boolean changed,
        boolean shim,
        String what,
        String answer) {}
