package dev.patchtwin.gate.compile;

import java.util.List;

/** Sources that cannot be compiled, or models that cannot be made of them. */
public final class CompileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;

    /** @param lines what is wrong, a line each, with file and line where they are known */
    CompileException(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
    }

    /** Returns what is wrong, a line each. */
    public List<String> lines() {
        return lines;
    }
}
