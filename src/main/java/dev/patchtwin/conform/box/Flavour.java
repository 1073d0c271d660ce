package dev.patchtwin.conform.box;

import java.util.ArrayList;
import java.util.List;

/** What a program is compiled for. */
public enum Flavour {
    /** To find what C leaves undefined: the address sanitizer and the one for undefined behaviour stop the program there. */
    SANITIZED,
    /** To be fast. */
    PLAIN,
    /** To count which lines run; such a program writes a file with the counts for each source when it exits. */
    COVERAGE;

    private static final List<String> SANITIZERS = List.of(
            "-fsanitize=address,undefined",
            "-fno-sanitize-recover=all",
            "-fno-omit-frame-pointer",
            "-fno-optimize-sibling-calls");
    private static final List<String> COUNTS = List.of("--coverage", "-fprofile-update=single");

    /** Returns the compiler's options. */
    List<String> options(Toolchain.Kind kind) {
        List<String> all = new ArrayList<>();
        all.add(this == COVERAGE ? "-O0" : "-O2");
        // Of version 5, addr2line takes the file's own name where a #line gave another.
        all.add("-gdwarf-4");
        if (this == SANITIZED) {
            all.addAll(SANITIZERS);
        }
        if (this == SANITIZED && kind == Toolchain.Kind.CLANG) {
            // Checks that a function is called by its own type, which the kernel's callbacks are not always.
            all.add("-fno-sanitize=function");
        }
        if (this == COVERAGE) {
            all.addAll(COUNTS);
        }
        return all;
    }
}
