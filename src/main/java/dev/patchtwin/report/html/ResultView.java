package dev.patchtwin.report.html;

import java.util.List;

/**
 * What came out, as the top of a page shows it.
 *
 * @param id the bundle
 * @param title the patch's title
 * @param bracket what stands in front of the title in a subject: {@code RFC PATCH v5 09/45}; empty for nothing
 * @param author who wrote the patch; empty when unknown
 * @param date when; empty when unknown
 * @param models the names of the two models
 * @param verdict in words
 * @param tone how good it is
 * @param sentences what it promises, and what it does not
 * @param repro the command that does it all again
 * @param note something that went wrong by the way; empty for nothing
 * @param channels a row for each channel
 * @param checks a row for each other thing that was asked
 */
public record ResultView(
        String id,
        String title,
        String bracket,
        String author,
        String date,
        List<String> models,
        String verdict,
        Tone tone,
        List<String> sentences,
        String repro,
        String note,
        List<ChannelRow> channels,
        List<CheckRow> checks) {
    /** Copies the lists. */
    public ResultView {
        models = List.copyOf(models);
        sentences = List.copyOf(sentences);
        channels = List.copyOf(channels);
        checks = List.copyOf(checks);
    }

    /**
     * A channel.
     *
     * @param name its name
     * @param meaning what it shows
     * @param outcome what came out, in a word or two
     * @param tone how good that is
     * @param compared how often it was compared
     * @param declared what is declared on it
     * @param plays the ids of the elements that show what was found on it
     */
    public record ChannelRow(
            String name,
            String meaning,
            String outcome,
            Tone tone,
            String compared,
            List<DeclaredRow> declared,
            List<String> plays) {
        /** Copies the lists. */
        public ChannelRow {
            declared = List.copyOf(declared);
            plays = List.copyOf(plays);
        }
    }

    /**
     * A declared difference.
     *
     * @param id its name
     * @param side the side whose words are erased
     * @param uses how often it was needed, in words
     * @param stale whether it was never needed
     * @param reason why it is allowed
     * @param play the id of the element that shows it; empty when nothing does
     */
    public record DeclaredRow(String id, String side, String uses, boolean stale, String reason, String play) {}

    /**
     * Something else that was asked.
     *
     * @param name what
     * @param tone what came of it
     * @param lines in words
     * @param command a command that says more; empty for none
     */
    public record CheckRow(String name, Tone tone, List<String> lines, String command) {
        /** Copies the list. */
        public CheckRow {
            lines = List.copyOf(lines);
        }
    }
}
