package dev.patchtwin.report.ci;

import dev.patchtwin.report.Palette;
import dev.patchtwin.report.Visible;
import dev.patchtwin.report.WitnessTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A case as lines of plain text, made harmless: what is wrong, where, the shortest trace, and how to see it again. */
final class CaseText {
    /** How many lines of a witness are shown; its file has the others. */
    private static final int MOST_LINES = 200;

    private CaseText() {}

    /** Returns the lines; without findings, what the case itself says. */
    static List<String> lines(CiCase one, String repro) {
        List<String> lines = new ArrayList<>();
        if (one.findings().isEmpty()) {
            lines.add(one.message());
            lines.addAll(one.details());
            lines.add("Again: " + repro);
        }
        for (CiFinding finding : one.findings()) {
            add(finding, lines);
        }
        return lines.stream().flatMap(CaseText::split).map(Visible::of).toList();
    }

    private static void add(CiFinding finding, List<String> lines) {
        lines.add(finding.rule().id() + " " + finding.message());
        lines.addAll(finding.details());
        finding.places().forEach(place -> lines.add("at " + place.text() + ": " + place.what()));
        finding.witness().ifPresent(witness -> add(witness, lines));
        lines.add("Again: " + finding.repro());
    }

    private static void add(CiWitness witness, List<String> lines) {
        List<String> table = WitnessTable.brief(witness.steps(), witness.channels(), witness.heads(), Palette.plain());
        int left = Math.max(0, table.size() - MOST_LINES);
        // The difference shows at the end.
        if (left > 0) {
            lines.add("Witness, without the first " + left + " lines of its table:");
        } else {
            lines.add("Witness:");
        }
        lines.addAll(table.subList(left, table.size()));
        witness.file().ifPresent(file -> lines.add("Witness file: " + file));
    }

    private static Stream<String> split(String text) {
        return text.isEmpty() ? Stream.of("") : text.lines();
    }
}
