package dev.patchtwin.engine.twin;

import dev.patchtwin.engine.twin.Signature.Kind;
import dev.patchtwin.model.Channel;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Compares what two sides that go on together show, channel by channel, and watches what is unequal until a point of
 * rest tells what it was.
 *
 * <p>The common case is that both show the same, word by word; it allocates nothing. Everything else goes through
 * {@link #explain}, which may copy words.
 */
final class Comparison {
    private final Channel[] channels;
    private final Seen before;
    private final Seen after;
    private final Eraser eraser;
    private final Findings findings;
    private final @Nullable Pending[] pending;
    private final long[] compared;
    private long watched;

    /** The channels that have ever had something to compare. */
    private long shown;

    private long[] keptBefore = new long[0];
    private long[] keptAfter = new long[0];

    Comparison(Channel[] channels, Seen before, Seen after, Eraser eraser, Findings findings) {
        this.channels = channels;
        this.before = before;
        this.after = after;
        this.eraser = eraser;
        this.findings = findings;
        pending = new Pending[channels.length];
        compared = new long[channels.length];
    }

    void startRun() {
        Arrays.fill(pending, null);
        watched = 0;
    }

    /** Forgets how often channels were compared. */
    void startCounting() {
        Arrays.fill(compared, 0);
        shown = 0;
    }

    /** Returns the channels on which a difference is watched, a bit per channel id. */
    long watched() {
        return watched;
    }

    /** Returns how often each channel was compared: its state, or events that at least one side has shown. */
    long[] compared() {
        return compared.clone();
    }

    /** Counts these channels where there is something to compare, a bit per channel id. */
    void count(long concerned) {
        for (long rest = concerned; rest != 0; rest &= rest - 1) {
            count(channels[Long.numberOfTrailingZeros(rest)]);
        }
    }

    /** Counts these channels in a state in which both sides are alike, without looking at them. */
    void countAlike(long concerned) {
        for (long rest = concerned; rest != 0; rest &= rest - 1) {
            compared[Long.numberOfTrailingZeros(rest)]++;
        }
    }

    /** Counts a channel that has something to compare; two empty states are something, no events are nothing. */
    private void count(Channel channel) {
        boolean empty = before.words.size(channel) + after.words.size(channel) == 0;
        if (!empty || (channel.kind() == Channel.Kind.STATE && before.isObserved(channel))) {
            compared[channel.id()]++;
        }
        shown |= empty ? 0 : 1L << channel.id();
    }

    /** Tells whether each of these channels has ever had something to compare. */
    boolean hasShown(long concerned) {
        return (concerned & ~shown) == 0;
    }

    /** Returns the channels that have ever had something to compare, a bit per channel id. */
    long shown() {
        return shown;
    }

    /**
     * Compares these channels after an operation.
     *
     * @return whether a declared difference has ended the run
     */
    boolean compare(long concerned, int step) {
        long unequal = concerned & watched;
        for (long rest = concerned; rest != 0; rest &= rest - 1) {
            Channel channel = channels[Long.numberOfTrailingZeros(rest)];
            count(channel);
            unequal |= isWrong(channel) ? 1L << channel.id() : 0;
        }
        return unequal != 0 && explain(unequal, step);
    }

    /**
     * Compares these channels in the initial state. That they are the same there is no occasion that counts: nothing has been
     * done yet.
     *
     * @return whether a declared difference has ended the run
     */
    boolean compareStart(long concerned, boolean atRest) {
        before.observe(concerned);
        after.observe(concerned);
        boolean wrong = false;
        for (long rest = concerned; rest != 0; rest &= rest - 1) {
            wrong |= isWrong(channels[Long.numberOfTrailingZeros(rest)]);
        }
        boolean ended = wrong && compare(concerned, -1);
        if (atRest) {
            settle(true, -1);
        }
        before.clear();
        after.clear();
        return ended;
    }

    private boolean isWrong(Channel channel) {
        return channel.kind() == Channel.Kind.INVARIANTS ? isBroken(channel) : !before.sameAs(after, channel);
    }

    private boolean isBroken(Channel channel) {
        return before.words.size(channel) + after.words.size(channel) > 0;
    }

    /**
     * Tells whether there is nothing to think about: nothing is watched, both sides have shown the same events, and no
     * broken invariant among them.
     */
    boolean isPlain(long emitted, long invariants) {
        if (watched != 0 || (emitted & invariants) != 0) {
            return false;
        }
        for (long rest = emitted; rest != 0; rest &= rest - 1) {
            if (!before.words.sameWords(after.words, channels[Long.numberOfTrailingZeros(rest)])) {
                return false;
            }
        }
        return true;
    }

    /** Writes what is watched. */
    void save(StateWriter out) {
        out.write(watched != 0);
        if (watched != 0) {
            out.write(watched, channels.length);
            for (Pending waiting : pending) {
                if (waiting != null) {
                    waiting.save(out);
                }
            }
        }
    }

    /** Goes on from what {@link #save} wrote. */
    void load(StateReader in) {
        startRun();
        watched = in.readBoolean() ? in.read(channels.length) : 0;
        for (long rest = watched; rest != 0; rest &= rest - 1) {
            int channel = Long.numberOfTrailingZeros(rest);
            pending[channel] = Pending.load(channels[channel], in);
        }
    }

    /** Goes round until nothing new is used: one declared difference can open another, on a channel that comes before. */
    private boolean explain(long unequal, int step) {
        long left = unequal;
        long used;
        boolean ended = false;
        do {
            used = eraser.used();
            for (long rest = left; rest != 0; rest &= rest - 1) {
                Channel channel = channels[Long.numberOfTrailingZeros(rest)];
                if (isExplained(channel)) {
                    left &= ~(1L << channel.id());
                    ended |= eraser.endsRun();
                    eraser.commit();
                } else {
                    eraser.forget();
                }
            }
        } while (left != 0 && eraser.used() != used);
        for (long rest = left; rest != 0; rest &= rest - 1) {
            leave(channels[Long.numberOfTrailingZeros(rest)], step);
        }
        return ended;
    }

    private boolean isExplained(Channel channel) {
        if (channel.kind() == Channel.Kind.INVARIANTS) {
            return isSame(channel, before.all(channel), after.all(channel)) && keptBefore.length == 0;
        }
        boolean same = isSame(channel, before.events(channel), after.events(channel));
        Pending waiting = pending[channel.id()];
        if (waiting == null) {
            return same && isSame(channel, before.state(channel), after.state(channel));
        }
        if (same) {
            waiting.add(keptBefore, keptAfter);
        }
        return same;
    }

    /** Compares two lists of words, without what the contract erases where they are unequal with it. */
    private boolean isSame(Channel channel, long[] shownBefore, long[] shownAfter) {
        keptBefore = shownBefore;
        keptAfter = shownAfter;
        if (Words.same(channel, shownBefore, shownAfter)) {
            return true;
        }
        if (!eraser.concerns(channel)) {
            return false;
        }
        keptBefore = eraser.erase(channel, before, shownBefore);
        keptAfter = eraser.erase(channel, after, shownAfter);
        return Words.same(channel, keptBefore, keptAfter);
    }

    /** Takes note of a channel that nothing explains. */
    private void leave(Channel channel, int step) {
        if (channel.kind() == Channel.Kind.INVARIANTS) {
            broken(channel, step);
            return;
        }
        Pending waiting = pending[channel.id()];
        if (waiting == null) {
            waiting = new Pending(channel, step);
            pending[channel.id()] = waiting;
            watched |= 1L << channel.id();
        }
        waiting.add(before.events(channel), after.events(channel));
    }

    private void broken(Channel channel, int step) {
        boolean same = isSame(channel, before.all(channel), after.all(channel));
        eraser.forget();
        findings.add(channel.name(), same ? Kind.INVARIANT : Kind.VALUE, step);
    }

    /** Decides what every watched difference was: at rest, one of timing where both have shown the same by now. */
    void settle(boolean atRest, int step) {
        for (long rest = watched; rest != 0; rest &= rest - 1) {
            Channel channel = channels[Long.numberOfTrailingZeros(rest)];
            Pending waiting = pending[channel.id()];
            if (waiting != null) {
                boolean timing = atRest
                        && isSame(channel, waiting.before(), waiting.after())
                        && isSame(channel, before.state(channel), after.state(channel));
                if (timing) {
                    eraser.commit();
                } else {
                    eraser.forget();
                }
                findings.add(channel.name(), timing ? Kind.TIMING : Kind.VALUE, waiting.step, step);
                pending[channel.id()] = null;
            }
        }
        watched = 0;
    }

    /** Compares the state of channels that nobody has touched, where a run ends without rest. */
    void compareUntouched(long stateChannels, int step) {
        long untouched = stateChannels & ~before.observed();
        before.observe(untouched);
        after.observe(untouched);
        for (long rest = untouched & ~watched; rest != 0; rest &= rest - 1) {
            Channel channel = channels[Long.numberOfTrailingZeros(rest)];
            if (isSame(channel, before.state(channel), after.state(channel))) {
                eraser.commit();
            } else {
                eraser.forget();
                findings.add(channel.name(), Kind.VALUE, step);
            }
        }
    }
}
