package dev.patchtwin.conform.box;

/** What came of looking for a C compiler. */
public sealed interface ToolchainSearch {
    /** There is one. */
    record Found(Toolchain toolchain) implements ToolchainSearch {}

    /**
     * This machine has none that could be used, and nobody asked for one.
     *
     * @param reason a phrase: {@code no C compiler: neither gcc nor clang is on the PATH}
     */
    record None(String reason) implements ToolchainSearch {}

    /**
     * The one that somebody asked for cannot be used.
     *
     * @param error what is wrong, and what to do
     */
    record Wrong(String error) implements ToolchainSearch {}
}
