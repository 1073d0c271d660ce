package dev.patchtwin.engine.twin;

import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.OperationSet;
import dev.patchtwin.model.Oracle;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** One side of a twin: its model, and what it showed in this operation: on each channel events first, then state. */
final class Seen {
    final Side side;
    final Model model;
    final Observation words;

    private final Channel[] channels;
    private final int[] events;
    private long observed;

    /** Counts the calls of the model twice, when one begins and when it comes back: while it is odd, one is going on. */
    private final AtomicLong calls = new AtomicLong();

    private long count;
    private Object doing = "";

    Seen(Side side, Model model) {
        this.side = side;
        this.model = model;
        channels = model.vocabulary().channels().toArray(Channel[]::new);
        words = new Observation(channels.length);
        events = new int[channels.length];
        Running.add(this);
    }

    void reset() {
        begin("its reset");
        try {
            model.reset();
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            throw failed(e);
        }
        end();
        clear();
    }

    void apply(Operation operation, Oracle oracle) {
        clear();
        begin(operation);
        try {
            model.apply(operation, oracle, words);
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            throw failed(e);
        }
        end();
    }

    /** Adds what is possible. */
    void enabled(OperationSet out) {
        begin("telling what is possible");
        try {
            model.enabled(out);
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            throw failed(e);
        }
        end();
    }

    private void begin(Object what) {
        doing = what;
        // Whoever sees the number sees also what it stands for.
        calls.setRelease(++count);
    }

    private void end() {
        calls.setRelease(++count);
    }

    private ModelException failed(Throwable e) {
        end();
        String what = e instanceof ModelException ? String.valueOf(e.getMessage()) : e.toString();
        return new ModelException(
                words("failed in") + ": " + what.lines().findFirst().orElse(""), e);
    }

    private String words(String verb) {
        String what = doing instanceof Operation
                ? "'" + doing + "'"
                : doing instanceof Channel channel ? "showing its " + channel.name() : String.valueOf(doing);
        return "the model " + model.getClass().getName() + " (" + side.text() + ") " + verb + " " + what;
    }

    /** Returns the call that is going on, if one is; may be asked by any thread. */
    Optional<Running.Call> running() {
        long number = calls.getAcquire();
        return number % 2 == 0
                ? Optional.empty()
                : Optional.of(new Running.Call(this, number, words("has not come back from")));
    }

    /** Forgets what was shown. */
    void clear() {
        words.clear();
        observed = 0;
    }

    /** Adds the state behind these channels, a bit per channel id, but for those that were observed already. */
    void observe(long wanted) {
        for (long rest = wanted & ~observed; rest != 0; rest &= rest - 1) {
            Channel channel = channels[Long.numberOfTrailingZeros(rest)];
            events[channel.id()] = words.size(channel);
            begin(channel);
            try {
                model.observe(channel, words);
            } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
                throw failed(e);
            }
            end();
        }
        observed |= wanted;
    }

    /** Returns the channels whose state was observed since the operation, a bit per channel id. */
    long observed() {
        return observed;
    }

    /** Tells whether both show the same, word by word. */
    boolean sameAs(Seen other, Channel channel) {
        return words.sameWords(other.words, channel)
                && (!isObserved(channel) || events[channel.id()] == other.events[channel.id()]);
    }

    /** Returns the events of this operation, and the state where it was observed. */
    long[] all(Channel channel) {
        return words.copyOf(channel);
    }

    /** Returns the events of this operation. */
    long[] events(Channel channel) {
        long[] all = words.copyOf(channel);
        return isObserved(channel) ? Arrays.copyOf(all, events[channel.id()]) : all;
    }

    /** Returns the state after this operation; empty where it was not observed. */
    long[] state(Channel channel) {
        long[] all = words.copyOf(channel);
        return isObserved(channel) ? Arrays.copyOfRange(all, events[channel.id()], all.length) : new long[0];
    }

    /** Tells whether the state of a channel was observed since the operation. */
    boolean isObserved(Channel channel) {
        return (observed & (1L << channel.id())) != 0;
    }
}
