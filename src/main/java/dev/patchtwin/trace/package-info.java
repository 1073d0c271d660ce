/**
 * A {@link dev.patchtwin.model.Trace} as text: readable, diffable, writable by hand, and the same after reading and
 * printing again. {@code docs/trace.md} has the grammar.
 *
 * <p>Reading takes two steps, since the operations that a trace may name depend on its world:
 * {@link dev.patchtwin.trace.TraceHeader#read} gives bundle and world, from which the caller makes a vocabulary, and
 * {@link dev.patchtwin.trace.TraceReader} reads the steps with it. What is wrong is a
 * {@link dev.patchtwin.trace.TraceException} that says where. Nothing here knows of verdicts.
 */
@NullMarked
package dev.patchtwin.trace;

import org.jspecify.annotations.NullMarked;
