package dev.patchtwin.engine.twin;

/**
 * What makes two differences the same difference: the channel and the kind.
 *
 * @param channel the channel's name, or {@link #ENABLED}
 * @param kind what kind of difference
 */
public record Signature(String channel, Kind kind) {
    /** The engine's own channel: which operations are possible, and whether a side has halted. */
    public static final String ENABLED = "enabled";

    /** Kinds of differences. */
    public enum Kind {
        /** The sides show different things, and still did at the next point of rest. */
        VALUE,
        /** The sides show the same things at different times: at the next point of rest the difference was gone. */
        TIMING,
        /** Both sides broke the same invariant in the same way. */
        INVARIANT
    }

    @Override
    public String toString() {
        return channel + " " + kind;
    }
}
