package dev.patchtwin.conform.box;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program that can be trusted, such as a compiler that is asked for its version, outside of the box. */
final class Tool {
    private static final int SECONDS = 30;

    private Tool() {}

    /**
     * Returns what it writes.
     *
     * @throws IOException when it cannot be started, takes very long, or the thread is interrupted
     */
    static String run(Path folder, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        try {
            Collected said = Collected.from(process.getInputStream());
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(command.get(0) + " does not end");
            }
            return said.text();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + command.get(0) + " runs", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
