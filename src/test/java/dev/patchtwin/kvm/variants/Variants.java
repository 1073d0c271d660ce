package dev.patchtwin.kvm.variants;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.GoldenFile;
import dev.patchtwin.check.GoldenFolder;
import dev.patchtwin.check.GoldenReplay;
import dev.patchtwin.engine.twin.Contract;
import dev.patchtwin.engine.twin.Difference;
import dev.patchtwin.engine.twin.Replay;
import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.kvm.kept.KeptMutants;
import dev.patchtwin.kvm.merged.MergedMutants;
import dev.patchtwin.kvm.renamed.RenamedMutants;
import dev.patchtwin.model.Mutant;
import dev.patchtwin.model.Trace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The bundles of other versions of the hook, what lies in them, and wrong versions of what they are about. */
final class Variants {
    static final String RENAMED = "kvm-reclaim-external-spt";
    static final String KEPT = "kvm-free-external-spt-void";
    static final String KEPT_FROM_RFC = "kvm-free-external-spt-from-rfc";
    static final String AT_ONCE = "kvm-free-external-spt-at-once";
    static final List<String> IDS = List.of(RENAMED, KEPT, KEPT_FROM_RFC, AT_ONCE);

    static final Path ROOT = Path.of("");

    private Variants() {}

    static Bundle bundle(String id) throws Exception {
        return Bundle.read(ROOT.resolve("patches").resolve(id));
    }

    /** Returns the mutants and controls that belong to a bundle, of the model after the patch. */
    static List<Mutant> mutants(Bundle bundle) {
        return Stream.of(new RenamedMutants(), new KeptMutants(), new MergedMutants())
                .flatMap(source -> source.mutants().stream())
                .filter(mutant -> mutant.factory().name().equals(bundle.after().name()))
                .toList();
    }

    static List<Trace> goldenTraces(Bundle bundle) throws Exception {
        List<Trace> traces = new ArrayList<>();
        for (GoldenFile file : GoldenFolder.read(ROOT, bundle.id()).files()) {
            traces.add(GoldenReplay.of(bundle, file).trace());
        }
        return traces;
    }

    /** Returns what differs in a trace. */
    static Set<Signature> differences(Bundle bundle, Contract contract, Trace trace) {
        Twin twin =
                new Twin(bundle.before().create(trace.world()), bundle.after().create(trace.world()), contract);
        return Replay.run(twin, trace, (index, step, at) -> {}).differences().stream()
                .map(Difference::signature)
                .collect(Collectors.toSet());
    }

    /** Returns what differs in any golden trace of a bundle, as text. */
    static Set<String> differences(Bundle bundle, Contract contract) throws Exception {
        Set<String> all = new TreeSet<>();
        for (Trace trace : goldenTraces(bundle)) {
            differences(bundle, contract, trace).forEach(one -> all.add(one.channel() + " " + one.kind()));
        }
        return all;
    }
}
