package dev.patchtwin.report;

import dev.patchtwin.check.Finding;
import dev.patchtwin.gate.BundleOutcome;
import dev.patchtwin.gate.GateChange;
import dev.patchtwin.gate.GateRange;
import dev.patchtwin.gate.GateResult;
import dev.patchtwin.gate.GateVerdict;
import dev.patchtwin.gate.ModelOutcome;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A gate as a screen of text: the range, what changed, what became of models and bundles, and what to do next. */
public final class GateReport {
    /** How many files of a part are named; {@code --json} lists all. */
    private static final int MOST_FILES = 3;

    private static final int SHORT_ID = 12;

    private final PrintWriter out;
    private final Palette palette;
    private final Page page;

    /** @param out is flushed, not closed */
    public GateReport(PrintWriter out, Palette palette) {
        this.out = out;
        this.palette = palette;
        page = new Page(out, palette);
    }

    /** Prints the result. */
    public void print(GateResult result) {
        GateRange range = result.range();
        page.title("Gate: " + range.base() + " -> " + range.head());
        page.labelled(
                "range",
                Text.count(range.commits(), "commit") + " from " + commit(range.start()) + " to "
                        + range.end().map(GateReport::commit).orElse("the files as they are"));
        page.labelled("changed", changes(result.changes()));
        if (!result.models().isEmpty()) {
            page.gap();
            table("model", result.models().stream().map(GateReport::row).toList());
        }
        if (!result.bundles().isEmpty()) {
            page.gap();
            table("bundle", result.bundles().stream().map(GateReport::row).toList());
        }
        result.models().forEach(this::print);
        result.bundles().forEach(this::print);
        page.gap();
        printVerdict(result);
        page.flush();
    }

    private static String commit(String id) {
        return id.length() <= SHORT_ID ? id : id.substring(0, SHORT_ID);
    }

    private static List<String> changes(List<GateChange> changes) {
        List<String> lines = new ArrayList<>();
        for (GateChange.Part part : GateChange.Part.values()) {
            List<GateChange> own =
                    changes.stream().filter(change -> change.part() == part).toList();
            if (!own.isEmpty()) {
                lines.add(Text.count(own.size(), "file") + " of " + words(part) + concerns(own) + ": " + names(own));
            }
        }
        return lines.isEmpty() ? List.of("nothing that a verdict depends on") : lines;
    }

    private static String words(GateChange.Part part) {
        return switch (part) {
            case MODEL -> "models";
            case ENGINE -> "Patchtwin or the build";
            case PATCH -> "patches";
            case CONTRACT -> "contracts";
            case SHIM -> "shims";
            case GOLDEN -> "golden traces";
            case OTHER -> "other things";
        };
    }

    private static String concerns(List<GateChange> changes) {
        TreeSet<String> ids = new TreeSet<>();
        changes.forEach(change -> ids.addAll(change.concerns()));
        return ids.isEmpty() ? "" : ", for " + String.join(", ", ids);
    }

    private static String names(List<GateChange> changes) {
        List<String> names = new ArrayList<>();
        changes.stream()
                .limit(MOST_FILES)
                .forEach(change -> names.add(
                        switch (change.how()) {
                            case ADDED -> change.path() + " (new)";
                            case REMOVED -> change.path() + " (gone)";
                            case CHANGED -> change.path();
                        }));
        if (changes.size() > MOST_FILES) {
            names.add("and " + Text.count(changes.size() - MOST_FILES) + " more");
        }
        return String.join(", ", names);
    }

    private record Row(String name, boolean passes, String text) {}

    private static Row row(ModelOutcome model) {
        return new Row(model.model(), model.passes(), text(model));
    }

    /** What does not pass, or has a witness, is told below, and only named here. */
    private static String text(ModelOutcome model) {
        if (!model.passes()) {
            return model.meaning().text();
        }
        return isTold(model)
                ? model.meaning().text() + ", as shown and declared"
                : String.join(" ", model.reasons()) + (model.remembered() ? " Known from an earlier run." : "");
    }

    private static boolean isTold(ModelOutcome model) {
        return !model.passes() || !model.findings().isEmpty();
    }

    private static Row row(BundleOutcome bundle) {
        String reasons = bundle.passes() ? String.join(" ", bundle.reasons()) : "";
        // Where it is known from an earlier run, the reason says so.
        String work = bundle.work() == BundleOutcome.Work.REMEMBERED && !reasons.isEmpty()
                ? ""
                : "; " + GateWords.work(bundle.work());
        String text = GateWords.state(bundle.state())
                + work
                + bundle.check().map(check -> ": " + check.verdict().text()).orElse("")
                + (reasons.isEmpty() ? "" : ". " + reasons);
        return new Row(bundle.id(), bundle.passes(), text);
    }

    private void table(String head, List<Row> rows) {
        int width = head.length();
        for (Row row : rows) {
            width = Math.max(width, Visible.of(row.name()).length());
        }
        out.println("  " + Text.pad(head, width) + "  gate  outcome");
        for (Row row : rows) {
            String name = Text.pad(Visible.of(row.name()), width);
            String mark =
                    row.passes() ? palette.good().apply("pass") : palette.bad().apply("FAIL");
            String start = "  " + name + "  " + mark + "  ";
            int room = Math.max(20, page.width() - width - "    FAIL  ".length());
            for (String line : Text.wrap(Visible.of(row.text()), room)) {
                out.println(start + line);
                start = " ".repeat(width + "    FAIL  ".length());
            }
        }
    }

    private void print(ModelOutcome model) {
        if (!isTold(model)) {
            return;
        }
        page.gap();
        page.ending(model.passes(), model.model(), model.meaning().text());
        model.files().stream().limit(MOST_FILES).forEach(file -> page.hanging("  ", "in " + file));
        model.reasons().forEach(this::reason);
        print(model.findings(), WitnessTable.Heads.REVISIONS);
    }

    /** A sentence, and below it a command as it can be copied. */
    private void reason(String reason) {
        List<String> lines = reason.lines().toList();
        page.hanging("  ", lines.get(0));
        lines.stream().skip(1).forEach(command -> page.line("    " + command));
    }

    private void print(BundleOutcome bundle) {
        if (bundle.passes()) {
            return;
        }
        page.gap();
        page.ending(false, bundle.id(), GateWords.state(bundle.state()));
        bundle.reasons().forEach(this::reason);
        bundle.errors().forEach(error -> page.hanging("  ", error));
        bundle.check().ifPresent(check -> {
            check.reasons().forEach(reason -> page.hanging("  ", reason));
            print(check.findings(), WitnessTable.Heads.SIDES);
            check.conform().ifPresent(run -> new ConformFindings(out, palette).print(run));
        });
        GoldenWords.brief(bundle.id(), bundle.goldens(), palette).forEach(out::println);
    }

    /**
     * One trace may show many differences: they are told together. Only the first trace is laid out; the others are named,
     * with the command that lays them out.
     */
    private void print(List<Finding> findings, WitnessTable.Heads heads) {
        Map<String, List<Finding>> byTrace = new LinkedHashMap<>();
        findings.forEach(
                finding -> byTrace.computeIfAbsent(finding.kind() + finding.text(), unused -> new ArrayList<>())
                        .add(finding));
        boolean first = true;
        for (List<Finding> same : byTrace.values()) {
            Finding shown = same.get(0);
            page.gap();
            Text.wrap(Visible.of(GateWords.heading(same) + ", found by " + shown.origin()), page.width())
                    .forEach(line -> out.println(palette.bad().apply(line)));
            if (first) {
                WitnessTable.brief(
                                shown.steps(),
                                same.stream().map(Finding::channel).toList(),
                                heads,
                                palette)
                        .forEach(out::println);
            }
            first = false;
            page.again(shown.repro());
        }
    }

    private void printVerdict(GateResult result) {
        boolean good = result.verdict() == GateVerdict.PASS;
        page.ending(good, result.verdict().text(), GateWords.promise(result));
        result.notes().forEach(note -> page.hanging("  ", note));
        page.again(result.repro());
    }
}
