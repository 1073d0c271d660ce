package dev.patchtwin.report.reply;

import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.Finding;
import dev.patchtwin.check.Verdict;
import dev.patchtwin.check.conform.CDeath;
import dev.patchtwin.check.conform.CStep;
import dev.patchtwin.check.conform.ConformResult;
import dev.patchtwin.check.conform.Drift;
import dev.patchtwin.conform.coverage.PatchLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What there is to say from running the patch's own C, which knows its lines. */
final class CodeAnswers {
    private static final int MOST_STEPS = 8;

    private final ConformResult run;
    private final Spots spots;

    CodeAnswers(ConformResult run, Spots spots) {
        this.run = run;
        this.spots = spots;
    }

    List<Answer> of(CheckResult result) {
        List<Answer> answers = new ArrayList<>();
        for (Drift drift : run.drifts()) {
            answers.add(answer(drift, result.findings()));
        }
        run.deaths().forEach(death -> answers.add(answer(death)));
        if (result.verdict() != Verdict.UNFAITHFUL) {
            run.coverage().ifPresent(coverage -> answers.addAll(neverRan(coverage.uncovered())));
        }
        return answers;
    }

    private Answer answer(Drift drift, List<Finding> findings) {
        Spot spot = changedLast(drift.c()).flatMap(spots::atMailLine).orElseGet(() -> spots.named(names(drift)));
        boolean told = drift.ofThePatch()
                && findings.stream().map(Finding::channel).toList().containsAll(drift.channels());
        if (told) {
            return new Answer(
                    spot, Prose.paragraph("The C of this patch shows that, too, when it is compiled and run."));
        }
        List<String> witness = new ArrayList<>(MailWitness.of(
                drift.steps(),
                drift.channels(),
                drift.couple().left(),
                drift.couple().right()));
        steps(
                witness,
                drift.couple().left(),
                drift.c().stream().filter(CStep::left).toList());
        steps(
                witness,
                drift.couple().right(),
                drift.c().stream().filter(step -> !step.left()).toList());
        return new Answer(spot, Prose.text(drift.blame(), witness));
    }

    private static List<String> names(Drift drift) {
        List<String> names = new ArrayList<>();
        drift.function().ifPresent(names::add);
        drift.c().forEach(step -> names.add(step.function()));
        names.addAll(drift.blame());
        return names;
    }

    /** Of the lines that the patch changes, the last one that ran is the nearest to what came of it. */
    private static Optional<Integer> changedLast(List<CStep> steps) {
        return steps.stream()
                .filter(step -> step.changed() && step.mailLine() > 0)
                .map(CStep::mailLine)
                .reduce((one, next) -> next);
    }

    private static void steps(List<String> lines, String who, List<CStep> steps) {
        if (steps.isEmpty()) {
            return;
        }
        lines.add("");
        lines.addAll(Prose.hanging("  ", "In the last step, the " + who + " does"));
        List<CStep> last = steps.subList(Math.max(0, steps.size() - MOST_STEPS), steps.size());
        if (last.size() < steps.size()) {
            lines.add("    ...");
        }
        for (CStep step : last) {
            lines.addAll(Prose.hanging(
                    "    ",
                    step.function() + ":" + step.line() + " " + step.what()
                            + (step.answer().isEmpty() ? "" : " -> " + step.answer())));
        }
    }

    private Answer answer(CDeath death) {
        List<String> paragraphs = List.of(
                "The C " + death.side() + " this patch dies when it is run, in " + death.call() + ": " + death.what(),
                death.stack().isEmpty() ? "" : "It was in " + String.join(", called from ", death.stack()) + ".");
        return new Answer(
                spots.named(death.stack()),
                Prose.text(paragraphs.stream().filter(p -> !p.isEmpty()).toList(), List.of()));
    }

    /** Of lines that follow each other, the last one stands for all. */
    private List<Answer> neverRan(List<PatchLine> lines) {
        List<PatchLine> sorted = lines.stream()
                .sorted(Comparator.comparingInt(PatchLine::mailLine))
                .toList();
        List<Answer> answers = new ArrayList<>();
        int count = 0;
        for (int i = 0; i < sorted.size(); i++) {
            count++;
            boolean last = i + 1 == sorted.size()
                    || sorted.get(i + 1).mailLine() > sorted.get(i).mailLine() + 1;
            if (last) {
                int several = count;
                spots.atMailLine(sorted.get(i).mailLine()).ifPresent(spot -> answers.add(neverRan(spot, several)));
                count = 0;
            }
        }
        return answers;
    }

    private static Answer neverRan(Spot spot, int count) {
        String which = count == 1 ? "This line" : "These " + Prose.number(count) + " lines";
        return new Answer(spot, Prose.paragraph(which + " never ran when I called the functions of this patch."));
    }
}
