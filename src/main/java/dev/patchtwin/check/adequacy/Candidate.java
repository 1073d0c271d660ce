package dev.patchtwin.check.adequacy;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.engine.adequacy.BytecodeMutant;
import dev.patchtwin.engine.adequacy.BytecodeMutants;
import dev.patchtwin.engine.adequacy.ModelLoader;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Mutant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A mutant that is to be tried.
 *
 * @param id names it
 * @param kind what sort of mutant it is
 * @param model the name of the model in whose place it stands
 * @param what what is wrong with it
 * @param bytecode where it was changed, if it is a bytecode mutant
 * @param factory makes the factory that makes it
 */
record Candidate(
        String id,
        MutantResult.Kind kind,
        String model,
        String what,
        Optional<BytecodeMutant> bytecode,
        Supplier<ModelFactory> factory) {
    static Candidate of(Mutant mutant) {
        MutantResult.Kind kind = mutant.isControl() ? MutantResult.Kind.CONTROL : MutantResult.Kind.HAND_SEEDED;
        return new Candidate(
                mutant.id(), kind, mutant.factory().name(), mutant.what(), Optional.empty(), mutant::factory);
    }

    static Candidate of(BytecodeMutant mutant, BytecodeMutants engine, ModelFactory original) {
        return new Candidate(
                mutant.id(),
                MutantResult.Kind.BYTECODE,
                original.name(),
                mutant.what(),
                Optional.of(mutant),
                () -> changed(mutant, engine, original));
    }

    private static ModelFactory changed(BytecodeMutant mutant, BytecodeMutants engine, ModelFactory original) {
        ModelLoader loader = new ModelLoader(
                original.getClass().getClassLoader(),
                (name, bytes) -> name.equals(mutant.className()) ? engine.bytes(mutant) : bytes);
        return loader.make(ModelFactory.class, original.getClass().getName());
    }

    /** Returns the bundle with this mutant in the place of the model it stands for. */
    Bundle in(Bundle bundle) {
        return model.equals(bundle.before().name())
                ? bundle.withModels(factory.get(), bundle.after())
                : bundle.withModels(bundle.before(), factory.get());
    }

    /** Returns file and line of the change; empty for a mutant that was written by hand. */
    String place() {
        return bytecode.map(b -> b.file() + ":" + b.line()).orElse("");
    }

    MutantResult result(MutantResult.Trial trial, Bundle bundle) {
        Optional<String> explained = Optional.ofNullable(bundle.adequacy().explained().get(id));
        return new MutantResult(id, kind, model, what, place(), trial, explained);
    }
}
