package dev.patchtwin.check;

import dev.patchtwin.check.conform.ConformException;
import dev.patchtwin.check.conform.ConformOutcome;
import dev.patchtwin.check.conform.ConformPlan;
import dev.patchtwin.check.conform.Conformance;
import dev.patchtwin.check.conform.Drift;
import dev.patchtwin.model.Conformable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Runs a bundle's own C beside its models. */
public final class ConformJob {
    private final Bundle bundle;
    private final CheckOptions options;
    private final ConformWishes wishes;

    private ConformJob(Bundle bundle, CheckOptions options, ConformWishes wishes) {
        this.bundle = bundle;
        this.options = options;
        this.wishes = wishes;
    }

    /**
     * Runs it.
     *
     * @param options where the bundles are, the seed, the threads, and where witnesses go; the rest is not used
     * @param watch is told how far it is, and may stop it
     * @throws InputException when the patch cannot be cut or compiled, or a witness cannot be written where the options say
     */
    public static ConformRun run(Bundle bundle, CheckOptions options, ConformWishes wishes, Watch watch)
            throws InputException {
        return new ConformJob(bundle, options, wishes).run(watch);
    }

    private ConformRun run(Watch watch) throws InputException {
        WitnessFiles files = new WitnessFiles(bundle, options);
        files.prepare();
        ConformOutcome outcome = outcome(watch);
        List<Optional<Path>> written = new ArrayList<>();
        if (outcome instanceof ConformOutcome.Done done) {
            for (Drift drift : done.result().drifts()) {
                written.add(drift.function().isPresent() ? Optional.empty() : write(files, drift));
            }
        }
        return new ConformRun(
                bundle.id(),
                Check.title(bundle),
                outcome,
                written,
                Repro.conform(bundle, options, wishes),
                files.note());
    }

    private static Optional<Path> write(WitnessFiles files, Drift drift) throws InputException {
        String name = "conform-" + drift.couple().name().toLowerCase(Locale.ROOT) + "-"
                + drift.channels().get(0) + ".trace";
        return files.write(name, drift.trace()) ? Optional.of(files.path(name)) : Optional.empty();
    }

    private ConformOutcome outcome(Watch watch) throws InputException {
        if (bundle.conform().isEmpty()) {
            return new ConformOutcome.Skipped("the bundle has no shims: its " + Bundle.FILE_NAME + " has no 'conform'");
        }
        ConformSection section = bundle.conform().get();
        ConformPlan plan = new ConformPlan(
                bundle.id(),
                bundle.mail(),
                section.shims(),
                (Conformable) bundle.before(),
                (Conformable) bundle.after(),
                bundle.world(section.small()),
                section.small(),
                bundle.scopes(section.small()).get(0).faults(),
                bundle.world(section.large()),
                section.large(),
                bundle.fuzz().length(),
                bundle.declared(),
                wishes.operations().orElse(section.operations()),
                options.seed(),
                options.threads(),
                wishes.sanitized(),
                wishes.tree(),
                wishes.environment());
        try {
            return Conformance.run(plan, watch);
        } catch (ConformException e) {
            throw new InputException(e.messages());
        }
    }
}
