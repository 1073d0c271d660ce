package dev.patchtwin.gate;

import dev.patchtwin.gate.compile.Loaded;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a model threw. Models of a repository are input, and one that throws cannot be used; what anything else throws is a bug
 * of this program.
 *
 * @param ofBase whether the older revision threw it
 * @param className the class that threw it, or called what did
 * @param what the method, and what it threw, as a phrase
 */
record Thrown(boolean ofBase, String className, String what) {
    private static final int MOST_CAUSES = 20;

    /** Returns what a model threw; empty when no model was running. */
    static Optional<Thrown> by(Throwable thrown) {
        Optional<Thrown> found = Optional.empty();
        @Nullable Throwable at = thrown;
        for (int i = 0; at != null && i < MOST_CAUSES; i++) {
            // The last cause is nearest to where it began.
            Optional<Thrown> here = in(at);
            found = here.isPresent() ? here : found;
            at = at.getCause();
        }
        return found;
    }

    private static Optional<Thrown> in(Throwable thrown) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (Loaded.isEither(frame)) {
                return Optional.of(new Thrown(
                        Loaded.isBase(frame),
                        frame.getClassName(),
                        frame.getClassName() + "." + frame.getMethodName() + " threw "
                                + String.valueOf(thrown).lines().findFirst().orElse("")));
            }
        }
        return Optional.empty();
    }

    /** Says it with its place, and what to do. */
    String line(End base, End head) {
        End end = ofBase ? base : head;
        String file = end.sources()
                .fileOf(className)
                .map(path -> place(end) + path + ":1: ")
                .orElse("");
        return file + "error: " + what + "; mend the model: it must not throw";
    }

    private static String place(End end) {
        return end.revision().isEmpty() ? "" : end.revision() + ":";
    }
}
