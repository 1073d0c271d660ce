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

    void part(int line, String message) {
        all.add(new Diagnostic(Diagnostic.Severity.PART, file, line, message));
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

    boolean hasParts() {
        return all.stream().anyMatch(d -> d.severity() == Diagnostic.Severity.PART);
    }

    /** Returns something that collects for the same mail from here on. */
    Diagnostics apart() {
        return new Diagnostics(file);
    }

    void addAll(Diagnostics others) {
        all.addAll(others.all);
    }

    /** Tells how bad what was collected is: the number of errors, then that of missing parts. */
    int badness() {
        int badness = 0;
        for (Diagnostic one : all) {
            badness += one.severity() == Diagnostic.Severity.ERROR ? 1000 : 0;
            badness += one.severity() == Diagnostic.Severity.PART ? 1 : 0;
        }
        return badness;
    }

    List<Diagnostic> all() {
        return List.copyOf(all);
    }
}
