/**
 * Campaigns: many fuzzing runs, each with a seed of its own, shared out to processes and machines as shards, with results in
 * files of JSON lines that are merged into one verdict.
 *
 * <p>A run depends on its seed and on nothing else, so it does not matter where it is run: the union of the shards is the
 * campaign, whatever the sharding.
 */
@NullMarked
package dev.patchtwin.check.campaign;

import org.jspecify.annotations.NullMarked;
