package dev.patchtwin.patch;

import java.util.ArrayList;
import java.util.List;

/** Collects what there is to say about one mail. */
final class Diagnostics {
    private final String file;
    private final List<Diagnostic> all = new ArrayList<>();

    Diagnostics(String file) {
        this.file = file;
    }

    void error(int line, String message) {
        all.add(new Diagnostic(Diagnostic.Severity.ERROR, file, line, message));
    }

    void warning(int line, String message) {
        all.add(new Diagnostic(Diagnostic.Severity.WARNING, file, line, message));
    }

    void info(int line, String message) {
        all.add(new Diagnostic(Diagnostic.Severity.INFO, file, line, message));
    }

    boolean hasErrors() {
        return all.stream().anyMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
    }

    List<Diagnostic> all() {
        return List.copyOf(all);
    }
}
