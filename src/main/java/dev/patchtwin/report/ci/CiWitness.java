package dev.patchtwin.report.ci;

import dev.patchtwin.check.Finding;
import dev.patchtwin.check.view.StepView;
import dev.patchtwin.report.WitnessTable;
import java.util.List;
import java.util.Optional;

/**
 * The shortest trace that shows something.
 *
 * @param channels where it shows
 * @param steps what both sides showed, step by step
 * @param text the trace as {@code replay} reads it
 * @param file where it was written, if it was
 * @param heads who the two sides are
 */
public record CiWitness(
        List<String> channels, List<StepView> steps, String text, Optional<String> file, WitnessTable.Heads heads) {
    /** Copies the lists. */
    public CiWitness {
        channels = List.copyOf(channels);
        steps = List.copyOf(steps);
    }

    static CiWitness of(Finding finding, CiPaths paths, WitnessTable.Heads heads) {
        return new CiWitness(
                List.of(finding.channel()),
                finding.steps(),
                finding.text(),
                finding.file().map(paths::of),
                heads);
    }

    /** Tells whether it is worth showing what a channel showed in a step. */
    boolean shows(StepView.ChannelView view) {
        return view.differs() || channels.contains(view.channel());
    }
}
