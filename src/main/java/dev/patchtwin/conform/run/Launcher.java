package dev.patchtwin.conform.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Starts the program that runs the C; as often as it has to. */
@FunctionalInterface
public interface Launcher {
    /** A program that runs. */
    interface Running extends AutoCloseable {
        /** Returns what it reads. */
        OutputStream input();

        /** Returns what it writes. */
        InputStream output();

        /** Stops it if it still runs, because it has not answered in time. */
        void stop();

        /** Waits for its end, which is near, and says how it ended. */
        Death death();

        /** Stops it if it still runs. */
        @Override
        void close();
    }

    /** @throws IOException when it cannot be started; the message says why */
    Running start() throws IOException;
}
