package dev.patchtwin.trace;

import dev.patchtwin.model.Trace;
import dev.patchtwin.model.Vocabulary;
import java.util.Optional;
import java.util.Set;

/** Prints a trace in the form that {@link TraceReader} reads; {@code docs/trace.md}. */
public final class TraceWriter {
    /** The words that begin a line which is no operation. */
    static final Set<String> RESERVED = Set.of("bundle", "world", "answer");

    private TraceWriter() {}

    /**
     * Prints a trace.
     *
     * @param digest the {@link VocabularyDigest} to pin it to, if it shall be refused once the bundle has changed
     * @param vocabulary the one of the trace's world
     * @return its text, the last line ended
     * @throws IllegalArgumentException when an operation has the name of another kind of line
     */
    public static String print(Trace trace, Optional<String> digest, Vocabulary vocabulary) {
        StringBuilder out = new StringBuilder(TraceHeader.VERSION_LINE).append('\n');
        out.append("bundle ").append(trace.bundle());
        digest.ifPresent(d -> out.append(' ').append(d));
        out.append("\nworld");
        trace.world()
                .forEach((name, value) ->
                        out.append(' ').append(name).append('=').append(value));
        out.append('\n');
        for (Trace.Step step : trace.steps()) {
            step.answers()
                    .forEach(answer -> out.append(line(answer, vocabulary)).append('\n'));
            if (RESERVED.contains(step.operation().name())) {
                throw new IllegalArgumentException(
                        "an operation cannot be named '" + step.operation().name() + "'");
            }
            out.append(step.operation().text()).append('\n');
        }
        return out.toString();
    }

    /** Prints one answer, as the line of a trace, without a line end. */
    public static String line(Trace.Answer answer, Vocabulary vocabulary) {
        return "answer " + answer.question().name() + " "
                + vocabulary.subjects().get(answer.subject()) + " attempt=" + answer.attempt() + " -> "
                + answer.question().answers().get(answer.answer());
    }
}
