package dev.patchtwin.engine.shrink;

import dev.patchtwin.model.Trace;
import java.util.Comparator;
import java.util.List;

/**
 * The order by which shrinking is judged, and nothing else. Smaller is, in this order:
 * <ol>
 *   <li>fewer operations: each one is something a reader has to follow;
 *   <li>fewer answers that are not nominal: each one is something that has to go wrong;
 *   <li>answers that stand earlier in their question's list, and earlier attempts: the plainer fault;
 *   <li>operations that stand earlier in the vocabulary, first step first: the lower vCPU, the lower gfn. This makes the
 *       order total on operations, so that every path of shrinking ends in the same place more often.
 * </ol>
 */
final class Size {
    static final Comparator<List<Trace.Step>> ORDER = Comparator.<List<Trace.Step>>comparingInt(List::size)
            .thenComparingInt(Size::answers)
            .thenComparingInt(Size::weight)
            .thenComparing(Size::compareOperations);

    private Size() {}

    private static int answers(List<Trace.Step> steps) {
        return steps.stream().mapToInt(s -> s.answers().size()).sum();
    }

    private static int weight(List<Trace.Step> steps) {
        return steps.stream()
                .flatMap(s -> s.answers().stream())
                .mapToInt(a -> a.answer() + a.attempt())
                .sum();
    }

    private static int compareOperations(List<Trace.Step> left, List<Trace.Step> right) {
        for (int i = 0; i < left.size(); i++) {
            int order = Integer.compare(
                    left.get(i).operation().id(), right.get(i).operation().id());
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
