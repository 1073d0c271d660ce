package dev.patchtwin.check;

import java.nio.file.Path;
import java.util.List;

/**
 * What came of replaying one golden trace.
 *
 * @param name its name, without folder and ending: {@code silence}
 * @param trace its file
 * @param expected the file with what both sides are expected to show
 * @param diff how what they show now differs from that, in unified format, a line each; none when it is the same
 * @param line the first line of the expected file that is not so any more, from 1; 0 when all of it is
 */
public record GoldenResult(String name, Path trace, Path expected, List<String> diff, int line) {
    /** Copies the list. */
    public GoldenResult {
        diff = List.copyOf(diff);
    }

    /** Tells whether both sides show what is expected. */
    public boolean same() {
        return diff.isEmpty();
    }
}
