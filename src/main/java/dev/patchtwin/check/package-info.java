/**
 * The main job: a bundle and its contract, the steps of a check, and what came out of them.
 *
 * <p>A {@link dev.patchtwin.check.Bundle} is a folder under {@code patches/}: the patch as it was received, and {@code
 * twin.yaml}, which names the two models, the worlds, and the contract. {@link dev.patchtwin.check.Check} recovers the
 * patch, holds what it touches against what the models claim, replays the golden traces, explores, fuzzes, and shrinks
 * what it finds; a {@link dev.patchtwin.check.CheckResult} says what came out, as plain values that know no output format.
 * What a person got wrong is an {@link dev.patchtwin.check.InputException}, with file and line.
 */
@NullMarked
package dev.patchtwin.check;

import org.jspecify.annotations.NullMarked;
