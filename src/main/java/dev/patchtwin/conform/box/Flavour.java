package dev.patchtwin.conform.box;

import java.util.ArrayList;
import java.util.List;

/** What a program is compiled for. */
public enum Flavour {
    /** To find what C leaves undefined: the address sanitizer and the one for undefined behaviour stop the program there. */
    SANITIZED(
            "-O2",
            "-fsanitize=address,undefined",
            "-fno-sanitize-recover=all",
            "-fno-omit-frame-pointer",
            "-fno-optimize-sibling-calls"),
    /** To be fast. */
    PLAIN("-O2"),
    /** To count which lines run; such a program writes a file with the counts for each source when it exits. */
    COVERAGE("-O0", "--coverage", "-fprofile-update=single");

    private final List<String> options;

    Flavour(String... options) {
        this.options = List.of(options);
    }

    /** Returns the compiler's options. */
    List<String> options(Toolchain.Kind kind) {
        List<String> all = new ArrayList<>(options);
        // Of version 5, addr2line takes the file's own name where a #line gave another.
        all.add("-gdwarf-4");
        if (this == SANITIZED && kind == Toolchain.Kind.CLANG) {
            // Checks that a function is called by its own type, which the kernel's callbacks are not always.
            all.add("-fno-sanitize=function");
        }
        return all;
    }
}
