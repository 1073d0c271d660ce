/**
 * Fuzzing a twin: random operations under random schedules of faults, guided by what earlier sequences have met; the same
 * for the same seed on any number of threads.
 *
 * <p>{@link dev.patchtwin.engine.fuzz.Fuzz} goes by generations. In each, {@code ChunkWorker}s, one for each thread, run
 * chunks of sequences with what was learnt before ({@code Learnt}: a corpus, a mix of strategies, a pilot), and a
 * {@code Scout} tells which of them met a feature that was not known. What all chunks bring is added up in their order, so
 * that it does not matter which thread ran which.
 */
@NullMarked
package dev.patchtwin.engine.fuzz;

import org.jspecify.annotations.NullMarked;
