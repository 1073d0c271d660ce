package dev.patchtwin.report.ci;

import dev.patchtwin.report.Text;
import dev.patchtwin.report.ci.CiCase.Outcome;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A run as a page of Markdown: the verdict, a table of what came out, and what is wrong with the shortest trace for it. */
public final class MarkdownSummary {
    /** How many bytes a page may have on the hosts that show it. */
    public static final int MOST_BYTES = 1 << 20;

    /** The fewest bytes that a page can be asked to have. */
    public static final int LEAST_BYTES = 1 << 14;

    /** Room for saying that something was left out. */
    private static final int RESERVE = 4_096;

    private final CiRun run;
    private final int most;
    private final StringBuilder page = new StringBuilder();
    private int bytes;

    private MarkdownSummary(CiRun run, int most) {
        this.run = run;
        this.most = most;
    }

    /**
     * Writes the run.
     *
     * @param out is flushed, not closed
     */
    public static void write(CiRun run, Writer out) throws IOException {
        write(run, out, MOST_BYTES);
    }

    /**
     * Writes a page of which there is something already.
     *
     * @param out is flushed, not closed
     * @param most how many bytes there is room for, {@link #LEAST_BYTES} or more
     */
    public static void write(CiRun run, Writer out, int most) throws IOException {
        MarkdownSummary summary = new MarkdownSummary(run, most);
        summary.compose();
        out.write(summary.page.toString());
        out.flush();
    }

    private void compose() {
        add(head());
        int left = all(run.suites().stream()
                .map(MarkdownSummary::row)
                .map(MarkdownSummary::ready)
                .toList());
        if (left > 0) {
            page.append("\n").append(left).append(" bundles are left out of this table: the page would be too long.\n");
        }
        int missing = all(MarkdownFinding.sections(run));
        missing += all(notes().stream().map(MarkdownSummary::ready).toList());
        if (missing > 0) {
            page.append("\n**")
                    .append(missing)
                    .append(" more are left out here: the page would be longer than"
                            + " hosts show, which is 1 MiB.**\n");
        }
        page.append("\nAgain:\n\n").append(MarkdownText.block("sh", List.of(run.repro())));
    }

    private String head() {
        String mark = run.exit() == CiExit.PASS ? "✅" : run.exit() == CiExit.INCONCLUSIVE ? "⚠️" : "❌";
        return "## " + mark + " Patchtwin " + MarkdownText.of(run.command()) + ": " + MarkdownText.of(run.verdict())
                + "\n\n"
                + MarkdownText.of(run.title()) + ". It exits with " + run.exit().code() + ", which means: "
                + MarkdownText.of(run.exit().meaning()) + ".\n\n"
                + "| bundle | verdict | passed | failed | in error | not run |\n"
                + "| --- | --- | ---: | ---: | ---: | ---: |\n";
    }

    private static String row(CiSuite suite) {
        String title = suite.title().isEmpty() ? "" : "<br>" + MarkdownText.of(suite.title());
        return "| " + MarkdownText.of(suite.name()) + title + " | " + MarkdownText.of(suite.verdict()) + " | "
                + count(suite, Outcome.PASS) + " | " + count(suite, Outcome.FAIL) + " | "
                + count(suite, Outcome.ERROR) + " | " + count(suite, Outcome.SKIP) + " |\n";
    }

    private static String count(CiSuite suite, Outcome outcome) {
        return Text.count(suite.count(outcome));
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        run.suites()
                .forEach(suite -> suite.cases().stream()
                        .filter(one -> one.outcome() == Outcome.SKIP)
                        .forEach(one -> notes.add("- " + MarkdownText.of(suite.name() + ", " + one.name()) + ": "
                                + MarkdownText.of(one.message()) + "\n")));
        if (!notes.isEmpty()) {
            notes.add(0, "\n### Not run\n\n");
        }
        run.notes().forEach(note -> notes.add("\n" + MarkdownText.of(note) + "\n"));
        return notes;
    }

    /** Adds as many as there is room for, and returns how many there was none for. */
    private int all(List<Supplier<String>> pieces) {
        int left = pieces.size();
        for (Supplier<String> next : pieces) {
            String piece = next.get();
            if (bytes + size(piece) > most - RESERVE - size(run.repro())) {
                return left;
            }
            add(piece);
            left--;
        }
        return 0;
    }

    private static Supplier<String> ready(String piece) {
        return () -> piece;
    }

    private void add(String piece) {
        page.append(piece);
        bytes += size(piece);
    }

    private static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
