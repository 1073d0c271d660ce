package dev.patchtwin.check.view;

import java.util.List;

/**
 * What both sides showed during one operation of a trace.
 *
 * @param number from 1
 * @param operation its text
 * @param answers the answers that were not nominal, each as a trace writes it
 * @param channels what was shown, channel by channel; channels where neither side showed anything are left out
 * @param stopped the sides that have stopped for good during it, {@code before} or {@code after}
 */
public record StepView(
        int number, String operation, List<String> answers, List<ChannelView> channels, List<String> stopped) {
    /** Copies the lists. */
    public StepView {
        answers = List.copyOf(answers);
        channels = List.copyOf(channels);
        stopped = List.copyOf(stopped);
    }

    /**
     * What both sides showed on one channel during one operation. Of a state, only the words that either differ between
     * the sides or were not there before the operation.
     *
     * @param channel its name
     * @param before what the code before the patch showed, a line each
     * @param after what the code after the patch showed
     * @param differs whether they differ, declared or not
     */
    public record ChannelView(String channel, List<String> before, List<String> after, boolean differs) {
        /** Copies the lists. */
        public ChannelView {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }
}
