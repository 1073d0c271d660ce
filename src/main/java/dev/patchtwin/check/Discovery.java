package dev.patchtwin.check;

import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.model.Trace;

/**
 * A trace that shows something, as it was found: not shrunk yet.
 *
 * @param signature what it shows
 * @param trace the trace
 * @param origin how it was found, in a phrase
 */
record Discovery(Signature signature, Trace trace, String origin) {}
