package dev.patchtwin.check.adequacy;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.MutantSources;
import dev.patchtwin.engine.adequacy.BytecodeMutant;
import dev.patchtwin.engine.adequacy.BytecodeMutants;
import dev.patchtwin.model.ModelFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All mutants of a bundle: those that ship with its models, then those that are made of their classes. */
final class Candidates {
    private Candidates() {}

    /**
     * Lists them, always in the same order.
     *
     * @throws InputException when two have the same id
     */
    static List<Candidate> of(Bundle bundle) throws InputException {
        List<Candidate> all = new ArrayList<>();
        MutantSources.of(bundle).forEach(mutant -> all.add(Candidate.of(mutant)));
        BytecodeMutants engine = new BytecodeMutants(bundle.after().getClass().getClassLoader());
        addPatched(all, engine, bundle.before());
        addPatched(all, engine, bundle.after());
        for (String shared : bundle.adequacy().shared()) {
            add(all, engine, shared, bundle.after());
        }
        requireUnique(all, bundle);
        return all;
    }

    private static void addPatched(List<Candidate> all, BytecodeMutants engine, ModelFactory factory) {
        for (Class<?> patched : factory.patched()) {
            add(all, engine, patched.getName(), factory);
        }
    }

    private static void add(List<Candidate> all, BytecodeMutants engine, String className, ModelFactory original) {
        for (BytecodeMutant mutant : engine.of(className)) {
            all.add(Candidate.of(mutant, engine, original));
        }
    }

    private static void requireUnique(List<Candidate> all, Bundle bundle) throws InputException {
        Set<String> ids = new HashSet<>();
        for (Candidate candidate : all) {
            if (!ids.add(candidate.id())) {
                throw InputException.at(
                        bundle.file(), 1, "two mutants are called '" + candidate.id() + "'; rename one of them");
            }
        }
    }
}
