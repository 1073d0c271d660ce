package dev.patchtwin.check;

import dev.patchtwin.check.ChannelResult.Outcome;
import dev.patchtwin.engine.twin.DeclaredDifference;
import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Trace;
import dev.patchtwin.model.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Draws a conclusion from what was seen of a bundle, in whatever ways: adds up what was compared, allowed and met, shrinks
 * what was found, and says what it comes to.
 */
public final class Conclusion {
    private final Bundle bundle;
    private final CheckOptions options;
    private final Watch watch;
    private final WitnessFiles files;
    private final List<Discovery> discoveries = new ArrayList<>();
    private final Map<String, Long> uses = new HashMap<>();
    private final Map<String, Long> compared = new HashMap<>();
    private Optional<ConformRun> conform = Optional.empty();
    private @Nullable PatchSummary recovered;
    private long covered;
    private long looked;

    /** @param watch is told how far it is, and may stop it: then what was found is shown as it was found */
    public Conclusion(Bundle bundle, CheckOptions options, Watch watch) {
        this.bundle = bundle;
        this.options = options;
        this.watch = watch;
        files = new WitnessFiles(bundle, options);
    }

    /**
     * Makes sure, before anything is run for it, that the patch can be used, and that a witness can be written to a folder
     * that the user named.
     *
     * @throws InputException when not
     */
    public void prepare() throws InputException {
        prepareFiles();
        Claims.require(bundle, recovered());
    }

    /** Does the same, but for holding the patch against what the models claim. */
    void prepareFiles() throws InputException {
        files.prepare();
        watch.step("recovering the patch");
        recovered = Recovery.of(bundle);
    }

    private PatchSummary recovered() throws InputException {
        return recovered != null ? recovered : Recovery.of(bundle);
    }

    void add(Discovery discovery) {
        discoveries.add(discovery);
    }

    /**
     * Adds a trace that shows something; of several with one signature the first counts.
     *
     * @param origin how it was found, in a phrase
     */
    public void found(Signature signature, Trace trace, String origin) {
        add(new Discovery(signature, trace, origin, false));
    }

    /** Adds what came of running the patch's own C. */
    void conformed(ConformRun run) {
        conform = Optional.of(run);
    }

    /** Adds that a declared difference was needed so many times. */
    public void used(String declared, long count) {
        uses.merge(declared, count, Long::sum);
    }

    /** Adds that a channel was compared so many times. */
    public void compared(String channel, long count) {
        compared.merge(channel, count, Long::sum);
    }

    /** Adds probes that were met, a bit per probe. */
    public void covered(long probes) {
        covered |= probes;
    }

    /** Adds so many operations after which the invariants were looked at. */
    public void looked(long operations) {
        looked += operations;
    }

    /**
     * Draws the conclusion.
     *
     * @param goldens what came of the golden traces that were replayed
     * @param again the command that does it again
     * @throws InputException when the patch cannot be used, or a witness cannot be written to the folder that the options
     *     name
     */
    public CheckResult of(Optional<ExploreRun> explored, Optional<FuzzRun> fuzzed, List<GoldenResult> goldens, String again)
            throws InputException {
        PatchSummary patch = recovered();
        // Of two with the same signature the first is shown: one that nobody need shrink before all others.
        discoveries.sort(Comparator.comparing(d -> !d.shortest()));
        List<Finding> findings = new Witnesses(bundle, options, files, again).of(discoveries, watch);
        Vocabulary vocabulary = bundle.before().create(bundle.fuzzWorld()).vocabulary();
        List<DeclaredUse> declared = declaredUses(explored, fuzzed);
        List<String> missed = missedProbes(vocabulary);
        Judgement judgement = Judgement.of(explored, fuzzed, findings, declared, missed).with(goldens).with(conform);
        return new CheckResult(
                bundle.id(),
                bundle.title().orElse(patch.title()),
                patch,
                bundle.models(),
                options.strict(),
                goldens,
                explored,
                fuzzed,
                conform,
                channels(vocabulary, findings, declared),
                declared,
                findings,
                bundle.probes().size(),
                missed,
                judgement.verdict(),
                judgement.reasons(),
                again,
                files.note());
    }

    private List<DeclaredUse> declaredUses(Optional<ExploreRun> explored, Optional<FuzzRun> fuzzed) {
        if (options.strict()) {
            return List.of();
        }
        boolean whole = fuzzed.map(FuzzRun::whole)
                .orElseGet(() -> explored.map(run -> run.ownWorld() && run.complete()).orElse(false));
        List<DeclaredUse> declared = new ArrayList<>();
        for (DeclaredDifference difference : bundle.declared()) {
            long count = uses.getOrDefault(difference.id(), 0L);
            declared.add(new DeclaredUse(difference, count, count == 0 && whole));
        }
        return declared;
    }

    private List<String> missedProbes(Vocabulary vocabulary) {
        return bundle.probes().stream()
                .filter(probe -> (covered >>> vocabulary.probes().indexOf(probe) & 1) == 0)
                .toList();
    }

    private List<ChannelResult> channels(Vocabulary vocabulary, List<Finding> findings, List<DeclaredUse> declared) {
        List<ChannelResult> results = new ArrayList<>();
        for (Channel channel : vocabulary.channels()) {
            boolean always = channel.kind() == Channel.Kind.INVARIANTS;
            long count = always ? looked : compared.getOrDefault(channel.name(), 0L);
            results.add(channel(channel.name(), channel.meaning(), count, findings, declared));
        }
        long enabled = compared.getOrDefault(Signature.ENABLED, 0L);
        results.add(channel(Signature.ENABLED, "which operations are possible", enabled, findings, declared));
        return results;
    }

    private static ChannelResult channel(
            String name, String meaning, long compared, List<Finding> findings, List<DeclaredUse> declared) {
        long uses = declared.stream()
                .filter(use -> use.declared().channel().equals(name))
                .mapToLong(DeclaredUse::uses)
                .sum();
        Outcome outcome = uses > 0 ? Outcome.DECLARED : Outcome.AGREES;
        for (Finding finding : findings) {
            if (finding.channel().equals(name)) {
                Outcome found = outcome(finding.kind());
                outcome = found.compareTo(outcome) > 0 ? found : outcome;
            }
        }
        return new ChannelResult(name, meaning, outcome, compared, uses);
    }

    private static Outcome outcome(Finding.Kind kind) {
        return switch (kind) {
            case DIFFERENCE -> Outcome.DIFFERS;
            case TIMING -> Outcome.DIFFERS_IN_TIME;
            case BROKEN_INVARIANT -> Outcome.BROKEN;
        };
    }
}
