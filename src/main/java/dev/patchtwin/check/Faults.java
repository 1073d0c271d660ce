package dev.patchtwin.check;

import dev.patchtwin.engine.twin.ModelException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose fault it was that something was thrown, where it was not Patchtwin's. */
public final class Faults {
    private static final int MOST_CAUSES = 20;

    private Faults() {}

    /** Returns what a model did that no model may do, in one line; empty when it was no model. */
    public static Optional<String> ofAModel(Throwable thrown) {
        return cause(thrown, ModelException.class)
                .map(e -> String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }

    /** Returns which memory there was not enough of; empty when there was. */
    public static Optional<String> ofMemory(Throwable thrown) {
        return cause(thrown, OutOfMemoryError.class)
                .map(e -> String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }

    private static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> type) {
        @Nullable Throwable at = thrown;
        for (int i = 0; at != null && i < MOST_CAUSES; i++) {
            if (type.isInstance(at)) {
                return Optional.of(type.cast(at));
            }
            at = at.getCause();
        }
        return Optional.empty();
    }
}
