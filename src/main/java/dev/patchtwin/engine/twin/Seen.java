package dev.patchtwin.engine.twin;

import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.Oracle;
import java.util.Arrays;
import java.util.List;

/** One side of a twin: its model, and what it showed in this operation: on each channel events first, then state. */
final class Seen {
    final Side side;
    final Model model;
    final Observation words;

    private final int[] events;

    Seen(Side side, Model model) {
        this.side = side;
        this.model = model;
        int channels = model.vocabulary().channels().size();
        words = new Observation(channels);
        events = new int[channels];
    }

    void apply(Operation operation, Oracle oracle) {
        words.clear();
        model.apply(operation, oracle, words);
    }

    /** Adds the state behind these channels, a bit per channel id. */
    void observe(List<Channel> channels, long wanted) {
        for (long rest = wanted; rest != 0; rest &= rest - 1) {
            Channel channel = channels.get(Long.numberOfTrailingZeros(rest));
            events[channel.id()] = words.size(channel);
            model.observe(channel, words);
        }
    }

    boolean sameAs(Seen other, Channel channel) {
        return words.sameWords(other.words, channel)
                && (channel.kind() != Channel.Kind.STATE || events[channel.id()] == other.events[channel.id()]);
    }

    /** Returns the events of this operation; {@code observed} says whether the state follows them. */
    long[] events(Channel channel, boolean observed) {
        long[] all = words.copyOf(channel);
        return observed ? Arrays.copyOf(all, events[channel.id()]) : all;
    }

    /** Returns the state after this operation. */
    long[] state(Channel channel, boolean observed) {
        long[] all = words.copyOf(channel);
        return observed ? Arrays.copyOfRange(all, events[channel.id()], all.length) : new long[0];
    }
}
