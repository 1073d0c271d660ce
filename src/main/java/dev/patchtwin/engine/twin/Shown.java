package dev.patchtwin.engine.twin;

import dev.patchtwin.model.Channel;

/**
 * What one side showed in the last operation, events and state told apart. Valid until the next step.
 */
public final class Shown {
    private final Seen seen;

    private Shown(Seen seen) {
        this.seen = seen;
    }

    /** Returns what a side showed in the operation that the twin has just carried out. */
    public static Shown of(Twin twin, Side side) {
        twin.observation(side);
        return new Shown(twin.seen(side));
    }

    /** Tells whether the operation concerned the state behind a channel, so that {@link #state} says what it is now. */
    public boolean hasState(Channel channel) {
        return channel.kind() == Channel.Kind.STATE && seen.isObserved(channel);
    }

    /** Returns the state behind a channel after the operation; empty where {@link #hasState} is false. */
    public long[] state(Channel channel) {
        return hasState(channel) ? seen.state(channel) : new long[0];
    }

    /** Returns what was shown on a channel during the operation, broken invariants among it; without any state. */
    public long[] events(Channel channel) {
        return channel.kind() == Channel.Kind.STATE ? seen.events(channel) : seen.all(channel);
    }
}
