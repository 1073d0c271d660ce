package dev.patchtwin.report;

import dev.patchtwin.check.adequacy.AdequacyResult;
import dev.patchtwin.check.adequacy.MutantResult;
import dev.patchtwin.check.adequacy.MutantResult.By;
import dev.patchtwin.check.adequacy.MutantResult.Kind;
import dev.patchtwin.check.adequacy.MutantResult.Outcome;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The mutation score of a twin, for a person. */
public final class AdequacyReport {
    private static final int LABEL = 14;
    private static final int FIGURE = 12;

    private final PrintWriter out;
    private final Palette palette;

    public AdequacyReport(PrintWriter out, Palette palette) {
        this.out = out;
        this.palette = palette;
    }

    /** Prints it; with every mutant in a line of its own where that is wanted. */
    public void print(AdequacyResult result, boolean each) {
        if (each) {
            result.mutants().forEach(this::printLine);
            out.println();
        }
        out.println(result.bundle() + ": " + Text.count(result.mutants().size(), "mutant")
                + (result.complete() ? "" : " of " + Text.count(result.planned())) + " in "
                + Text.seconds(result.seconds()));
        row("", "killed", "equivalent", "survived");
        printKind("hand-seeded", Kind.HAND_SEEDED, result);
        printKind("bytecode", Kind.BYTECODE, result);
        printKind("controls", Kind.CONTROL, result);
        printKilled("killed by", result, r -> r.trial().by().name().toLowerCase(Locale.ROOT));
        printKilled("shown on", result, AdequacyReport::channel);
        printSurvivors(result.survivors());
        printWronged(result.wronged());
        printStale(result.stale());
        out.println();
        String score = String.format(
                Locale.ROOT, "score %.3f; the bundle asks for %.2f", result.score(), result.least() / 100.0);
        out.println((result.enough() ? palette.good() : palette.bad()).apply(score));
        if (!result.complete()) {
            out.println("Interrupted: this is what is known.");
        }
        palette.command("Again: ", result.again()).forEach(out::println);
    }

    private void row(String label, String... figures) {
        StringBuilder line = new StringBuilder("  " + Text.pad(label, LABEL));
        for (String figure : figures) {
            line.append(Text.padLeft(figure, FIGURE));
        }
        out.println(line);
    }

    private void printKind(String label, Kind kind, AdequacyResult result) {
        if (result.count(kind) > 0) {
            row(
                    label,
                    Text.count(result.count(kind, Outcome.KILLED)),
                    Text.count(result.count(kind, Outcome.EQUIVALENT)),
                    Text.count(result.count(kind, Outcome.SURVIVED)));
        }
    }

    private interface Key {
        String of(MutantResult result);
    }

    private void printKilled(String label, AdequacyResult result, Key key) {
        Map<String, Integer> counts = new TreeMap<>();
        for (MutantResult mutant : result.mutants()) {
            if (mutant.trial().outcome() == Outcome.KILLED && !key.of(mutant).isEmpty()) {
                counts.merge(key.of(mutant), 1, Integer::sum);
            }
        }
        String text = counts.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
        if (!text.isEmpty()) {
            labelled(label, text);
        }
    }

    private static String channel(MutantResult result) {
        boolean differs =
                List.of(By.GOLDEN, By.FUZZ, By.EXPLORE).contains(result.trial().by());
        return differs ? result.trial().signal().split(" ", -1)[0] : "";
    }

    private void labelled(String label, String text) {
        String start = "  " + Text.pad(label, LABEL);
        for (String line : Text.wrap(text, palette.text() - start.length())) {
            out.println(start + line);
            start = " ".repeat(start.length());
        }
    }

    private void printSurvivors(List<MutantResult> survivors) {
        if (!survivors.isEmpty()) {
            out.println();
            out.println("Survived");
        }
        for (MutantResult survivor : survivors) {
            out.println("  " + palette.strong().apply(survivor.id()));
            String place = survivor.place().isEmpty() ? "" : survivor.place() + ": ";
            indented(place + survivor.what());
            if (!survivor.trial().signal().isEmpty()) {
                indented(survivor.trial().signal());
            }
            survivor.explained().ifPresent(reason -> indented("explained: " + reason));
        }
    }

    private void printWronged(List<MutantResult> wronged) {
        for (MutantResult control : wronged) {
            out.println();
            out.println(palette.bad().apply("told apart, although nothing is wrong with it: " + control.id()));
            indented("on " + control.trial().signal());
        }
    }

    private void printStale(List<MutantResult> stale) {
        for (MutantResult mutant : stale) {
            out.println();
            out.println(palette.bad().apply("explained in twin.yaml, and does not survive: " + mutant.id()));
            indented("Drop its explanation.");
        }
    }

    private void indented(String text) {
        Text.wrap(text, palette.text() - 6).forEach(line -> out.println("      " + line));
    }

    private void printLine(MutantResult mutant) {
        MutantResult.Trial trial = mutant.trial();
        String how = trial.outcome() == Outcome.KILLED
                ? " by " + trial.by().name().toLowerCase(Locale.ROOT) + ": " + trial.signal()
                        + (trial.operations() > 0 ? ", after " + Text.count(trial.operations(), "operation") : "")
                : "";
        String place = mutant.place().isEmpty() ? "" : " (" + mutant.place() + ")";
        out.println(Text.pad(trial.outcome().name().toLowerCase(Locale.ROOT), 11) + mutant.id() + place + how);
    }
}
