package dev.patchtwin.check.adequacy;

import dev.patchtwin.check.adequacy.MutantResult.By;
import dev.patchtwin.check.adequacy.MutantResult.Outcome;
import dev.patchtwin.check.adequacy.MutantResult.Trial;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A {@link Worker} seen from outside: started when it is needed, killed when it hangs, and started again. */
final class WorkerProcess implements AutoCloseable {
    private static final long NANOS_TO_HANG = 15_000_000_000L;
    private static final long NANOS_TO_START = 60_000_000_000L;
    private static final int MILLIS_BETWEEN_LOOKS = 5;

    private static final Pattern COUNT = Pattern.compile("[0-9]{1,18}");

    private final List<String> command;
    private final BooleanSupplier cancelled;
    private @Nullable Process process;
    private @Nullable BufferedReader answers;

    WorkerProcess(List<String> command, BooleanSupplier cancelled) {
        this.command = command;
        this.cancelled = cancelled;
    }

    /**
     * Tries a mutant.
     *
     * @return what came out; empty when the run was cancelled before
     * @throws IOException when no worker can be started
     */
    Optional<Trial> run(String id) throws IOException {
        try {
            return wait(start(), id);
        } catch (WorkerDied e) {
            close();
            return Optional.of(new Trial(Outcome.KILLED, By.CRASH, "the worker died with it", 0));
        }
    }

    private BufferedReader start() throws IOException {
        if (process == null || answers == null) {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        }
        return answers;
    }

    private Optional<Trial> wait(BufferedReader from, String id) throws WorkerDied {
        say(id);
        String progress = "";
        long last = System.nanoTime();
        long patience = NANOS_TO_START;
        while (!cancelled.getAsBoolean()) {
            String line = next(from);
            if (line.startsWith(Worker.DONE)) {
                return Optional.of(parse(line));
            }
            if (!line.isEmpty() && !line.equals(progress)) {
                progress = line;
                last = System.nanoTime();
                patience = NANOS_TO_HANG;
            } else if (System.nanoTime() - last > patience) {
                close();
                return Optional.of(new Trial(Outcome.KILLED, By.HANG, "nothing happened any more", 0));
            }
        }
        close();
        return Optional.empty();
    }

    /** Returns the next line, or an empty one when there is none yet. */
    private String next(BufferedReader from) throws WorkerDied {
        try {
            if (from.ready()) {
                return String.valueOf(from.readLine());
            }
            if (process == null || !process.isAlive()) {
                throw new WorkerDied();
            }
            Thread.sleep(MILLIS_BETWEEN_LOOKS);
            return "";
        } catch (IOException e) {
            throw new WorkerDied();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a mutant is tried", e);
        }
    }

    private void say(String id) throws WorkerDied {
        try {
            if (process != null) {
                OutputStream out = process.getOutputStream();
                out.write((id + "\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException e) {
            throw new WorkerDied();
        }
    }

    /** Reads what a worker says in the end. */
    static Trial parse(String line) throws WorkerDied {
        String[] fields = line.split("\t", -1);
        if (fields.length != 5 || !COUNT.matcher(fields[4]).matches()) {
            throw new WorkerDied();
        }
        try {
            return new Trial(Outcome.valueOf(fields[1]), By.valueOf(fields[2]), fields[3], Long.parseLong(fields[4]));
        } catch (IllegalArgumentException e) {
            throw new WorkerDied();
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
            process = null;
            answers = null;
        }
    }

    /** The worker is gone, or says what makes no sense. */
    static final class WorkerDied extends Exception {
        private static final long serialVersionUID = 1;
    }
}
