/**
 * Fuzzing a twin: random operations, weighted by what is possible, under random schedules of faults; the same for the
 * same seed on any number of threads.
 */
@NullMarked
package dev.patchtwin.engine.fuzz;

import org.jspecify.annotations.NullMarked;
