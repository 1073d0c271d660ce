package dev.patchtwin.check.campaign;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Certificates;
import dev.patchtwin.check.CheckOptions;
import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.Conclusion;
import dev.patchtwin.check.FuzzRun;
import dev.patchtwin.check.Guidance;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.IoReason;
import dev.patchtwin.check.Repro;
import dev.patchtwin.check.Watch;
import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.model.Trace;
import dev.patchtwin.model.Vocabulary;
import dev.patchtwin.trace.TraceException;
import dev.patchtwin.trace.TraceHeader;
import dev.patchtwin.trace.TraceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Joins the shards of a campaign into one verdict. */
public final class Merge {
    private static final String SUFFIX = ".jsonl";

    private final CheckOptions options;
    private final Watch watch;

    private Merge(CheckOptions options, Watch watch) {
        this.options = options;
        this.watch = watch;
    }

    /**
     * Merges.
     *
     * @param paths files of results, and folders of such files
     * @param options where the bundle is, and where witnesses go
     * @throws InputException when a file cannot be used, the files are not of one campaign or of the bundle as it is now, or
     *     a shard is missing, which is named
     */
    public static CheckResult of(List<Path> paths, CheckOptions options, Watch watch) throws InputException {
        return new Merge(options, watch).merge(files(paths));
    }

    /**
     * Says what one shard comes to, by itself.
     *
     * @throws InputException when the file cannot be used
     */
    public static CheckResult ofShard(Path file, CheckOptions options) throws InputException {
        Results results = ResultsReader.read(file);
        SortedMap<Integer, Results> one = new TreeMap<>();
        one.put(1, results);
        return new Merge(options, Watch.NOBODY).conclude(results.plan(), one);
    }

    private static List<Path> files(List<Path> paths) throws InputException {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (!Files.isDirectory(path)) {
                files.add(path);
                continue;
            }
            int before = files.size();
            try (Stream<Path> there = Files.list(path)) {
                there.filter(f -> f.toString().endsWith(SUFFIX)).sorted().forEach(files::add);
            } catch (IOException e) {
                throw new InputException(path + ": error: cannot be read (" + IoReason.of(e) + ")");
            }
            if (files.size() == before) {
                throw new InputException(path + ": error: there are no results in this folder, no file *" + SUFFIX);
            }
        }
        return files;
    }

    private CheckResult merge(List<Path> files) throws InputException {
        SortedMap<Integer, Results> shards = new TreeMap<>();
        for (Path file : files) {
            Results results = ResultsReader.read(file);
            Results other = shards.putIfAbsent(results.plan().shard().index(), results);
            if (other != null && !sameRuns(other, results)) {
                throw InputException.at(
                        file,
                        1,
                        "shard " + results.plan().shard() + " is in " + other.file() + " too, with other results");
            }
        }
        Results first = shards.values().iterator().next();
        for (Results results : shards.values()) {
            requireSamePlan(first, results);
        }
        requireAll(first.plan().shard().count(), shards);
        return conclude(first.plan().withShard(Shard.WHOLE), shards);
    }

    private static boolean sameRuns(Results one, Results other) {
        return one.plan().equals(other.plan()) && one.runs().equals(other.runs());
    }

    private static void requireSamePlan(Results first, Results results) throws InputException {
        CampaignPlan wanted = first.plan().withShard(Shard.WHOLE);
        boolean sameCount =
                first.plan().shard().count() == results.plan().shard().count();
        if (!sameCount || !results.plan().withShard(Shard.WHOLE).equals(wanted)) {
            throw InputException.at(
                    results.file(), 1, "these are results of another campaign than those in " + first.file());
        }
    }

    private static void requireAll(int count, SortedMap<Integer, Results> shards) throws InputException {
        List<String> missing = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            if (!shards.containsKey(i)) {
                missing.add(String.valueOf(i));
            }
        }
        if (!missing.isEmpty()) {
            String which = missing.size() == 1
                    ? "shard " + missing.get(0) + " is"
                    : "shards " + String.join(", ", missing) + " are";
            throw new InputException("patchtwin: error: of " + count + " shards, " + which
                    + " missing; give the results of all of them");
        }
    }

    private CheckResult conclude(CampaignPlan plan, SortedMap<Integer, Results> shards) throws InputException {
        Bundle bundle = options.workspace().bundles().read(plan.bundle());
        if (!Certificates.inputs(bundle).equals(plan.inputs())) {
            throw new InputException("patchtwin: error: the bundle " + plan.bundle()
                    + " has changed since these results were made; check out what they were made with");
        }
        CheckOptions how = plan.strict() ? options.withoutDeclared() : options;
        Conclusion conclusion = new Conclusion(bundle, how, watch);
        conclusion.prepare();
        SortedMap<Long, CampaignRun> runs = new TreeMap<>();
        shards.values().forEach(results -> runs.putAll(results.runs()));
        SortedMap<String, Integer> world = bundle.world(plan.world());
        Vocabulary vocabulary = bundle.before().create(world).vocabulary();
        long operations = 0;
        long sequences = 0;
        for (CampaignRun run : runs.values()) {
            add(run, bundle, plan, vocabulary, conclusion);
            operations += run.operations();
            sequences += run.sequences();
        }
        boolean done = shards.values().stream().allMatch(Results::done);
        long planned =
                plan.runs().isPresent() && done ? operations : plan.runs().orElse(runs.size()) * plan.operations();
        FuzzRun fuzz = new FuzzRun(
                plan.world(),
                world,
                plan.seed(),
                operations,
                planned,
                bundle.fuzz().operations(),
                plan.world().equals(bundle.fuzz().world()),
                sequences,
                bundle.fuzz().length(),
                runs.values().stream().mapToDouble(CampaignRun::seconds).sum(),
                !done,
                new Guidance(0, 0, "", Optional.empty()),
                runs.size());
        return conclusion.of(Optional.empty(), Optional.of(fuzz), List.of(), again(plan, runs.size()));
    }

    private static String again(CampaignPlan plan, int runs) {
        return Repro.PROGRAM + " fuzz " + plan.bundle() + " --world " + plan.world() + " --seed " + plan.seed()
                + " --operations " + plan.operations() + " --runs "
                + plan.runs().orElse(runs)
                + (plan.shard().count() > 1 ? " --shard " + plan.shard() : "")
                + (plan.strict() ? " --no-declared" : "");
    }

    private static void add(
            CampaignRun run, Bundle bundle, CampaignPlan plan, Vocabulary vocabulary, Conclusion conclusion)
            throws InputException {
        boolean fits = run.compared().size() == vocabulary.channels().size()
                && run.declaredUses().size()
                        == (plan.strict() ? 0 : bundle.declared().size());
        if (!fits) {
            throw new InputException("patchtwin: error: run " + run.run() + " was made with other models than "
                    + plan.bundle() + " has now; check out what it was made with");
        }
        for (CampaignRun.Found found : run.found()) {
            String origin = "run " + run.run() + " (seed " + run.seed() + "), in sequence " + (found.sequence() + 1);
            conclusion.found(found.signature(), trace(run, found, bundle, plan, vocabulary), origin);
        }
        for (int i = 0; i < run.declaredUses().size(); i++) {
            conclusion.used(bundle.declared().get(i).id(), run.declaredUses().get(i));
        }
        for (int i = 0; i < run.compared().size(); i++) {
            conclusion.compared(
                    vocabulary.channels().get(i).name(), run.compared().get(i));
        }
        conclusion.compared(Signature.ENABLED, run.operations());
        conclusion.covered(run.covered());
        conclusion.looked(run.operations());
    }

    private static Trace trace(
            CampaignRun run, CampaignRun.Found found, Bundle bundle, CampaignPlan plan, Vocabulary vocabulary)
            throws InputException {
        try {
            TraceHeader header = TraceHeader.read("trace of run " + run.run(), found.trace());
            return TraceReader.read(header, bundle.world(plan.world()), vocabulary)
                    .trace();
        } catch (TraceException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }
}
