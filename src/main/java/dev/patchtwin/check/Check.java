package dev.patchtwin.check;

import dev.patchtwin.check.ChannelResult.Outcome;
import dev.patchtwin.engine.fuzz.FuzzOptions;
import dev.patchtwin.engine.fuzz.FuzzResult;
import dev.patchtwin.engine.twin.DeclaredDifference;
import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.model.Channel;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Trace;
import dev.patchtwin.model.Vocabulary;
import dev.patchtwin.trace.NearNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** The main job, from a bundle to a result. */
public final class Check {
    private final Bundle bundle;
    private final CheckOptions options;
    private final Watch watch;
    private final List<Discovery> discoveries = new ArrayList<>();
    private final Map<String, Long> uses = new HashMap<>();
    private final Map<String, Long> compared = new HashMap<>();
    private long covered;
    private long looked;

    private Check(Bundle bundle, CheckOptions options, Watch watch) {
        this.bundle = bundle;
        this.options = options;
        this.watch = watch;
    }

    /**
     * Checks a bundle: recovers its patch and holds it against what the models claim, replays its golden traces, explores
     * its small world, fuzzes its large one, and shrinks what was found; the options say which of these.
     *
     * @param watch is told how far it is, and may stop it
     * @return what came out; when it was stopped, what is known by then
     * @throws InputException when the bundle, its mail or a golden trace cannot be used, or a witness cannot be written
     *     to the folder that the options name
     */
    public static CheckResult run(Bundle bundle, CheckOptions options, Watch watch) throws InputException {
        return new Check(bundle, options, watch).run();
    }

    /** Does the same with other models in the place of the bundle's own. */
    public static CheckResult run(
            Bundle bundle, ModelFactory before, ModelFactory after, CheckOptions options, Watch watch)
            throws InputException {
        return run(bundle.withModels(before, after), options, watch);
    }

    /** Returns what to call a bundle: its title, or else that of its patch. */
    public static String title(Bundle bundle) throws InputException {
        return bundle.title().isPresent()
                ? bundle.title().get()
                : Recovery.of(bundle).title();
    }

    private CheckResult run() throws InputException {
        WitnessFiles files = new WitnessFiles(bundle, options);
        files.prepare();
        watch.step("recovering the patch");
        PatchSummary patch = Recovery.of(bundle);
        Claims.require(bundle, patch);
        GoldenTraces golden = new GoldenTraces();
        if (options.fuzzes()) {
            watch.step("replaying golden traces");
            golden.replay(bundle, options);
        }
        discoveries.addAll(golden.discoveries());
        uses.putAll(golden.uses());
        covered = golden.covered();
        Optional<ExploreRun> explored = explore();
        Optional<FuzzRun> fuzzed = fuzz();
        // Of two with the same signature the first is shown: one that nobody need shrink before all others.
        discoveries.sort(Comparator.comparing(d -> !d.shortest()));
        String again = Repro.check(bundle, options, fuzzed.map(FuzzRun::planned));
        List<Finding> findings = new Witnesses(bundle, options, files, again).of(discoveries, watch);
        Vocabulary vocabulary = bundle.before().create(bundle.fuzzWorld()).vocabulary();
        List<DeclaredUse> declared = declaredUses(explored, fuzzed);
        List<String> missed = missedProbes(vocabulary);
        Judgement judgement = Judgement.of(explored, fuzzed, findings, declared, missed);
        return new CheckResult(
                bundle.id(),
                bundle.title().orElse(patch.title()),
                patch,
                bundle.models(),
                options.strict(),
                golden.count(),
                explored,
                fuzzed,
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

    private Optional<ExploreRun> explore() throws InputException {
        if (options.explores().isEmpty() || (options.fuzzes() && bundle.explored().isEmpty())) {
            return Optional.empty();
        }
        Exploration exploration = new Exploration(bundle, options, options.explores().get());
        ExploreRun run = exploration.run(watch);
        discoveries.addAll(exploration.discoveries());
        exploration.uses().forEach((id, count) -> uses.merge(id, count, Long::sum));
        exploration.compared().forEach((channel, count) -> compared.merge(channel, count, Long::sum));
        compared.merge(Signature.ENABLED, run.states(), Long::sum);
        covered |= exploration.covered();
        looked += run.transitions();
        return Optional.of(run);
    }

    private Optional<FuzzRun> fuzz() throws InputException {
        if (!options.fuzzes()) {
            return Optional.empty();
        }
        String worldName = options.world().orElse(bundle.fuzz().world());
        Twins twins = new Twins(bundle, world(worldName), options.strict());
        long planned = options.operations().orElse(bundle.fuzz().operations());
        watch.step("fuzzing");
        FuzzOptions how = new FuzzOptions(options.seed(), planned, bundle.fuzz().length(), options.threads(), Set.of());
        CorpusFolder corpus = null;
        if (options.corpus().isPresent()) {
            corpus = CorpusFolder.open(options.corpus().get(), bundle, twins);
            how = how.withCorpus(corpus.sequences());
        }
        FuzzResult fuzzed = WatchedFuzz.run(how, twins, watch);
        for (dev.patchtwin.engine.fuzz.Finding finding : fuzzed.findings()) {
            Trace trace = new Trace(bundle.id(), twins.world(), finding.steps());
            discoveries.add(new Discovery(
                    finding.signature(), trace, origin(finding), false));
        }
        twins.addUses(fuzzed.declaredUses(), uses);
        for (int i = 0; i < fuzzed.compared().size(); i++) {
            compared.merge(
                    twins.vocabulary().channels().get(i).name(), fuzzed.compared().get(i), Long::sum);
        }
        compared.merge(Signature.ENABLED, fuzzed.operations(), Long::sum);
        covered |= fuzzed.covered();
        looked += fuzzed.operations();
        Optional<CorpusUse> use =
                corpus == null ? Optional.empty() : Optional.of(corpus.keep(fuzzed.corpus()));
        Guidance guidance =
                new Guidance(fuzzed.features(), fuzzed.corpus().size(), fuzzed.mix(), use);
        return Optional.of(fuzzRun(worldName, fuzzed, guidance));
    }

    private static String origin(dev.patchtwin.engine.fuzz.Finding finding) {
        return finding.sequence() < 0
                ? "replaying the corpus"
                : "fuzzing, in sequence " + (finding.sequence() + 1);
    }

    private SortedMap<String, Integer> world(String name) throws InputException {
        SortedMap<String, Integer> world = bundle.worlds().get(name);
        if (world == null) {
            throw InputException.at(
                    bundle.file(),
                    1,
                    "there is no world '" + name + "'"
                            + NearNames.hint(name, bundle.worlds().keySet()));
        }
        return world;
    }

    private FuzzRun fuzzRun(String worldName, FuzzResult fuzzed, Guidance guidance) throws InputException {
        return new FuzzRun(
                worldName,
                world(worldName),
                fuzzed.seed(),
                fuzzed.operations(),
                options.operations().orElse(bundle.fuzz().operations()),
                bundle.fuzz().operations(),
                worldName.equals(bundle.fuzz().world()),
                fuzzed.sequences(),
                bundle.fuzz().length(),
                fuzzed.nanos() / 1e9,
                fuzzed.interrupted(),
                guidance);
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
