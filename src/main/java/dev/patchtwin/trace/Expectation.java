package dev.patchtwin.trace;

import java.util.List;

/**
 * What both sides are expected to show when a trace is replayed, step by step. {@code docs/golden.md} has its text.
 *
 * @param trace the name of the trace's file, without its folder
 * @param digest the {@link Sha256} of that file's text
 * @param start the state that both sides start from
 * @param steps what they show in each step of the trace
 * @param needed the ids of the declared differences that the comparison needed, in alphabetical order
 */
public record Expectation(String trace, String digest, List<Shown> start, List<Step> steps, List<String> needed) {
    /** Copies the lists. */
    public Expectation {
        start = List.copyOf(start);
        steps = List.copyOf(steps);
        needed = List.copyOf(needed);
    }

    /**
     * One step.
     *
     * @param number from 1
     * @param operation its text
     * @param answers the answers that are not nominal, as a trace writes them, but for their first word
     * @param shown what the sides show, channel by channel
     * @param stopped the sides that have stopped for good by then, each {@link Who#BEFORE} or {@link Who#AFTER}
     */
    public record Step(int number, String operation, List<String> answers, List<Shown> shown, List<Who> stopped) {
        /** Copies the lists. */
        public Step {
            answers = List.copyOf(answers);
            shown = List.copyOf(shown);
            stopped = List.copyOf(stopped);
        }
    }

    /**
     * One thing that is shown.
     *
     * @param channel where, one word
     * @param who who shows it
     * @param mark whether it is an event, or of a state: what was not there before the step, or what is no more
     * @param text what it is, one line
     */
    public record Shown(String channel, Who who, Mark mark, String text) {}

    /** Who shows something. */
    public enum Who {
        /** Both sides. */
        BOTH(""),
        /** The code before the patch, alone. */
        BEFORE("before"),
        /** The code after the patch, alone. */
        AFTER("after");

        private final String text;

        Who(String text) {
            this.text = text;
        }

        /** Returns it as the text of an expectation has it; nothing for both. */
        public String text() {
            return text;
        }
    }

    /** What kind of thing is shown. In the order in which they stand below one another. */
    public enum Mark {
        /** Something that happened. */
        EVENT("*"),
        /** A part of a state that is no longer there. */
        GONE("-"),
        /** A part of a state that was not there before. */
        APPEARED("+");

        private final String text;

        Mark(String text) {
            this.text = text;
        }

        /** Returns the sign that stands for it. */
        public String text() {
            return text;
        }
    }
}
