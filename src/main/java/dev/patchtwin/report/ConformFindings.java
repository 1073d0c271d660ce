package dev.patchtwin.report;

import dev.patchtwin.check.ConformRun;
import dev.patchtwin.check.conform.CDeath;
import dev.patchtwin.check.conform.CStep;
import dev.patchtwin.check.conform.ConformOutcome;
import dev.patchtwin.check.conform.ConformResult;
import dev.patchtwin.check.conform.Couple;
import dev.patchtwin.check.conform.Drift;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Prints what was found when the patch's own C was run: who differs from whom, and how the C died. */
final class ConformFindings {
    private static final int MOST_LINES_OF_A_REPORT = 12;

    private final PrintWriter out;
    private final Palette palette;
    private final Page page;

    ConformFindings(PrintWriter out, Palette palette) {
        this.out = out;
        this.palette = palette;
        page = new Page(out, palette);
    }

    void print(ConformRun run) {
        if (run.outcome() instanceof ConformOutcome.Done done) {
            ConformResult result = done.result();
            for (int i = 0; i < result.drifts().size(); i++) {
                print(result.drifts().get(i), run.files().get(i));
            }
            result.deaths().forEach(this::print);
        }
    }

    private void print(Drift drift, Optional<Path> file) {
        page.gap();
        out.println(palette.bad().apply(ConformWords.heading(drift)) + ", found by " + Visible.of(drift.origin()));
        drift.blame().forEach(sentence -> page.hanging("  ", sentence));
        Couple couple = drift.couple();
        WitnessTable.brief(
                        drift.steps(), drift.channels(), new WitnessTable.Heads(couple.left(), couple.right()), palette)
                .forEach(out::println);
        steps(
                couple.left(),
                couple.ofAfter(true),
                drift.c().stream().filter(CStep::left).toList());
        steps(
                couple.right(),
                couple.ofAfter(false),
                drift.c().stream().filter(step -> !step.left()).toList());
        if (file.isPresent()) {
            page.line("Trace: " + file.get());
        } else {
            page.line("Trace:");
            drift.trace().lines().forEach(line -> page.line("  " + line));
        }
    }

    /** Prints what the C did in the last step; in front, a mark as a patch has it where the patch has changed the line. */
    private void steps(String who, boolean after, List<CStep> steps) {
        if (steps.isEmpty()) {
            return;
        }
        page.line("What the " + who + " does in the last step, line by line");
        for (CStep step : steps) {
            page.hanging(
                    step.changed() ? after ? "  + " : "  - " : "    ",
                    place(step) + ": " + step.what() + (step.answer().isEmpty() ? "" : " -> " + step.answer()));
        }
    }

    private static String place(CStep step) {
        return step.file() + ":" + step.line()
                + (step.shim() ? ", in a shim" : "")
                + (step.mailLine() > 0 ? ", line " + step.mailLine() + " of the mail" : "");
    }

    private void print(CDeath death) {
        page.gap();
        page.ending(false, ConformWords.heading(death), death.what());
        page.labelled("in", death.stack());
        page.labelled("calling", death.call());
        List<String> report = death.report();
        int size = Math.min(report.size(), MOST_LINES_OF_A_REPORT);
        report.subList(0, size).forEach(line -> page.line("    " + line));
        if (size < report.size()) {
            page.line("    ... " + (report.size() - size) + " more lines, which --json has");
        }
    }
}
