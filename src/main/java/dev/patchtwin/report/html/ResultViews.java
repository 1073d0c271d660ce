package dev.patchtwin.report.html;

import dev.patchtwin.check.ChannelResult;
import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.ConformRun;
import dev.patchtwin.check.DeclaredUse;
import dev.patchtwin.check.FuzzRun;
import dev.patchtwin.check.GoldenResult;
import dev.patchtwin.check.Verdict;
import dev.patchtwin.check.adequacy.AdequacyScore;
import dev.patchtwin.check.dossier.Dossier;
import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.report.ConformWords;
import dev.patchtwin.report.ExploreWords;
import dev.patchtwin.report.GoldenWords;
import dev.patchtwin.report.Text;
import dev.patchtwin.report.VerdictWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts into words and tones what came out. */
final class ResultViews {
    private final Dossier dossier;
    private final CheckResult result;
    private final int index;

    private ResultViews(Dossier dossier, int index) {
        this.dossier = dossier;
        this.index = index;
        result = dossier.result();
    }

    static ResultView of(Dossier dossier, int index) {
        return new ResultViews(dossier, index).view();
    }

    private ResultView view() {
        RecoveredPatch patch = dossier.patch();
        return new ResultView(
                result.id(),
                result.title(),
                patch.title().bracket(),
                patch.author(),
                patch.date(),
                result.models(),
                result.verdict().text(),
                tone(result.verdict()),
                VerdictWords.of(result),
                result.repro(),
                result.note().orElse(""),
                result.channels().stream().map(this::row).toList(),
                checks());
    }

    private static Tone tone(Verdict verdict) {
        return switch (verdict) {
            case EQUIVALENT, NO_DIFFERENCE_FOUND -> Tone.GOOD;
            case INCONCLUSIVE, STALE_CONTRACT -> Tone.UNSURE;
            case STALE_GOLDEN, UNSAFE, DIFFERENT, UNFAITHFUL -> Tone.BAD;
        };
    }

    private ResultView.ChannelRow row(ChannelResult channel) {
        return new ResultView.ChannelRow(
                channel.name(),
                channel.meaning(),
                outcome(channel),
                channel.compared() == 0 && channel.agree() ? Tone.NONE : tone(channel),
                Text.count(channel.compared()),
                result.declared().stream()
                        .filter(use -> use.declared().channel().equals(channel.name()))
                        .map(this::row)
                        .toList(),
                dossier.plays().stream()
                        .filter(play ->
                                play.finding().isPresent() && play.channel().equals(channel.name()))
                        .map(play -> PlayViews.anchor(index, play))
                        .toList());
    }

    private static String outcome(ChannelResult channel) {
        if (channel.compared() == 0 && channel.agree()) {
            return "not compared";
        }
        return switch (channel.outcome()) {
            case AGREES -> "agree";
            case DECLARED -> "declared";
            case DIFFERS_IN_TIME -> "differ in time";
            case DIFFERS -> "differ";
            case BROKEN -> "broken";
        };
    }

    private static Tone tone(ChannelResult channel) {
        return switch (channel.outcome()) {
            case AGREES -> Tone.GOOD;
            case DECLARED -> Tone.DECLARED;
            case DIFFERS_IN_TIME, DIFFERS, BROKEN -> Tone.BAD;
        };
    }

    private ResultView.DeclaredRow row(DeclaredUse use) {
        return new ResultView.DeclaredRow(
                use.declared().id(),
                use.declared().side().text(),
                use.uses() == 0 ? "never used" : "used " + Text.count(use.uses(), "time"),
                use.stale(),
                use.declared().reason().strip(),
                dossier.play(use).map(play -> PlayViews.anchor(index, play)).orElse(""));
    }

    private List<ResultView.CheckRow> checks() {
        List<ResultView.CheckRow> rows = new ArrayList<>();
        result.explored()
                .ifPresent(run -> rows.add(row(
                        "Explored", run.complete() ? Tone.GOOD : Tone.UNSURE, List.of(ExploreWords.summary(run)), "")));
        result.fuzz().ifPresent(run -> rows.add(row(run)));
        rows.add(conform());
        rows.add(goldens());
        rows.add(
                row("Situations", result.missedProbes().isEmpty() ? Tone.GOOD : Tone.UNSURE, List.of(met(result)), ""));
        rows.add(adequacy());
        return rows;
    }

    private ResultView.CheckRow adequacy() {
        if (dossier.adequacy().isEmpty()) {
            return row(
                    "Adequacy",
                    Tone.NONE,
                    List.of(
                            "Whether the check would notice a wrong model was not measured here; it takes every mutant through"
                                    + " it."),
                    "./patchtwin adequacy " + result.id());
        }
        AdequacyScore score = dossier.adequacy().get();
        String first =
                String.format(Locale.ROOT, "%.1f %% of the mutants that can be told apart were: ", 100 * score.score())
                        + Text.count(score.killed()) + " killed, " + Text.count(score.survived()) + " survived, "
                        + Text.count(score.equivalent()) + " equivalent within bounds. The bundle asks for "
                        + score.least() + " %.";
        List<String> lines = new ArrayList<>(List.of(first));
        if (score.toldApart() > 0) {
            lines.add(Text.count(score.toldApart(), "control") + ", with which nothing is wrong, told apart.");
        }
        if (!score.complete()) {
            lines.add("Not all of them were tried.");
        }
        return row(
                "Adequacy",
                score.enough() ? Tone.GOOD : score.complete() ? Tone.BAD : Tone.UNSURE,
                lines,
                score.again());
    }

    /** Says how many of the situations that a run has to meet it met. */
    static String met(CheckResult result) {
        int missed = result.missedProbes().size();
        return result.probes() == 0
                ? "The contract names no situation that a run has to meet."
                : "Met " + (result.probes() - missed) + " of " + Text.count(result.probes(), "situation")
                        + " without which a run would say nothing.";
    }

    private static ResultView.CheckRow row(FuzzRun run) {
        return row(
                "Fuzzed",
                run.whole() ? Tone.GOOD : Tone.UNSURE,
                List.of(Text.count(run.operations(), "operation") + " on both sides in the world " + run.worldName()
                        + ", in "
                        + Text.count(run.sequences(), "sequence") + " of at most " + run.length() + ", from seed "
                        + run.seed()),
                "");
    }

    private ResultView.CheckRow conform() {
        if (result.conform().isEmpty()) {
            return row(
                    "The patch's own C",
                    Tone.NONE,
                    List.of("Was not run beside the models."),
                    "./patchtwin conform " + result.id());
        }
        ConformRun run = result.conform().get();
        Tone tone = switch (run.verdict()) {
            case FITS -> Tone.GOOD;
            case NOT_RUN -> Tone.NONE;
            case INTERRUPTED -> Tone.UNSURE;
            case DIFFERENT, UNFAITHFUL -> Tone.BAD;
        };
        return row("The patch's own C", tone, ConformWords.brief(run), run.repro());
    }

    private ResultView.CheckRow goldens() {
        if (result.goldens().isEmpty()) {
            return row("Golden traces", Tone.NONE, List.of("None was replayed."), "");
        }
        boolean same = result.goldens().stream().allMatch(GoldenResult::same);
        return row(
                "Golden traces",
                same ? Tone.GOOD : Tone.BAD,
                List.of(GoldenWords.summary(result.goldens())),
                "./patchtwin golden verify " + result.id());
    }

    private static ResultView.CheckRow row(String name, Tone tone, List<String> lines, String command) {
        return new ResultView.CheckRow(name, tone, lines, command);
    }
}
