package dev.patchtwin.report.html;

import dev.patchtwin.check.Finding;
import dev.patchtwin.check.dossier.Play;
import dev.patchtwin.report.Palette;
import dev.patchtwin.report.Text;
import dev.patchtwin.report.WitnessTable;
import java.util.List;

/** Puts into words what can be stepped through. */
final class PlayViews {
    /** Of a longer trace, the text shows the beginning: whoever wants all of it replays it. */
    private static final int MOST_LINES = 400;

    private PlayViews() {}

    /** Returns the id of the element that shows a difference. */
    static String anchor(int index, Play play) {
        return "b" + index + "-play-" + play.id();
    }

    static PlayView of(int index, Play play) {
        return new PlayView(
                anchor(index, play),
                play.id(),
                heading(play),
                kind(play),
                play.declared().isPresent() ? Tone.DECLARED : Tone.BAD,
                words(play).stream().map(String::strip).toList(),
                play.origin(),
                Text.count(play.steps().size(), "operation"),
                play.repro(),
                table(play));
    }

    private static String heading(Play play) {
        return play.declared().map(use -> use.declared().id()).orElse(play.channel());
    }

    private static String kind(Play play) {
        if (play.declared().isPresent()) {
            return "declared on " + play.channel() + ", "
                    + play.declared().get().declared().side().text() + ", used "
                    + Text.count(play.declared().get().uses(), "time");
        }
        return switch (play.finding().map(Finding::kind).orElse(Finding.Kind.DIFFERENCE)) {
            case DIFFERENCE -> "the two sides differ on " + play.channel();
            case TIMING -> "the two sides differ in time on " + play.channel();
            case BROKEN_INVARIANT -> "both sides break an invariant on " + play.channel();
        };
    }

    private static List<String> words(Play play) {
        return play.declared()
                .map(use -> List.of(use.declared().reason()))
                .orElseGet(() -> play.finding().map(Finding::words).orElse(List.of()));
    }

    private static String table(Play play) {
        List<String> lines = WitnessTable.brief(play.steps(), play.channel(), Palette.plain());
        String text = String.join("\n", lines.subList(0, Math.min(lines.size(), MOST_LINES)));
        return text
                + (lines.size() > MOST_LINES
                        ? "... " + Text.count(lines.size() - MOST_LINES, "line") + " more: " + play.repro() + "\n"
                        : "");
    }
}
