/**
 * Lock-step: two models, one oracle, one contract. {@link dev.patchtwin.engine.twin.Twin} is the only place where two
 * worlds meet; whoever drives it supplies operations and an {@link dev.patchtwin.engine.twin.AnswerSource}, and learns
 * where the two differ.
 */
@NullMarked
package dev.patchtwin.engine.twin;

import org.jspecify.annotations.NullMarked;
