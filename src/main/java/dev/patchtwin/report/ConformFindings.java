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
import java.util.Comparator;
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
                Drift drift = result.drifts().get(i);
                if (isInnermost(drift, result.drifts())) {
                    print(drift, run.files().get(i));
                } else {
                    head(drift);
                    page.line("  " + drift.steps().get(0).operation());
                }
            }
            result.deaths().forEach(this::print);
        }
    }

    /** Of functions that call each other, and all of which differ, the one that does least is shown in full. */
    private static boolean isInnermost(Drift drift, List<Drift> all) {
        return drift.function().isEmpty()
                || all.stream()
                        .filter(other -> other.function().isPresent() && other.couple() == drift.couple())
                        .min(Comparator.comparingInt(other -> other.c().size()))
                        .filter(drift::equals)
                        .isPresent();
    }

    private void head(Drift drift) {
        page.gap();
        out.println(palette.bad().apply(ConformWords.heading(drift)) + ", found by " + Visible.of(drift.origin()));
        drift.blame().forEach(sentence -> page.hanging("  ", sentence));
    }

    private void print(Drift drift, Optional<Path> file) {
        head(drift);
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
