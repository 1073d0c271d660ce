package dev.patchtwin.engine.twin;

import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.OperationSet;
import dev.patchtwin.model.Trace;
import dev.patchtwin.model.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two models in lock-step: the same operations, the same answers, and every channel compared after every operation.
 *
 * <p>The rules of the comparison:
 * <ol>
 *   <li>Channels are compared exactly, one by one. A channel that is unequal is compared once more without the words that
 *       the contract erases; if it is equal then, the uses are counted.
 *   <li>State is compared when either side has touched it, and wholly when both are at rest.
 *   <li>A channel that stays unequal is watched until both sides are at rest: if by then both have shown the same events
 *       and are in the same state, the difference was one of timing. Otherwise, and when the run ends before, it is one of
 *       value.
 *   <li>A broken invariant is a difference even if both sides break it.
 *   <li>When a side halts, nothing can be compared but what was shown up to then; see {@link HaltComparison}.
 * </ol>
 *
 * <p>After a difference the run goes on, so that the first difference on every channel is found, until the two cannot go
 * on together. Used by one thread at a time.
 */
public final class Twin {
    private final Vocabulary vocabulary;
    private final List<Channel> channels;
    private final Seen before;
    private final Seen after;
    private final SharedOracle oracle = new SharedOracle();
    private final Eraser eraser;
    private final HaltComparison halts;
    private final long stateChannels;
    private final @Nullable Pending[] pending;
    private final boolean[] differed;
    private final List<Difference> differences = new ArrayList<>();
    private final OperationSet enabled;
    private final OperationSet enabledAfter;
    private int steps;
    private boolean over;

    /**
     * Puts two models together, and resets them.
     *
     * @throws IllegalArgumentException when their vocabularies differ, or the contract does not fit them
     */
    public Twin(Model before, Model after, Contract contract) {
        vocabulary = before.vocabulary();
        VocabularyCheck.requireEqual(vocabulary, after.vocabulary());
        contract.require(vocabulary);
        channels = vocabulary.channels();
        this.before = new Seen(Side.BEFORE, before);
        this.after = new Seen(Side.AFTER, after);
        eraser = new Eraser(contract, channels.size());
        halts = new HaltComparison(channels, eraser);
        long state = 0;
        for (Channel channel : channels) {
            state |= channel.kind() == Channel.Kind.STATE ? 1L << channel.id() : 0;
        }
        stateChannels = state;
        pending = new Pending[channels.size()];
        differed = new boolean[channels.size()];
        enabled = new OperationSet(vocabulary.operations().size());
        enabledAfter = new OperationSet(vocabulary.operations().size());
        reset();
    }

    /** Starts a new run from the initial state. Counts of uses and probes go on. */
    public void reset() {
        before.model.reset();
        after.model.reset();
        java.util.Arrays.fill(pending, null);
        java.util.Arrays.fill(differed, false);
        differences.clear();
        eraser.startRun();
        steps = 0;
        over = false;
        compareEnabled();
    }

    /**
     * Carries one operation out on both sides and compares.
     *
     * @param operation one of {@link #enabled()}
     * @param source who answers
     * @throws IllegalStateException when the run is over
     */
    public void step(Operation operation, AnswerSource source) {
        if (over) {
            throw new IllegalStateException("the run is over; reset the twin before " + operation);
        }
        oracle.begin(source);
        before.apply(operation, oracle.of(Side.BEFORE));
        after.apply(operation, oracle.of(Side.AFTER));
        steps++;
        if (before.model.halted() || after.model.halted()) {
            compareHalted();
            return;
        }
        boolean atRest = quiescent();
        long emitted = before.words.emitted() | after.words.emitted();
        long observed = atRest ? stateChannels : (before.words.touched() | after.words.touched()) & stateChannels;
        compareAll(emitted | observed, observed);
        if (atRest) {
            settle(true);
        }
        compareEnabled();
    }

    private void compareAll(long concerned, long observed) {
        before.observe(channels, observed);
        after.observe(channels, observed);
        for (long rest = concerned; rest != 0; rest &= rest - 1) {
            Channel channel = channels.get(Long.numberOfTrailingZeros(rest));
            if (pending[channel.id()] != null || channel.kind() == Channel.Kind.INVARIANTS
                    || !before.sameAs(after, channel)) {
                compareSlowly(channel, (observed & (1L << channel.id())) != 0);
            }
        }
    }

    private void compareSlowly(Channel channel, boolean observed) {
        if (channel.kind() == Channel.Kind.INVARIANTS) {
            boolean same = before.sameAs(after, channel);
            found(channel.name(), same ? Signature.Kind.INVARIANT : Signature.Kind.VALUE, steps - 1);
            return;
        }
        long[] eventsBefore = before.events(channel, observed);
        long[] eventsAfter = after.events(channel, observed);
        Pending waiting = pending[channel.id()];
        if (waiting == null) {
            long[] stateBefore = before.state(channel, observed);
            long[] stateAfter = after.state(channel, observed);
            if (equal(channel, eventsBefore, eventsAfter, stateBefore, stateAfter)) {
                return;
            }
            waiting = new Pending(steps - 1);
            pending[channel.id()] = waiting;
        }
        waiting.add(eventsBefore, eventsAfter);
    }

    private boolean equal(Channel channel, long[] eventsB, long[] eventsA, long[] stateB, long[] stateA) {
        if (Words.sameEvents(channel, eventsB, eventsA) && Words.sameState(stateB, stateA)) {
            return true;
        }
        if (!eraser.concerns(channel)) {
            return false;
        }
        Eraser.Erased eb = eraser.erase(channel, Side.BEFORE, eventsB, before.model);
        Eraser.Erased ea = eraser.erase(channel, Side.AFTER, eventsA, after.model);
        Eraser.Erased sb = eraser.erase(channel, Side.BEFORE, stateB, before.model);
        Eraser.Erased sa = eraser.erase(channel, Side.AFTER, stateA, after.model);
        if (!Words.sameEvents(channel, eb.words, ea.words) || !Words.sameState(sb.words, sa.words)) {
            return false;
        }
        eraser.use(eb);
        eraser.use(ea);
        eraser.use(sb);
        eraser.use(sa);
        over |= eb.endsRun || ea.endsRun || sb.endsRun || sa.endsRun;
        return true;
    }

    private void compareHalted() {
        over = true;
        List<String> unequal = halts.compare(before, after);
        for (String channel : unequal) {
            found(channel, Signature.Kind.VALUE, steps - 1);
        }
        settle(false);
        enabled.clear();
    }

    /** Decides what every watched difference was. */
    private void settle(boolean atRest) {
        for (Channel channel : channels) {
            Pending waiting = pending[channel.id()];
            if (waiting == null) {
                continue;
            }
            boolean state = channel.kind() == Channel.Kind.STATE;
            boolean timing = atRest
                    && equal(
                            channel,
                            waiting.before(),
                            waiting.after(),
                            before.state(channel, state),
                            after.state(channel, state));
            found(channel.name(), timing ? Signature.Kind.TIMING : Signature.Kind.VALUE, waiting.step);
            pending[channel.id()] = null;
        }
    }

    private void compareEnabled() {
        enabled.clear();
        enabledAfter.clear();
        before.model.enabled(enabled);
        after.model.enabled(enabledAfter);
        if (!enabled.equals(enabledAfter)) {
            found(Signature.ENABLED, Signature.Kind.VALUE, Math.max(0, steps - 1));
            enabled.retainAll(enabledAfter);
        }
        if (over) {
            enabled.clear();
        }
    }

    private void found(String channel, Signature.Kind kind, int step) {
        Signature signature = new Signature(channel, kind);
        vocabulary.channel(channel).ifPresent(c -> differed[c.id()] = true);
        for (Difference known : differences) {
            if (known.signature().equals(signature)) {
                return;
            }
        }
        differences.add(new Difference(signature, step));
    }

    /** Ends the run: what is still watched is a difference of value. */
    public void finish() {
        settle(false);
    }

    /**
     * Returns the differences found in this run and settled, the first of each signature, earliest step first. Those that
     * are still watched are not among them; {@link #finish} settles them.
     */
    public List<Difference> differences() {
        return differences.stream()
                .sorted(Comparator.comparingInt(Difference::step))
                .toList();
    }

    /** Tells whether anything was found or is watched in this run. */
    public boolean isDifferent() {
        if (!differences.isEmpty()) {
            return true;
        }
        for (Pending waiting : pending) {
            if (waiting != null) {
                return true;
            }
        }
        return false;
    }

    /** Returns what is possible on both sides; empty once the run is over. Valid until the next step. */
    public OperationSet enabled() {
        return enabled;
    }

    /** Tells whether the run cannot go on: a side has halted, or a declared difference has ended it. */
    public boolean over() {
        return over;
    }

    /** Tells whether both sides are at rest. */
    public boolean quiescent() {
        return before.model.quiescent() && after.model.quiescent();
    }

    /** Returns how many operations this run has seen. */
    public int steps() {
        return steps;
    }

    /** Returns the vocabulary of both models. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Returns a side's model, for describing words. */
    public Model model(Side side) {
        return side == Side.BEFORE ? before.model : after.model;
    }

    /** Returns what a side showed in the last operation: events, and the state of every channel that was compared. */
    public Observation observation(Side side) {
        return side == Side.BEFORE ? before.words : after.words;
    }

    /** Returns the answers of the last operation that were not nominal. */
    public List<Trace.Answer> answers() {
        return oracle.notNominal();
    }

    /** Returns how many different questions the last operation has asked. */
    public int questionsAsked() {
        return oracle.asked();
    }

    /** Returns how many words each declared difference has erased since the twin was made, in the contract's order. */
    public long[] declaredUses() {
        return eraser.uses();
    }

    /** Returns the probes that either side has met since the twin was made, a bit per probe. */
    public long covered() {
        return before.words.covered() | after.words.covered();
    }
}
