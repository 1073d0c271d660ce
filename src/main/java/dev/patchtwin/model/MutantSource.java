package dev.patchtwin.model;

import java.util.List;

/**
 * Ships mutants with models; found by {@link java.util.ServiceLoader}. A mutant belongs to every bundle that uses the model
 * in whose place it stands.
 */
public interface MutantSource {
    /** Returns the mutants, always the same in the same order. */
    List<Mutant> mutants();
}
