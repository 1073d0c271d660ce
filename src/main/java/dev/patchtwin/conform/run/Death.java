package dev.patchtwin.conform.run;

import java.util.List;

/**
 * How the C died.
 *
 * @param what in a few words: {@code heap-use-after-free}, {@code stopped: it called socket}
 * @param places where it was then, innermost first, as {@code function at file:line}
 * @param report what there is to read about it, line by line; may be empty
 */
public record Death(String what, List<String> places, List<String> report) {
    /** Copies the lists. */
    public Death {
        places = List.copyOf(places);
        report = List.copyOf(report);
    }
}
