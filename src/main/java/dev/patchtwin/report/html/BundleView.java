package dev.patchtwin.report.html;

import java.util.List;

/**
 * One checked bundle, as the templates show it.
 *
 * @param index its place on the page, from 0; ids of elements begin with it
 * @param result the top: title, verdict, channels
 * @param patch the patch, line by line
 * @param plays the differences that can be stepped through
 * @param space how large the state space is, and how pages live in it
 * @param evidence what it all rests on
 */
public record BundleView(
        int index, ResultView result, PatchView patch, List<PlayView> plays, SpaceView space, EvidenceView evidence) {
    /** Copies the list. */
    public BundleView {
        plays = List.copyOf(plays);
    }
}
