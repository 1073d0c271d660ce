package dev.patchtwin.check;

import dev.patchtwin.engine.fuzz.FuzzOptions;
import dev.patchtwin.engine.fuzz.FuzzResult;
import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Trace;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The main job, from a bundle to a result. */
public final class Check {
    private final Bundle bundle;
    private final CheckOptions options;
    private final Watch watch;
    private final Conclusion conclusion;

    private Check(Bundle bundle, CheckOptions options, Watch watch) {
        this.bundle = bundle;
        this.options = options;
        this.watch = watch;
        conclusion = new Conclusion(bundle, options, watch);
    }

    /**
     * Checks a bundle: recovers its patch and holds it against what the models claim, replays its golden traces, runs the
     * patch's own C beside the models, explores
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

    /** Explores and fuzzes the two models of a bundle, whatever they stand for: no patch, no C and no golden trace is asked. */
    static CheckResult compare(Bundle bundle, CheckOptions options, Watch watch) throws InputException {
        Check check = new Check(bundle, options, watch);
        check.conclusion.prepareFiles();
        Optional<ExploreRun> explored = check.explore();
        Optional<FuzzRun> fuzzed = check.fuzz();
        return check.conclusion.of(explored, fuzzed, List.of(), Repro.check(bundle, options, fuzzed.map(FuzzRun::planned)));
    }

    private CheckResult run() throws InputException {
        conclusion.prepare();
        GoldenTraces golden = new GoldenTraces();
        List<GoldenResult> goldens =
                options.fuzzes() ? Goldens.replay(bundle, options.root(), watch) : List.of();
        golden.replay(bundle, goldens, options.strict());
        golden.discoveries().forEach(conclusion::add);
        golden.uses().forEach(conclusion::used);
        conclusion.covered(golden.covered());
        if (options.conforms().isPresent()) {
            conclusion.conformed(ConformJob.run(bundle, options, options.conforms().get(), watch));
        }
        Optional<ExploreRun> explored = explore();
        Optional<FuzzRun> fuzzed = fuzz();
        return conclusion.of(
                explored, fuzzed, goldens, Repro.check(bundle, options, fuzzed.map(FuzzRun::planned)));
    }

    private Optional<ExploreRun> explore() throws InputException {
        if (options.explores().isEmpty() || (options.fuzzes() && bundle.explored().isEmpty())) {
            return Optional.empty();
        }
        Exploration exploration = new Exploration(bundle, options, options.explores().get());
        ExploreRun run = exploration.run(watch);
        exploration.discoveries().forEach(conclusion::add);
        exploration.uses().forEach(conclusion::used);
        exploration.compared().forEach(conclusion::compared);
        conclusion.compared(Signature.ENABLED, run.states());
        conclusion.covered(exploration.covered());
        conclusion.looked(run.transitions());
        return Optional.of(run);
    }

    private Optional<FuzzRun> fuzz() throws InputException {
        if (!options.fuzzes()) {
            return Optional.empty();
        }
        String worldName = options.world().orElse(bundle.fuzz().world());
        Twins twins = new Twins(bundle, bundle.world(worldName), options.strict());
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
            conclusion.add(new Discovery(finding.signature(), trace, origin(finding), false));
        }
        for (int i = 0; i < fuzzed.declaredUses().size() && !options.strict(); i++) {
            conclusion.used(bundle.declared().get(i).id(), fuzzed.declaredUses().get(i));
        }
        for (int i = 0; i < fuzzed.compared().size(); i++) {
            conclusion.compared(
                    twins.vocabulary().channels().get(i).name(), fuzzed.compared().get(i));
        }
        conclusion.compared(Signature.ENABLED, fuzzed.operations());
        conclusion.covered(fuzzed.covered());
        conclusion.looked(fuzzed.operations());
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

    private FuzzRun fuzzRun(String worldName, FuzzResult fuzzed, Guidance guidance) throws InputException {
        return new FuzzRun(
                worldName,
                bundle.world(worldName),
                fuzzed.seed(),
                fuzzed.operations(),
                options.operations().orElse(bundle.fuzz().operations()),
                bundle.fuzz().operations(),
                worldName.equals(bundle.fuzz().world()),
                fuzzed.sequences(),
                bundle.fuzz().length(),
                fuzzed.nanos() / 1e9,
                fuzzed.interrupted(),
                guidance,
                1);
    }
}
