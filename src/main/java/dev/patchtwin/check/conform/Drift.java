package dev.patchtwin.check.conform;

import dev.patchtwin.check.view.StepView;
import java.util.List;
import java.util.Optional;

/**
 * Two that should agree and do not, with the shortest trace that shows it.
 *
 * @param couple who
 * @param function the function, when it was seen in a call of one function alone
 * @param channels where it shows, in the order of the models' channels
 * @param origin how it was found, in a phrase
 * @param trace the trace as text
 * @param steps what both showed, step by step; the left one of the couple under {@code before}
 * @param blame who has drifted from whom, a sentence each
 * @param ofThePatch whether the patch makes the difference and the models show it, too: then nobody has drifted
 * @param c what the C asked and did in the last step, in order
 */
public record Drift(
        Couple couple,
        Optional<String> function,
        List<String> channels,
        String origin,
        String trace,
        List<StepView> steps,
        List<String> blame,
        boolean ofThePatch,
        List<CStep> c) {
    /** Copies the lists. */
    public Drift {
        channels = List.copyOf(channels);
        steps = List.copyOf(steps);
        blame = List.copyOf(blame);
        c = List.copyOf(c);
    }
}
