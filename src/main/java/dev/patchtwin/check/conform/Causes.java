package dev.patchtwin.check.conform;

import dev.patchtwin.conform.box.BoxException;
import dev.patchtwin.conform.run.CException;
import java.util.function.Supplier;

/** What keeps the C from being run at all is no bug of a model in whose middle it is, although the engine takes it for one. */
final class Causes {
    private Causes() {}

    /**
     * Does work in which models are run, perhaps by other threads.
     *
     * @throws CException when it failed because of one, however deep
     * @throws BoxException the same
     */
    static <T> T unwrapped(Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalStateException e) {
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof CException || cause instanceof BoxException) {
                    throw (RuntimeException) cause;
                }
            }
            throw e;
        }
    }
}
