package dev.patchtwin.check;

import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.model.Trace;

/**
 * A trace that shows something, as it was found: not shrunk yet.
 *
 * @param signature what it shows
 * @param trace the trace
 * @param origin how it was found, in a phrase
 * @param shortest whether there is none with fewer operations, so that shrinking could not find any
 */
record Discovery(Signature signature, Trace trace, String origin, boolean shortest) {}
