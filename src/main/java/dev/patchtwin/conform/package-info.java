/**
 * The patch's own C, beside the models: cut out of the patch, compiled against the shims of its bundle, run in a box, and offered
 * as a part of a model, so that whether a model is faithful to the C is one more comparison of two models.
 */
@NullMarked
package dev.patchtwin.conform;

import org.jspecify.annotations.NullMarked;
