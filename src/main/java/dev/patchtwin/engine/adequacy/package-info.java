/**
 * Does a twin have teeth? Models that are wrong on purpose: the bytecode mutants of a model's classes, class loaders that
 * load a model once more with one class changed, and which lines of a model a run has executed.
 *
 * <p>The mutation engine is PIT's, and lines are counted by JaCoCo; both are known here only.
 */
@NullMarked
package dev.patchtwin.engine.adequacy;

import org.jspecify.annotations.NullMarked;
