package dev.patchtwin.patch;

/** A thing of the source text that has a name. */
record Named(TouchedFunction.Kind kind, String name) {}
