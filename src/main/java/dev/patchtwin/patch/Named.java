package dev.patchtwin.patch;

/**
 * A thing of the source text that has a name.
 *
 * @param kind what it is
 * @param name its name
 */
public record Named(TouchedFunction.Kind kind, String name) {}
