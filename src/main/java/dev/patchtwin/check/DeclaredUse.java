package dev.patchtwin.check;

import dev.patchtwin.engine.twin.DeclaredDifference;

/**
 * How a declared difference fared.
 *
 * @param declared what the contract declares
 * @param uses how many comparisons needed it
 * @param stale whether a whole run never needed it
 */
public record DeclaredUse(DeclaredDifference declared, long uses, boolean stale) {}
