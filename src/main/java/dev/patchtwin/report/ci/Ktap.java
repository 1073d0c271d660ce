package dev.patchtwin.report.ci;

import dev.patchtwin.report.Visible;
import dev.patchtwin.report.ci.CiCase.Outcome;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.function.ToLongFunction;

/** A run in the kernel's own test protocol, KTAP version 1: a test for each suite, with a subtest for each case. */
public final class Ktap {
    private static final String VERSION = "KTAP version 1";
    private static final String LEVEL = "  ";

    private final PrintWriter out;

    private Ktap(PrintWriter out) {
        this.out = out;
    }

    /**
     * Writes the run.
     *
     * @param writer is flushed, not closed
     */
    public static void write(CiRun run, Writer writer) {
        PrintWriter out = new PrintWriter(writer);
        new Ktap(out).write(run);
        out.flush();
    }

    private void write(CiRun run) {
        line("", VERSION);
        line("", "1.." + run.suites().size());
        for (int i = 0; i < run.suites().size(); i++) {
            write(run.suites().get(i), i + 1);
        }
        run.notes().forEach(note -> diagnostic("", note));
        diagnostic("", run.verdict());
        diagnostic("", "Again: " + run.repro());
        totals("", run::count);
    }

    private void write(CiSuite suite, int number) {
        line(LEVEL, VERSION);
        line(LEVEL, "# Subtest: " + name(suite.name()));
        line(LEVEL, "1.." + suite.cases().size());
        for (int i = 0; i < suite.cases().size(); i++) {
            CiCase one = suite.cases().get(i);
            if (!one.good() || !one.findings().isEmpty()) {
                CaseText.lines(one, suite.repro()).forEach(text -> diagnostic(LEVEL, text));
            }
            // Readers take the first result with the name of the suite for that of the suite.
            String name = name(one.name()).equals(name(suite.name())) ? one.name() + " of it" : one.name();
            result(LEVEL, one.good(), i + 1, name, directive(one));
        }
        totals(LEVEL, suite::count);
        boolean skipped = suite.count(Outcome.SKIP) == suite.cases().size();
        result(
                "",
                suite.good(),
                number,
                suite.name(),
                skipped ? "SKIP " + suite.cases().get(0).message() : "");
    }

    private static String directive(CiCase one) {
        return switch (one.outcome()) {
            case PASS, FAIL -> "";
            case SKIP -> "SKIP " + one.message();
            case ERROR -> "ERROR " + one.message();
        };
    }

    private void result(String indent, boolean good, int number, String name, String directive) {
        line(
                indent,
                (good ? "ok " : "not ok ") + number + " " + name(name)
                        + (directive.isEmpty() ? "" : " # " + hashless(oneLine(directive))));
    }

    /** As the kernel's selftests print it. */
    private void totals(String indent, ToLongFunction<Outcome> count) {
        line(
                indent,
                "# Totals: pass:" + count.applyAsLong(Outcome.PASS) + " fail:" + count.applyAsLong(Outcome.FAIL)
                        + " xfail:0 xpass:0 skip:" + count.applyAsLong(Outcome.SKIP) + " error:"
                        + count.applyAsLong(Outcome.ERROR));
    }

    /** Three blanks, so that no text is taken for a header or for totals. */
    private void diagnostic(String indent, String text) {
        List<String> lines = text.lines().toList();
        lines.forEach(one -> line(indent, ("#   " + Visible.of(one)).stripTrailing()));
    }

    private void line(String indent, String text) {
        out.print(indent + text + "\n");
    }

    /** A description can be any string of words without a hash. */
    private static String name(String text) {
        return hashless(oneLine(text));
    }

    private static String hashless(String text) {
        return text.replace("#", "\\u0023");
    }

    private static String oneLine(String text) {
        return Visible.of(String.join(" ", text.lines().toList())).strip();
    }
}
