package dev.patchtwin.check.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;

/** What the Java compiler found wrong, as messages for a terminal. */
public final class CompilerErrors {
    private static final int MOST = 10;

    private CompilerErrors() {}

    /** Returns what to say where the Java that runs this program has no compiler. */
    public static String noCompiler() {
        return "patchtwin: error: this Java (" + System.getProperty("java.home")
                + ") has no compiler; run Patchtwin with a JDK";
    }

    /**
     * Returns a line for each error, and one for all that are too many.
     *
     * @param name how messages call a source file; empty for one that has no place to be named
     */
    public static List<String> lines(
            DiagnosticCollector<JavaFileObject> diagnostics, Function<JavaFileObject, String> name) {
        List<String> lines = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> one : diagnostics.getDiagnostics()) {
            if (one.getKind() == Diagnostic.Kind.ERROR) {
                lines.add(line(one, name));
            }
        }
        if (lines.size() > MOST) {
            int more = lines.size() - MOST;
            lines.subList(MOST, lines.size()).clear();
            lines.add("and " + more + " more errors of the Java compiler");
        }
        return lines;
    }

    private static String line(Diagnostic<? extends JavaFileObject> one, Function<JavaFileObject, String> name) {
        String words = String.join(
                " ", one.getMessage(Locale.ROOT).lines().map(String::strip).toList());
        JavaFileObject source = one.getSource();
        String file = source == null ? "" : name.apply(source);
        return (file.isEmpty() ? "" : file + ":" + Math.max(1, one.getLineNumber()) + ": ") + "error: " + words;
    }
}
