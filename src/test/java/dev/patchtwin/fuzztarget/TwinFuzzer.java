package dev.patchtwin.fuzztarget;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Bundles;
import dev.patchtwin.check.InputException;
import dev.patchtwin.engine.twin.AnswerSource;
import dev.patchtwin.engine.twin.Contract;
import dev.patchtwin.engine.twin.Difference;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Mutant;
import dev.patchtwin.model.MutantSource;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.Trace;
import dev.patchtwin.trace.TraceWriter;
import dev.patchtwin.trace.VocabularyDigest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * A target for coverage-guided fuzzing engines: bytes become operations and answers of a twin, by the same step that
 * everything else goes through ({@link Decoder}). Any bytes are a run, and longer ones go on where shorter ones end; docs/fuzzing-at-scale.md.
 *
 * <p>System properties: {@code patchtwin.root} (the folder with {@code patches/} in it, this one by default),
 * {@code patchtwin.bundle} (the first by default), {@code patchtwin.world} (the one that the bundle fuzzes), and
 * {@code patchtwin.mutant}, the id of a mutant to put in the place of the model it stands for.
 */
public final class TwinFuzzer {
    private static final int MOST_STEPS = 200;

    private final Bundle bundle;
    private final Map<String, Integer> world;
    private final Twin twin;
    private final List<Operation> operations;

    private static @Nullable TwinFuzzer standard;

    /**
     * Makes a target.
     *
     * @param mutant the id of a mutant; empty for the models as they are
     */
    TwinFuzzer(Bundle bundle, String worldName, String mutant) throws InputException {
        this.bundle = bundle;
        world = bundle.world(worldName);
        ModelFactory before = bundle.before();
        ModelFactory after = bundle.after();
        if (!mutant.isEmpty()) {
            ModelFactory wrong = mutant(mutant);
            before = wrong.name().equals(before.name()) ? wrong : before;
            after = wrong.name().equals(after.name()) ? wrong : after;
        }
        twin = new Twin(before.create(world), after.create(world), new Contract(bundle.declared()));
        operations = twin.vocabulary().operations();
    }

    /** Returns the bundle that is run. */
    Bundle bundle() {
        return bundle;
    }

    /** Returns the world that it is run in. */
    Map<String, Integer> world() {
        return world;
    }

    /** Returns the twin that is run. */
    Twin twin() {
        return twin;
    }

    private static ModelFactory mutant(String id) {
        return ServiceLoader.load(MutantSource.class).stream()
                .flatMap(source -> source.get().mutants().stream())
                .filter(mutant -> mutant.id().equals(id))
                .map(Mutant::factory)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no mutant " + id));
    }

    /** Called by the engine, for every input. */
    public static void fuzzerTestOneInput(byte[] data) {
        if (standard == null) {
            standard = standard();
        }
        standard.run(data);
    }

    /** Makes the one that the system properties describe. */
    static TwinFuzzer standard() {
        try {
            Bundles bundles = new Bundles(Path.of(System.getProperty("patchtwin.root", ".")));
            String id = System.getProperty("patchtwin.bundle", "");
            Bundle bundle = id.isEmpty() ? bundles.read(List.of()).get(0) : bundles.read(id);
            String world = System.getProperty("patchtwin.world", bundle.fuzz().world());
            return new TwinFuzzer(bundle, world, System.getProperty("patchtwin.mutant", ""));
        } catch (InputException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /**
     * Runs what the bytes say, and back to rest.
     *
     * @throws AssertionError when the two sides differ in what the contract does not allow; with the trace that shows it
     */
    void run(byte[] data) {
        List<Trace.Step> steps = start(data);
        for (Operation operation : twin.vocabulary().drain()) {
            if (!twin.over() && twin.enabled().contains(operation.id())) {
                step(operation, AnswerSource.NOMINAL, steps);
            }
        }
        twin.finish();
        if (!twin.differences().isEmpty()) {
            throw new AssertionError(message(twin.differences().get(0), steps));
        }
    }

    /** Runs what the bytes say, and no further. */
    List<Trace.Step> start(byte[] data) {
        Decoder decoder = new Decoder(data);
        List<Trace.Step> steps = new ArrayList<>();
        twin.reset();
        while (decoder.hasMore() && !twin.over() && twin.enabled().next(0) >= 0 && steps.size() < MOST_STEPS) {
            step(operations.get(decoder.choose(twin.enabled())), decoder, steps);
        }
        return steps;
    }

    private void step(Operation operation, AnswerSource source, List<Trace.Step> steps) {
        twin.step(operation, source);
        steps.add(new Trace.Step(operation, twin.answers()));
    }

    private String message(Difference difference, List<Trace.Step> steps) {
        String digest = VocabularyDigest.of(bundle.id(), bundle.models(), twin.vocabulary());
        String text = TraceWriter.print(new Trace(bundle.id(), world, steps), Optional.of(digest), twin.vocabulary());
        return "the two sides differ on " + difference.signature() + " in step " + (difference.step() + 1)
                + "; put the lines below into a file, and ./patchtwin replay FILE shows it\n" + text;
    }
}
