package dev.patchtwin.gate;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Check;
import dev.patchtwin.check.CheckOptions;
import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.Watch;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * Finds out whether two revisions of both models of a bundle, which show the same, are judged the same too. What a verdict
 * comes from is not only what models show: also how they describe it, when they are at rest, and which situations they say
 * that they met. A short run of the older two and the same run of the newer two must come to the same, to the last count.
 */
final class Rejudged {
    private static final long MOST_OPERATIONS = 100_000;

    private final CheckOptions options;
    private final Path witnesses;
    private final Watch watch;

    /** @param witnesses where to write what is found by the way */
    Rejudged(CheckOptions options, Path witnesses, Watch watch) {
        this.options = options;
        this.witnesses = witnesses;
        this.watch = watch;
    }

    /**
     * Tells whether both come to the same.
     *
     * @param oldRoot the folder that the older bundle is in
     * @param newRoot the folder that the newer one is in
     */
    boolean isSame(Bundle old, Path oldRoot, Bundle now, Path newRoot) {
        Beside<Optional<CheckResult>> older = Beside.begin("older models", () -> run(old, oldRoot));
        Optional<CheckResult> after = run(now, newRoot);
        Optional<CheckResult> before;
        try {
            before = older.result();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a check has nothing checked to throw", e.getCause());
        }
        return before.isPresent() && after.isPresent() && isSame(before.get(), after.get());
    }

    private Optional<CheckResult> run(Bundle bundle, Path root) {
        CheckOptions few = CheckOptions.standard(root)
                .withSeed(options.seed())
                .withThreads(1)
                .withOperations(Math.min(MOST_OPERATIONS, bundle.fuzz().operations()))
                .withExplores(Optional.empty())
                .withWitnesses(witnesses);
        try {
            return Optional.of(Check.run(bundle, few, watch));
        } catch (InputException e) {
            return Optional.empty();
        }
    }

    private static boolean isSame(CheckResult one, CheckResult other) {
        return one.verdict() == other.verdict()
                && one.channels().equals(other.channels())
                && one.declared().equals(other.declared())
                && one.missedProbes().equals(other.missedProbes());
    }
}
