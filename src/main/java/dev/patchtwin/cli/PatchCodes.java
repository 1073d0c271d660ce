package dev.patchtwin.cli;

/** What the exit codes of the commands about patches mean, for their help. */
final class PatchCodes {
    static final String WHOLE = " 0:recovered whole; with a tree: and applies";
    static final String SAME = " 0:the patches do the same";
    static final String CHANGED = " 1:something changed in what they do";
    static final String BAD = " 2:not recovered, or does not apply; bad usage or input";
    static final String PART = " 3:a part of a patch, or a series that is incomplete";
    static final String BUG = "70:a bug in Patchtwin, or a launcher that could not build";

    private PatchCodes() {}
}
