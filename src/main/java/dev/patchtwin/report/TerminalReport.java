package dev.patchtwin.report;

import dev.patchtwin.check.ChannelResult;
import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.ConformRun;
import dev.patchtwin.check.CorpusUse;
import dev.patchtwin.check.DeclaredUse;
import dev.patchtwin.check.Finding;
import dev.patchtwin.check.FuzzRun;
import dev.patchtwin.check.Guidance;
import dev.patchtwin.check.PatchSummary;
import dev.patchtwin.check.Recheck;
import java.io.PrintWriter;
import java.util.List;

/** A checked bundle as a screen of text. */
public final class TerminalReport {
    private static final int LABEL = 10;
    private static final int NAME = 12;
    private static final int ROOM_FOR_SLICES = 78;
    private static final int COMPARED = 9;

    /** Where there is less room, what a channel means stands in lines of its own. */
    private static final int LEAST_MEANING = 16;

    private final PrintWriter out;
    private final Palette palette;

    /** @param out is not closed */
    public TerminalReport(PrintWriter out, Palette palette) {
        this.out = out;
        this.palette = palette;
    }

    /** Prints the result. */
    public void print(CheckResult result) {
        out.println(palette.strong().apply(Visible.of(result.title())));
        labelled("bundle", result.id());
        printPatch(result.patch());
        printRun(result);
        out.println();
        printChannels(result);
        if (!result.declared().isEmpty()) {
            out.println();
            out.println("Declared differences");
            result.declared().forEach(this::print);
        }
        result.findings().forEach(this::print);
        result.conform().ifPresent(run -> new ConformFindings(out, palette).print(run));
        GoldenWords.brief(result.id(), result.goldens(), palette).forEach(out::println);
        out.println();
        printVerdict(result);
    }

    /** Prints an exploration that was made again. */
    public void print(Recheck recheck) {
        print(recheck.result());
        out.println();
        if (recheck.same()) {
            out.println(palette.good().apply("THE SAME") + " as " + recheck.file()
                    + " says: every count, and the set of" + " states");
            return;
        }
        out.println(palette.bad().apply("NOT THE SAME") + " as " + recheck.file() + " says");
        if (recheck.differences().isEmpty()) {
            out.println("  the exploration was not complete this time");
        }
        recheck.differences().forEach(line -> out.println("  " + line));
    }

    private void printPatch(PatchSummary patch) {
        if (!patch.origin().isEmpty()) {
            labelled("from", String.join(", ", patch.origin()));
        }
        labelled(
                "changes",
                Text.count(patch.files().size(), "file") + " in " + Text.count(patch.hunks(), "hunk") + ", "
                        + Text.count(patch.added(), "line") + " added, " + Text.count(patch.removed()) + " removed");
        String label = "touches";
        for (PatchSummary.Touched touched : patch.touched()) {
            labelled(label, PatchWords.touched(touched) + " in " + fileName(touched.file()));
            label = "";
        }
        if (patch.remarks() > 0) {
            labelled("carries", Text.count(patch.remarks(), "remark") + " of a reviewer between its lines");
        }
        if (!patch.repairs().isEmpty()) {
            labelled("repaired", Text.count(patch.repairs().size(), "thing") + " in the mail, which --json lists");
        }
        patch.repairs().stream().filter(r -> r.contains(": warning: ")).forEach(r -> labelled("", r));
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private void printRun(CheckResult result) {
        labelled("models", String.join(" against ", result.models()));
        if (!result.goldens().isEmpty()) {
            labelled("replayed", GoldenWords.summary(result.goldens()));
        }
        result.conform().ifPresent(this::print);
        result.explored().ifPresent(run -> {
            labelled("explored", ExploreWords.summary(run));
            boolean room = palette.text() >= ROOM_FOR_SLICES;
            ExploreWords.slices(run, room).forEach(line -> out.println((room ? Text.pad("", 2 + LABEL) : "  ") + line));
        });
        result.fuzz().ifPresent(this::print);
        labelled(
                "contract",
                result.strict()
                        ? "strict: no declared difference is allowed"
                        : Text.count(result.declared().size(), "declared difference"));
    }

    private void print(ConformRun conform) {
        String label = "conform";
        for (String line : ConformWords.brief(conform)) {
            labelled(label, line);
            label = "";
        }
    }

    private void print(FuzzRun fuzz) {
        labelled(
                "fuzzed",
                Text.count(fuzz.operations(), "operation") + " on both sides, in "
                        + Text.count(fuzz.sequences(), "sequence") + " of at most " + fuzz.length()
                        + " and back to rest, " + seeds(fuzz) + ", in " + Text.seconds(fuzz.seconds())
                        + (fuzz.runs() == 1 ? "" : " of running"));
        labelled("", "in the world " + fuzz.worldName() + ": " + Text.parameters(fuzz.world()));
        Guidance guidance = fuzz.guidance();
        if (fuzz.runs() != 1) {
            return;
        }
        labelled(
                "guided",
                "by " + Text.count(guidance.situations(), "kind") + " of situations, all of them in "
                        + Text.count(guidance.sequences(), "sequence") + "; at last " + guidance.mix());
        guidance.corpus().ifPresent(this::print);
    }

    private static String seeds(FuzzRun fuzz) {
        return fuzz.runs() == 1
                ? "seed " + fuzz.seed()
                : "in " + Text.count(fuzz.runs(), "run") + " from seed " + fuzz.seed() + " on";
    }

    private void print(CorpusUse corpus) {
        String ignored = corpus.ignored() == 0 ? "" : ", " + Text.count(corpus.ignored(), "file") + " passed over";
        labelled(
                "corpus",
                corpus.folder() + ": began with " + Text.count(corpus.begunWith(), "sequence") + ignored + "; now has "
                        + Text.count(corpus.kept()));
    }

    private void labelled(String label, String text) {
        String start = "  " + Text.pad(label, LABEL);
        for (String line : Text.wrap(Visible.of(text), palette.text() - start.length())) {
            out.println(start + line);
            start = " ".repeat(start.length());
        }
    }

    private void printChannels(CheckResult result) {
        int width = COMPARED;
        for (ChannelResult channel : result.channels()) {
            width = Math.max(width, Text.count(channel.compared()).length());
        }
        out.println("  " + Text.pad("channel", NAME) + Text.pad("outcome", NAME) + Text.padLeft("compared", width));
        for (ChannelResult channel : result.channels()) {
            print(channel, width);
        }
    }

    private void print(ChannelResult channel, int width) {
        String text = outcome(channel);
        String start = "  " + Text.pad(channel.name(), NAME)
                + (channel.agree() ? palette.good() : palette.bad()).apply(Text.pad(text, NAME))
                + Text.padLeft(Text.count(channel.compared()), width) + "  ";
        String meaning = channel.declaredUses() > 0
                ? "a declared difference used " + Text.count(channel.declaredUses(), "time")
                : channel.meaning();
        int used = Cells.of(start);
        if (palette.columns() - used < LEAST_MEANING) {
            out.println(start.stripTrailing());
            Text.wrap(meaning, palette.columns() - 4).forEach(line -> out.println("    " + line));
            return;
        }
        for (String line : Text.wrap(meaning, palette.columns() - used)) {
            out.println(start + line);
            start = " ".repeat(used);
        }
    }

    private static String outcome(ChannelResult channel) {
        return switch (channel.outcome()) {
            case AGREES -> "agree";
            case DECLARED -> "declared";
            case DIFFERS_IN_TIME -> "TIMING";
            case DIFFERS -> "DIFFERS";
            case BROKEN -> "BROKEN";
        };
    }

    private void print(DeclaredUse use) {
        String side = use.declared().side().text();
        String uses = use.stale()
                ? palette.bad().apply("NEVER USED")
                : use.uses() == 0 ? "not used" : "used " + Text.count(use.uses(), "time");
        out.println("  " + use.declared().id() + " (" + use.declared().channel() + ", " + side + "): " + uses);
        Text.wrap(use.declared().reason(), palette.text() - 4).forEach(line -> out.println("    " + line));
    }

    private void print(Finding finding) {
        out.println();
        out.println(palette.bad().apply(heading(finding)) + ", found by " + finding.origin());
        for (String words : finding.words()) {
            Text.wrap("Declared as: " + words, palette.text() - 2).forEach(line -> out.println("  " + line));
        }
        WitnessTable.brief(finding.steps(), finding.channel(), palette).forEach(out::println);
        palette.command("Again: ", finding.repro()).forEach(out::println);
    }

    private static String heading(Finding finding) {
        String size = " after " + Text.count(finding.witness().steps().size(), "operation");
        return switch (finding.kind()) {
            case DIFFERENCE -> "DIFFERENT on " + finding.channel() + size;
            case TIMING -> "DIFFERENT IN TIME on " + finding.channel() + size;
            case BROKEN_INVARIANT -> "UNSAFE on " + finding.channel() + size + ", on both sides";
        };
    }

    private void printVerdict(CheckResult result) {
        String verdict = result.verdict().text();
        out.println(
                switch (result.verdict()) {
                    case EQUIVALENT, NO_DIFFERENCE_FOUND -> palette.good().apply(verdict);
                    case INCONCLUSIVE, STALE_CONTRACT, STALE_GOLDEN, UNSAFE, DIFFERENT, UNFAITHFUL ->
                        palette.bad().apply(verdict);
                });
        for (String reason : VerdictWords.of(result)) {
            List<String> lines = Text.wrap(reason, palette.text() - 2);
            lines.forEach(line -> out.println("  " + line));
        }
        palette.command("Again: ", result.repro()).forEach(out::println);
        result.note().ifPresent(note -> out.println("Note: " + note));
    }
}
