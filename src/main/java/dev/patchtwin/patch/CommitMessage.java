package dev.patchtwin.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.revwalk.FooterLine;

/**
 * What a patch says about itself in words.
 *
 * @param lines the text above the {@code ---} line, without quote marks, and without what a reviewer wrote between
 * @param trailers the lines at its end such as {@code Signed-off-by: Name <address>}
 * @param baseCommit the commit that the series was made on, as {@code git format-patch --base} says it; empty when it does
 *     not
 * @param prerequisites the patch ids of what has to be applied before the series
 */
public record CommitMessage(List<String> lines, List<Trailer> trailers, String baseCommit, List<String> prerequisites) {
    private static final Pattern BASE = Pattern.compile("base-commit: ([0-9a-f]{7,64})\\s*");
    private static final Pattern PREREQUISITE = Pattern.compile("prerequisite-patch-id: ([0-9a-f]{7,64})\\s*");

    /** Copies the lists. */
    public CommitMessage {
        lines = List.copyOf(lines);
        trailers = List.copyOf(trailers);
        prerequisites = List.copyOf(prerequisites);
    }

    /**
     * A line at the end of the message that programs read.
     *
     * @param name what stands before the colon
     * @param value what stands after it
     */
    public record Trailer(String name, String value) {}

    /**
     * Reads the text of a mail.
     *
     * @param from the index of the message's first line
     * @param diff the index of the diff's first line
     */
    static CommitMessage of(Quoted body, int from, int diff) {
        int depth = diff < body.size() ? body.get(diff).depth() : 0;
        List<String> lines = message(body, from, diff, depth);
        List<Trailer> trailers = new ArrayList<>();
        for (FooterLine line : FooterLine.fromMessage("title\n\n" + String.join("\n", lines) + "\n")) {
            trailers.add(new Trailer(line.getKey(), line.getValue()));
        }
        return new CommitMessage(
                lines,
                trailers,
                values(body, depth, "base-commit: ", BASE).stream().findFirst().orElse(""),
                values(body, depth, "prerequisite-patch-id: ", PREREQUISITE));
    }

    private static List<String> message(Quoted body, int from, int diff, int depth) {
        List<String> lines = new ArrayList<>();
        for (int i = from; i < diff; i++) {
            // What the message quotes in its turn is part of it.
            QuotedLine line = body.get(i, depth);
            if (line.depth() != depth) {
                continue;
            }
            String text = line.text().stripTrailing();
            if (text.equals("---")) {
                break;
            }
            lines.add(text);
        }
        return stripped(lines);
    }

    private static List<String> stripped(List<String> lines) {
        int from = 0;
        int to = lines.size();
        while (from < to && lines.get(from).isEmpty()) {
            from++;
        }
        while (to > from && lines.get(to - 1).isEmpty()) {
            to--;
        }
        return lines.subList(from, to);
    }

    private static List<String> values(Quoted body, int depth, String start, Pattern pattern) {
        List<String> values = new ArrayList<>();
        for (QuotedLine line : body) {
            if (line.depth() == depth && line.text().startsWith(start)) {
                Matcher matcher = pattern.matcher(line.text());
                if (matcher.matches()) {
                    values.add(matcher.group(1));
                }
            }
        }
        return values;
    }
}
