package dev.patchtwin.engine.shrink;

import dev.patchtwin.model.Trace;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/** The order by which shrinking is judged, as {@link Shrink} has it, and nothing else. */
final class Size {
    static final Comparator<List<Trace.Step>> ORDER = Comparator.<List<Trace.Step>>comparingInt(List::size)
            .thenComparingInt(steps -> sum(steps, answer -> 1))
            .thenComparingInt(steps -> sum(steps, answer -> answer.answer() + answer.attempt()))
            .thenComparing(Size::operations, Arrays::compare)
            .thenComparing(Size::subjects, Arrays::compare);

    private Size() {}

    private static int sum(List<Trace.Step> steps, ToIntFunction<Trace.Answer> weight) {
        return steps.stream()
                .flatMap(s -> s.answers().stream())
                .mapToInt(weight)
                .sum();
    }

    private static int[] operations(List<Trace.Step> steps) {
        return steps.stream().mapToInt(s -> s.operation().id()).toArray();
    }

    private static int[] subjects(List<Trace.Step> steps) {
        return steps.stream()
                .flatMap(s -> s.answers().stream())
                .mapToInt(Trace.Answer::subject)
                .toArray();
    }
}
