package dev.patchtwin.check.dossier;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.CheckOptions;
import dev.patchtwin.check.ExploreBounds;
import dev.patchtwin.check.GoldenFile;
import dev.patchtwin.check.GoldenFolder;
import dev.patchtwin.check.GoldenReplay;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.Repro;
import dev.patchtwin.check.Scope;
import dev.patchtwin.check.Twins;
import dev.patchtwin.check.Watch;
import dev.patchtwin.check.WatchedExplore;
import dev.patchtwin.check.WitnessFiles;
import dev.patchtwin.engine.explore.ExploreFinding;
import dev.patchtwin.engine.explore.ExploreOptions;
import dev.patchtwin.engine.shrink.Shrink;
import dev.patchtwin.engine.twin.DeclaredDifference;
import dev.patchtwin.engine.twin.Difference;
import dev.patchtwin.engine.twin.Replay;
import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Looks for short traces that need declared differences. Under the contract without the declared difference that is asked for,
 * such a trace shows a difference of value on its channel, so that what shrinks and searches for findings does so here too.
 */
final class DeclaredTraces {
    /** How many states of each slice are looked at; a trace that nobody finds among these is none that explains anything. */
    private static final long MOST_STATES = 500_000;

    private final Bundle bundle;
    private final CheckOptions options;
    private final String checkAgain;
    private final Watch watch;
    private final WitnessFiles files;
    private final List<Golden> goldens = new ArrayList<>();
    private boolean replayed;

    /**
     * A trace that needs a declared difference.
     *
     * @param text as {@code replay} reads it
     * @param origin where it comes from, in a phrase
     * @param repro the command that replays it
     */
    record Shown(Trace trace, String text, String origin, String repro) {}

    private record Golden(GoldenFile file, GoldenReplay replay) {
        int length() {
            return replay.trace().steps().size();
        }

        int answers() {
            return replay.trace().steps().stream()
                    .mapToInt(step -> step.answers().size())
                    .sum();
        }
    }

    /** @param checkAgain the command for a trace that could not be written to a file */
    DeclaredTraces(Bundle bundle, CheckOptions options, String checkAgain, Watch watch) {
        this.bundle = bundle;
        this.options = options;
        this.checkAgain = checkAgain;
        this.watch = watch;
        files = new WitnessFiles(bundle, options);
    }

    /** Returns a trace that needs the declared difference, if one is found. */
    Optional<Shown> of(DeclaredDifference declared) throws InputException {
        Optional<Golden> golden = goldens().stream()
                .filter(one -> one.replay().shown().needed().contains(declared.id()))
                .min(Comparator.comparingInt(Golden::length).thenComparingInt(Golden::answers));
        return golden.isPresent() ? Optional.of(of(declared, golden.get())) : explored(declared);
    }

    private List<Golden> goldens() throws InputException {
        if (!replayed) {
            for (GoldenFile file :
                    GoldenFolder.read(options.root(), bundle.id()).files()) {
                goldens.add(new Golden(file, GoldenReplay.of(bundle, file)));
            }
            replayed = true;
        }
        return goldens;
    }

    private Shown of(DeclaredDifference declared, Golden golden) throws InputException {
        String origin = "golden trace " + golden.file().name();
        Trace shrunk = shrunk(declared, golden.replay().trace());
        if (shrunk.steps().size() < golden.length() && needs(shrunk, declared)) {
            String text = text(shrunk);
            Optional<String> repro = written(declared, text);
            if (repro.isPresent()) {
                return new Shown(shrunk, text, origin + ", made shorter", repro.get());
            }
        }
        return new Shown(
                golden.replay().trace(),
                golden.replay().text(),
                origin,
                Repro.replay(golden.file().trace(), options));
    }

    private Trace shrunk(DeclaredDifference declared, Trace trace) throws InputException {
        Twin twin = without(declared, trace).make();
        boolean shows = Replay.run(twin, trace, (index, step, at) -> {}).differences().stream()
                .map(Difference::signature)
                .anyMatch(signature(declared)::equals);
        return shows
                ? trace.withSteps(
                        Shrink.shrink(twin, trace.steps(), signature(declared)).steps())
                : trace;
    }

    private Twins without(DeclaredDifference declared, Trace trace) throws InputException {
        return new Twins(bundle.disallowing(declared.id()), trace.world(), false);
    }

    private static Signature signature(DeclaredDifference declared) {
        return new Signature(declared.channel(), Signature.Kind.VALUE);
    }

    /** What shows the same difference may have come to it in another way, which the contract has other words for. */
    private boolean needs(Trace trace, DeclaredDifference declared) throws InputException {
        Twins twins = new Twins(bundle, trace.world(), false);
        Twin twin = twins.make();
        boolean fits =
                Replay.run(twin, trace, (index, step, at) -> {}).complaints().isEmpty();
        return fits && twins.needed(twin).contains(declared.id());
    }

    /** Writes a trace where witnesses go, and returns the command that replays it; empty when it cannot be written there. */
    private Optional<String> written(DeclaredDifference declared, String text) throws InputException {
        String name = "declared-" + declared.id() + GoldenFile.TRACE;
        return files.write(name, text) ? Optional.of(Repro.replay(files.path(name), options)) : Optional.empty();
    }

    private String text(Trace trace) throws InputException {
        return new Twins(bundle, trace.world(), false).text(trace);
    }

    private Optional<Shown> explored(DeclaredDifference declared) throws InputException {
        List<Scope> scopes =
                bundle.explored().isPresent() ? bundle.scopes(bundle.explored().get()) : List.of();
        for (Scope scope : scopes) {
            Optional<Trace> found = watch.cancelled() ? Optional.empty() : explored(declared, scope);
            if (found.isPresent()) {
                String text = text(found.get());
                String repro = written(declared, text).orElse(checkAgain);
                return Optional.of(new Shown(found.get(), text, "exploring " + scope.name(), repro));
            }
        }
        return Optional.empty();
    }

    private Optional<Trace> explored(DeclaredDifference declared, Scope scope) throws InputException {
        ExploreOptions how = ExploreOptions.unbounded()
                .withThreads(options.threads())
                .withFaults(scope.faults())
                .withMostStates(MOST_STATES)
                .withMostBytes(ExploreBounds.NONE.mostBytes());
        Twins twins = new Twins(bundle.disallowing(declared.id()), scope.world(), false);
        for (ExploreFinding finding :
                WatchedExplore.run(how, scope.name(), twins, watch).findings()) {
            Trace trace = new Trace(bundle.id(), scope.world(), finding.steps());
            if (finding.signature().equals(signature(declared)) && needs(trace, declared)) {
                return Optional.of(trace);
            }
        }
        return Optional.empty();
    }
}
