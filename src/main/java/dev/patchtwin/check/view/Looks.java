package dev.patchtwin.check.view;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Looks in, again and again, while something long runs. */
public final class Looks {
    private static final int MILLIS_BETWEEN_LOOKS = 20;

    private Looks() {}

    /** Looks once, does the work, and looks every now and then meanwhile; not any more once this has returned. */
    public static <T> T during(Supplier<T> work, Runnable look) {
        // Short work could be done before anybody else comes to look, and a wish to stop it would go unheard.
        look.run();
        ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
        try {
            // Nobody asks what became of the looks: they end with the work.
            var unused = looks.scheduleWithFixedDelay(
                    look, MILLIS_BETWEEN_LOOKS, MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
            return work.get();
        } finally {
            looks.shutdownNow();
        }
    }
}
