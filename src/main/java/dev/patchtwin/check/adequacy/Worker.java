package dev.patchtwin.check.adequacy;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.adequacy.MutantResult.Trial;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The process in which mutants are tried, one after the other: it may hang or die with any of them. It reads the id of a
 * mutant a line, and answers with lines of fields that tabs separate: {@code alive} and a number that grows while anything
 * happens, now and then, and in the end {@code done} with what came out.
 */
public final class Worker {
    static final String ALIVE = "alive";
    static final String DONE = "done";
    private static final int MILLIS_BETWEEN_SIGNS = 200;

    private Worker() {}

    /**
     * Works until there is nothing more to read.
     *
     * @throws InputException when the bundle's mutants cannot be listed
     * @throws IOException when nothing can be read
     */
    public static void run(Bundle bundle, Path root, BufferedReader in, PrintWriter out)
            throws InputException, IOException {
        Map<String, Candidate> byId = new HashMap<>();
        Candidates.of(bundle).forEach(candidate -> byId.put(candidate.id(), candidate));
        ScheduledExecutorService signs = Executors.newSingleThreadScheduledExecutor();
        try {
            for (String id = in.readLine(); id != null; id = in.readLine()) {
                Candidate candidate = byId.get(id);
                if (candidate != null) {
                    Trial trial = examine(candidate.in(bundle), root, out, signs);
                    say(out, DONE, trial.outcome().name(), trial.by().name(), trial.signal(), "" + trial.operations());
                }
            }
        } finally {
            signs.shutdownNow();
        }
    }

    private static Trial examine(Bundle mutated, Path root, PrintWriter out, ScheduledExecutorService signs) {
        Examination examination = new Examination(mutated, root);
        ScheduledFuture<?> sign = signs.scheduleWithFixedDelay(
                () -> say(out, ALIVE, "" + examination.progress()), 0, MILLIS_BETWEEN_SIGNS, TimeUnit.MILLISECONDS);
        try {
            return examination.run();
        } finally {
            sign.cancel(false);
        }
    }

    private static void say(PrintWriter out, String... fields) {
        synchronized (out) {
            out.println(String.join("\t", fields).replace('\n', ' '));
            out.flush();
        }
    }
}
