package dev.patchtwin.check.dossier;

import dev.patchtwin.check.DeclaredUse;
import dev.patchtwin.check.Finding;
import dev.patchtwin.check.view.StepView;
import dev.patchtwin.model.Picture;
import java.util.List;
import java.util.Optional;

/**
 * A trace that shows a difference, as something to look at step by step.
 *
 * @param id unique among the plays of a dossier, of lower-case letters, digits and hyphens
 * @param channel where the difference shows
 * @param finding what was found, when it was found outside the contract
 * @param declared what the contract declares, when it is that which is shown
 * @param origin where the trace comes from, in a phrase
 * @param text the trace as {@code replay} reads it
 * @param repro the command that replays it
 * @param steps what both sides showed, step by step
 * @param slots every part that a cell plays on either side at any time, in the order in which they are shown: by kind, then
 *     by name. None when the models cannot be looked at
 * @param before how the side before looks at the start, and after each step; none when it cannot be looked at
 * @param after the same of the side after
 */
public record Play(
        String id,
        String channel,
        Optional<Finding> finding,
        Optional<DeclaredUse> declared,
        String origin,
        String text,
        String repro,
        List<StepView> steps,
        List<Slot> slots,
        List<Scene> before,
        List<Scene> after) {
    /** Copies the lists. */
    public Play {
        steps = List.copyOf(steps);
        slots = List.copyOf(slots);
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /**
     * A part that a cell can play.
     *
     * @param name the cell's name; with a number behind it where several have the same at the same time
     * @param kind the index of its kind in the legend
     */
    public record Slot(String name, int kind) {}

    /**
     * How a side looks.
     *
     * @param looks for each slot how the cell looks that plays the part; {@link #NOBODY} when none does
     * @param trees what hangs below what
     * @param notes what else is worth seeing
     */
    public record Scene(List<Integer> looks, List<Picture.Branch> trees, List<Picture.Note> notes) {
        /** No cell plays the part. */
        public static final int NOBODY = -1;

        /** Copies the lists. */
        public Scene {
            looks = List.copyOf(looks);
            trees = List.copyOf(trees);
            notes = List.copyOf(notes);
        }
    }
}
