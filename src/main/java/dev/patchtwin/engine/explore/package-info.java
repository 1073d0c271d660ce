/**
 * Complete exploration of a twin: breadth first over the pair of models, every operation and every answer of the oracle at
 * every reachable pair, until there is nothing new or a bound is met.
 *
 * <p>{@link dev.patchtwin.engine.explore.Explore} goes level by level and batch by batch; in each batch
 * {@code Expander}s, one for each thread, turn states into candidates, which a {@code StateSet} tells from states already
 * known, and {@code States} keeps the new ones in an order that does not depend on the threads.
 */
@NullMarked
package dev.patchtwin.engine.explore;

import org.jspecify.annotations.NullMarked;
