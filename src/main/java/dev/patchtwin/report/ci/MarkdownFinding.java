package dev.patchtwin.report.ci;

import dev.patchtwin.check.view.StepView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What is wrong, as pieces of a page of Markdown. */
final class MarkdownFinding {
    private static final int MOST_STEPS = 60;
    private static final int MOST_WORDS = 6;
    private static final int MOST_DETAILS = 40;
    private static final int MOST_PLACES = 10;

    private MarkdownFinding() {}

    /**
     * Returns a piece for each finding, and for each case that fails without any and says why; what is worth a note last. They
     * are laid out when they are asked for, since there may be more of them than there is room for.
     */
    static List<Supplier<String>> sections(CiRun run) {
        List<Supplier<String>> wrong = new ArrayList<>();
        List<Supplier<String>> notes = new ArrayList<>();
        for (CiSuite suite : run.suites()) {
            for (CiCase one : suite.cases()) {
                one.findings()
                        .forEach(finding -> (finding.level() == CiFinding.Level.NOTE ? notes : wrong)
                                .add(() -> section(suite, one, finding)));
                if (one.findings().isEmpty() && !one.good() && !one.details().isEmpty()) {
                    wrong.add(() -> section(suite, one));
                }
            }
        }
        wrong.addAll(notes);
        return wrong;
    }

    private static String section(CiSuite suite, CiCase one) {
        StringBuilder out = new StringBuilder("\n### ")
                .append(MarkdownText.of(suite.name() + ", " + one.name()))
                .append(": ")
                .append(MarkdownText.of(one.message()))
                .append('\n');
        addDetails(one.details(), out);
        return out.toString();
    }

    private static String section(CiSuite suite, CiCase one, CiFinding finding) {
        StringBuilder out = new StringBuilder("\n### ")
                .append(MarkdownText.of(suite.name() + ", " + one.name()))
                .append(": ")
                .append(MarkdownText.of(finding.message()))
                .append("\n\n")
                .append(finding.rule().id())
                .append(": ")
                .append(MarkdownText.of(finding.rule().summary()))
                .append(".\n");
        if (!finding.places().isEmpty()) {
            out.append('\n');
        }
        finding.places().stream()
                .limit(MOST_PLACES)
                .forEach(place -> out.append("- ")
                        .append(MarkdownText.of(place.text()))
                        .append(", ")
                        .append(MarkdownText.of(place.what()))
                        .append('\n'));
        addDetails(finding.details(), out);
        finding.witness().ifPresent(witness -> addWitness(witness, out));
        return out.append("\nAgain:\n\n")
                .append(MarkdownText.block("sh", List.of(finding.repro())))
                .toString();
    }

    private static void addDetails(List<String> details, StringBuilder out) {
        if (details.isEmpty()) {
            return;
        }
        List<String> shown = new ArrayList<>(details.subList(0, Math.min(MOST_DETAILS, details.size())));
        if (shown.size() < details.size()) {
            shown.add("... and " + (details.size() - shown.size()) + " lines more");
        }
        out.append('\n').append(MarkdownText.block("text", shown));
    }

    private static void addWitness(CiWitness witness, StringBuilder out) {
        int left = Math.max(0, witness.steps().size() - MOST_STEPS);
        if (left > 0) {
            out.append("\nThe last ")
                    .append(MOST_STEPS)
                    .append(" steps; ")
                    .append(left)
                    .append(" before them are left out here, and the witness has them.\n");
        }
        out.append("\n| step | operation | ")
                .append(MarkdownText.of(witness.heads().left()))
                .append(" | ")
                .append(MarkdownText.of(witness.heads().right()))
                .append(" |\n| ---: | --- | --- | --- |\n");
        witness.steps().subList(left, witness.steps().size()).forEach(step -> addStep(witness, step, out));
        witness.file()
                .ifPresent(file ->
                        out.append("\nWitness: ").append(MarkdownText.of(file)).append('\n'));
    }

    private static void addStep(CiWitness witness, StepView step, StringBuilder out) {
        List<String> operation = new ArrayList<>(List.of(step.operation()));
        operation.addAll(step.answers());
        List<StepView.ChannelView> shown =
                step.channels().stream().filter(witness::shows).toList();
        List<String> left = new ArrayList<>();
        List<String> right = new ArrayList<>();
        for (StepView.ChannelView view : shown) {
            left.add(side(view, view.before()));
            right.add(side(view, view.after()));
        }
        if (!step.stopped().isEmpty()) {
            left.add(step.stopped().contains("before") ? "(stopped for good)" : "");
            right.add(step.stopped().contains("after") ? "(stopped for good)" : "");
        }
        out.append("| ")
                .append(step.number())
                .append(" | ")
                .append(MarkdownText.cell(operation))
                .append(" | ")
                .append(String.join("<br>", left))
                .append(" | ")
                .append(String.join("<br>", right))
                .append(" |\n");
    }

    private static String side(StepView.ChannelView view, List<String> words) {
        String channel = MarkdownText.of(view.channel());
        String name = view.differs() ? "<b>" + channel + "</b>" : channel;
        if (words.isEmpty()) {
            return name + ": (nothing)";
        }
        String text = words.stream().limit(MOST_WORDS).map(MarkdownText::of).collect(Collectors.joining(", "));
        return name + ": " + text + (words.size() > MOST_WORDS ? ", and " + (words.size() - MOST_WORDS) + " more" : "");
    }
}
