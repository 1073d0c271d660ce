package dev.patchtwin.check.conform;

import dev.patchtwin.conform.run.CProgram;
import dev.patchtwin.model.Foreign;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes down what the C asks and does. */
final class CLog implements CProgram.Listener {
    private static final int MOST = 200;

    private final List<Said> said = new ArrayList<>();

    /** Something that the C asked or did, and what the world said to it. */
    static final class Said {
        private final Foreign.Event event;
        private final long[] numbers;
        private Optional<Long> answer = Optional.empty();

        Said(Foreign.Event event, long[] numbers) {
            this.event = event;
            this.numbers = numbers;
        }

        Foreign.Event event() {
            return event;
        }

        String what() {
            return event.name()
                    + (numbers.length == 0
                            ? ""
                            : Arrays.stream(numbers)
                                    .mapToObj(Long::toString)
                                    .collect(Collectors.joining(", ", " (", ")")));
        }

        String answer() {
            return event.asks() ? answer.map(String::valueOf).orElse("") : "";
        }
    }

    /** One for each side of a couple that is in C. */
    record Pair(Optional<CLog> left, Optional<CLog> right) {}

    /** Forgets what was said. */
    void clear() {
        said.clear();
    }

    List<Said> said() {
        return said;
    }

    @Override
    public void before(Foreign.Event event, long[] numbers) {
        if (said.size() < MOST) {
            said.add(new Said(event, numbers));
        }
    }

    @Override
    public void after(Foreign.Event event, long answer) {
        for (int i = said.size() - 1; i >= 0; i--) {
            Said one = said.get(i);
            if (one.event.equals(event) && one.answer.isEmpty()) {
                one.answer = Optional.of(answer);
                return;
            }
        }
    }
}
