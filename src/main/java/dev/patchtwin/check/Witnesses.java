package dev.patchtwin.check;

import dev.patchtwin.check.view.Views;
import dev.patchtwin.engine.shrink.Shrink;
import dev.patchtwin.engine.twin.AnswerSource;
import dev.patchtwin.engine.twin.DeclaredDifference;
import dev.patchtwin.engine.twin.ModelException;
import dev.patchtwin.engine.twin.Replay;
import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.Trace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes findings of discoveries: one for each signature, shrunk, shown step by step, and written to a file. */
final class Witnesses {
    private final Bundle bundle;
    private final CheckOptions options;
    private final WitnessFiles files;
    private final String checkAgain;

    /** @param checkAgain the command that finds it all again, for where no file can be written */
    Witnesses(Bundle bundle, CheckOptions options, WitnessFiles files, String checkAgain) {
        this.bundle = bundle;
        this.options = options;
        this.files = files;
        this.checkAgain = checkAgain;
    }

    /**
     * Returns a finding for each signature, in the order of the channels, the engine's own last. With the declared
     * differences switched off, those that the contract has words for come first: they are what is asked for.
     */
    List<Finding> of(List<Discovery> discoveries, Watch watch) throws InputException {
        Map<Signature, Discovery> first = new LinkedHashMap<>();
        discoveries.forEach(d -> first.putIfAbsent(d.signature(), d));
        List<String> order = bundle.before().create(bundle.fuzzWorld()).vocabulary().channels().stream()
                .map(Channel::name)
                .toList();
        List<Discovery> sorted = new ArrayList<>(first.values());
        sorted.sort(Comparator.comparing((Discovery d) ->
                        options.strict() && words(d.signature()).isEmpty())
                .thenComparingInt(d -> Math.floorMod(order.indexOf(d.signature().channel()), order.size() + 1))
                .thenComparing(d -> d.signature().kind()));
        List<Finding> findings = new ArrayList<>();
        for (Discovery discovery : sorted) {
            watch.step("shrinking a difference on " + discovery.signature().channel());
            findings.add(finding(discovery, watch.cancelled()));
        }
        return findings;
    }

    private static Trace shrunk(Twin twin, Trace found, Signature signature) {
        try {
            return found.withSteps(Shrink.shrink(twin, found.steps(), signature).steps());
        } catch (IllegalArgumentException e) {
            Trace.Step last = found.steps().get(found.steps().size() - 1);
            throw new ModelException(
                    "a difference on " + signature.channel() + " was shown once and not again by the same "
                            + found.steps().size() + " operations, the last of them '" + last.operation()
                            + "': a model is not deterministic, or its state does not carry everything",
                    e);
        }
    }

    private Finding finding(Discovery discovery, boolean inHaste) throws InputException {
        Signature signature = discovery.signature();
        Twins twins = new Twins(bundle, discovery.trace().world(), options.strict());
        Twin twin = twins.make();
        boolean asFound = inHaste || discovery.shortest();
        Trace witness = asFound ? discovery.trace() : shrunk(twin, discovery.trace(), signature);
        if (signature.kind() == Signature.Kind.TIMING) {
            witness = toRest(twin, witness);
        }
        Views views = new Views();
        Replay.run(twin, witness, (index, step, at) -> views.add(step, at));
        String text = twins.text(witness);
        String name = name(signature);
        Optional<Path> file = files.write(name, text) ? Optional.of(files.path(name)) : Optional.empty();
        return new Finding(
                signature.channel(),
                kind(signature),
                discovery.origin() + (inHaste && !discovery.shortest() ? ", not shrunk" : ""),
                witness,
                text,
                views.steps(),
                file,
                file.map(path -> Repro.replay(path, options)).orElse(checkAgain),
                words(signature));
    }

    /** Adds what brings the system to rest: only then is it known that a difference was one of timing. */
    private static Trace toRest(Twin twin, Trace trace) {
        List<Trace.Step> steps = new ArrayList<>(trace.steps());
        Replay.run(twin, trace, (index, step, at) -> {});
        for (Operation operation : twin.vocabulary().drain()) {
            if (!twin.quiescent() && twin.enabled().contains(operation.id())) {
                twin.step(operation, AnswerSource.NOMINAL);
                steps.add(new Trace.Step(operation, List.of()));
            }
        }
        return trace.withSteps(steps);
    }

    private static String name(Signature signature) {
        return signature.channel() + kind(signature).suffix() + ".trace";
    }

    private static Finding.Kind kind(Signature signature) {
        return switch (signature.kind()) {
            case VALUE -> Finding.Kind.DIFFERENCE;
            case TIMING -> Finding.Kind.TIMING;
            case INVARIANT -> Finding.Kind.BROKEN_INVARIANT;
        };
    }

    private List<String> words(Signature signature) {
        return bundle.declared().stream()
                .filter(declared -> declared.channel().equals(signature.channel()))
                .map(DeclaredDifference::reason)
                .toList();
    }
}
