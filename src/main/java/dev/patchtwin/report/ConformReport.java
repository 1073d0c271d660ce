package dev.patchtwin.report;

import dev.patchtwin.check.ConformRun;
import dev.patchtwin.check.ConformVerdict;
import dev.patchtwin.check.conform.ConformOutcome;
import dev.patchtwin.check.conform.ConformResult;
import dev.patchtwin.check.conform.ExploredResult;
import dev.patchtwin.check.conform.FunctionResult;
import dev.patchtwin.check.conform.SequencesResult;
import dev.patchtwin.conform.coverage.PatchCoverage;
import dev.patchtwin.conform.coverage.PatchLine;
import dev.patchtwin.patch.Hunk;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;

/** What came of running a patch's own C beside the models, as a screen of text. */
public final class ConformReport {
    private static final int NUMBER = 12;
    private static final int PLACE = 7;
    private static final String GAP = "  ";

    private final PrintWriter out;
    private final Palette palette;
    private final Page page;

    /** @param out is not closed */
    public ConformReport(PrintWriter out, Palette palette) {
        this.out = out;
        this.palette = palette;
        page = new Page(out, palette);
    }

    /**
     * Prints it.
     *
     * @param each whether every changed line that holds code is listed; else only those that never ran
     */
    public void print(ConformRun run, boolean each) {
        page.title(run.title());
        page.labelled("bundle", run.id());
        if (run.outcome() instanceof ConformOutcome.Done done) {
            print(done.result(), each);
        }
        new ConformFindings(out, palette).print(run);
        page.gap();
        page.ending(run.verdict() == ConformVerdict.FITS, run.verdict().text(), ConformWords.verdict(run) + ".");
        page.again(run.repro());
        run.note().ifPresent(note -> page.line("Note: " + note));
    }

    private void print(ConformResult result, boolean each) {
        page.labelled(
                "compiler",
                result.compiler()
                        + (result.sanitized() ? ", with sanitizers for addresses and undefined behaviour" : ""));
        page.labelled("box", result.protections());
        page.labelled("cut from", result.cutFrom());
        page.labelled("seed", result.seed() + ", sequences in the world " + result.world());
        page.labelled("note", result.notes());
        if (!result.functions().isEmpty()) {
            printFunctions(result.functions());
        }
        if (!result.explored().isEmpty()) {
            printExplored(result.explored());
        }
        if (!result.sequences().isEmpty()) {
            printSequences(result.sequences());
        }
        page.gap();
        page.line("Changed lines: " + ConformWords.lines(result));
        result.coverage().ifPresent(coverage -> printLines(coverage, each));
    }

    private void printFunctions(List<FunctionResult> functions) {
        int width = width("function", functions.stream().map(FunctionResult::name));
        page.gap();
        page.line(GAP + Text.pad("function", width) + "  side  " + Text.padLeft("cases", NUMBER) + "  outcome");
        for (FunctionResult function : functions) {
            out.println(GAP
                    + Text.pad(Visible.of(function.name()), width)
                    + GAP
                    + Text.pad(function.side(), 6)
                    + Text.padLeft(Text.count(function.cases()), NUMBER)
                    + GAP
                    + outcome(function.agree(), function.complete()));
        }
    }

    private void printExplored(List<ExploredResult> explored) {
        String head = "every state of " + explored.get(0).world();
        int width = width(head, explored.stream().map(e -> e.couple().text()));
        page.gap();
        page.line(GAP + Text.pad(head, width) + Text.padLeft("states", NUMBER) + Text.padLeft("transitions", NUMBER + 1)
                + "  outcome");
        for (ExploredResult one : explored) {
            out.println(GAP + Text.pad(one.couple().text(), width) + Text.padLeft(Text.count(one.states()), NUMBER)
                    + Text.padLeft(Text.count(one.transitions()), NUMBER + 1) + GAP
                    + outcome(one.disagreements() == 0, one.complete()) + ", in " + Text.seconds(one.seconds()));
        }
    }

    private void printSequences(List<SequencesResult> sequences) {
        String head = "random sequences";
        int width = width(head, sequences.stream().map(s -> s.couple().text()));
        page.gap();
        page.line(GAP + Text.pad(head, width) + Text.padLeft("operations", NUMBER) + Text.padLeft("calls of C", NUMBER)
                + "  outcome");
        for (SequencesResult one : sequences) {
            out.println(GAP + Text.pad(one.couple().text(), width) + Text.padLeft(Text.count(one.operations()), NUMBER)
                    + Text.padLeft(Text.count(one.calls()), NUMBER) + GAP
                    + outcome(one.disagreements() == 0, !one.interrupted()) + ", in " + Text.seconds(one.seconds()));
        }
    }

    private static int width(String head, Stream<String> names) {
        return Math.max(head.length(), names.mapToInt(String::length).max().orElse(0));
    }

    private String outcome(boolean agree, boolean complete) {
        return (agree ? palette.good().apply("agree") : palette.bad().apply("DIFFER")) + (complete ? "" : ", in part");
    }

    private void printLines(PatchCoverage coverage, boolean each) {
        List<PatchLine> listed = each
                ? coverage.lines().stream()
                        .filter(line -> line.count().isPresent())
                        .toList()
                : coverage.uncovered();
        if (listed.isEmpty()) {
            return;
        }
        int ways = width("branches", listed.stream().map(ConformWords::branches));
        page.line(Text.padLeft("ran", NUMBER)
                + GAP
                + Text.pad("branches", ways)
                + Text.padLeft("line", PLACE)
                + Text.padLeft("mail", PLACE));
        String file = "";
        for (PatchLine line : listed) {
            if (!line.file().equals(file)) {
                file = line.file();
                page.line(GAP + file);
            }
            page.line(row(line, ways));
        }
    }

    private static String row(PatchLine line, int ways) {
        return Text.padLeft(Text.count(line.count().orElse(0L)), NUMBER)
                + GAP
                + Text.pad(ConformWords.branches(line), ways)
                + Text.padLeft(String.valueOf(line.fileLine()), PLACE)
                + Text.padLeft(String.valueOf(line.mailLine()), PLACE)
                + GAP
                + (line.kind() == Hunk.Kind.ADDED ? "+ " : "- ")
                + line.text().strip();
    }
}
