package dev.patchtwin.engine.twin;

import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.OperationSet;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import dev.patchtwin.model.Trace;
import dev.patchtwin.model.Vocabulary;
import java.util.List;

/**
 * Two models in lock-step: the same operations, the same answers, and every channel compared after every operation.
 *
 * <p>The rules of the comparison:
 * <ol>
 *   <li>Channels are compared exactly, one by one. A channel that is unequal is compared once more without the words that
 *       the contract erases; if it is equal then, the uses are counted.
 *   <li>State is compared when either side has touched it, and all of it when both are at rest and when the run ends.
 *   <li>A channel that stays unequal is watched until both sides are at rest: if by then both have shown the same events
 *       and are in the same state, the difference was one of timing. Otherwise, and when the run ends before, it is one of
 *       value.
 *   <li>A broken invariant is a difference even if both sides break it.
 *   <li>What is enabled on one side is enabled on the other, as long as the run goes on.
 *   <li>When a side halts, the run is over, and nothing can be compared but what was shown up to then.
 * </ol>
 *
 * <p>A complete exploration does not go through runs but through states. For it, {@link #save} and {@link #load} carry the
 * whole state of a run, {@link #arrive} does everything that depends on a state alone, once for each state, and
 * {@link #move} does the rest of a {@link #step}, once for each transition. Together they find what the run would find.
 *
 * <p>After a difference the run goes on, so that the first difference on every channel is found, until the two cannot go
 * on together. Used by one thread at a time.
 */
public final class Twin {
    private final Vocabulary vocabulary;
    private final Seen before;
    private final Seen after;
    private final Pair pair;
    private final SharedOracle oracle = new SharedOracle();
    private final Eraser eraser;
    private final Comparison comparison;
    private final HaltComparison halts;
    private final Findings findings = new Findings();
    private final long stateChannels;
    private final long invariants;
    private final OperationSet enabled;
    private final OperationSet enabledAfter;
    private final StateWriter marked = new StateWriter();
    private final StateReader markedWords = new StateReader();
    private boolean markedPlain;
    private boolean plain;
    private int steps;
    private boolean over;

    /** The channels that the last operation concerns, whether anybody had to look at them or not. */
    private long shown;

    /** Both sides were alike after the last operation, and nothing was unequal before. */
    private boolean alike;

    /**
     * Puts two models together, and resets them.
     *
     * @throws IllegalArgumentException when their vocabularies differ, or the contract does not fit them
     */
    public Twin(Model before, Model after, Contract contract) {
        vocabulary = before.vocabulary();
        VocabularyCheck.requireComparable(vocabulary, after.vocabulary());
        Channel[] channels = vocabulary.channels().toArray(Channel[]::new);
        this.before = new Seen(Side.BEFORE, before);
        this.after = new Seen(Side.AFTER, after);
        pair = new Pair(before, after);
        eraser = new Eraser(contract, vocabulary);
        comparison = new Comparison(channels, this.before, this.after, eraser, findings);
        halts = new HaltComparison(channels, this.before, this.after, eraser, findings);
        stateChannels = channelsOf(Channel.Kind.STATE);
        invariants = channelsOf(Channel.Kind.INVARIANTS);
        enabled = new OperationSet(vocabulary.operations().size());
        enabledAfter = new OperationSet(vocabulary.operations().size());
        reset();
        // Nothing has been done yet that could count: how many twins there are must not make a difference.
        comparison.startCounting();
        eraser.startCounting();
    }

    private long channelsOf(Channel.Kind kind) {
        return vocabulary.channels().stream().filter(c -> c.kind() == kind).mapToLong(c -> 1L << c.id()).sum();
    }

    /** Starts a new run, and compares the initial state. What counts over all runs goes on: uses, comparisons, probes. */
    public void reset() {
        begin();
        over = comparison.compareStart(alike ? invariants : stateChannels | invariants, quiescent());
        compareEnabled();
    }

    /** Goes to the initial state without looking at it: {@link #arrive} does that, wherever it has to be done but once. */
    public void begin() {
        before.reset();
        after.reset();
        oracle.begin(AnswerSource.NOMINAL);
        comparison.startRun();
        findings.clear();
        eraser.startRun();
        steps = 0;
        over = false;
        shown = 0;
        alike = pair.isAlike();
        enabled.clear();
    }

    /**
     * Carries one operation out on both sides and compares.
     *
     * @param operation one of {@link #enabled()}
     * @param source who answers
     * @throws IllegalStateException when the run is over
     * @throws IllegalArgumentException when the operation is not enabled, or an answer is none of its question's
     */
    public void step(Operation operation, AnswerSource source) {
        if (over) {
            throw new IllegalStateException("the run is over; reset the twin before " + operation);
        }
        if (!enabled.contains(operation.id())) {
            throw new IllegalArgumentException("'" + operation + "' is not enabled on both sides");
        }
        oracle.begin(source);
        before.apply(operation, oracle.of(Side.BEFORE));
        after.apply(operation, oracle.of(Side.AFTER));
        steps++;
        if (before.model.halted() || after.model.halted()) {
            compareHalted();
        } else {
            compareBoth();
            compareEnabled();
        }
    }

    private void compareBoth() {
        boolean atRest = quiescent();
        long emitted = before.words.emitted() | after.words.emitted();
        long touched = before.words.touched() | after.words.touched();
        touched &= stateChannels | invariants;
        touched |= atRest ? stateChannels : 0;
        shown = touched;
        alike = comparison.isPlain(emitted, invariants) && pair.isAlike();
        if (alike && comparison.hasShown(touched & stateChannels)) {
            // Two that are alike show the same state, and need not be asked; but what they show may be unsafe.
            before.observe(touched & invariants);
            if ((before.words.emitted() & invariants) == 0) {
                comparison.count(emitted & ~touched);
                comparison.countAlike(touched & stateChannels);
                return;
            }
        }
        before.observe(touched);
        after.observe(touched);
        over = comparison.compare(emitted | touched, steps - 1);
        if (atRest) {
            comparison.settle(true, steps - 1);
        }
    }

    /** Writes all that decides how the run goes on: what the contract has come to, what is watched, and both models. */
    public void save(StateWriter out) {
        eraser.save(out);
        comparison.save(out);
        pair.save(out);
    }

    /** Returns how many ways there are of swapping interchangeable parts of the present state; 1 for none. */
    public int symmetries() {
        return comparison.watched() == 0 ? pair.symmetries() : 1;
    }

    /** Writes what {@link #save} would write after parts of both models were swapped; way 0 swaps nothing. */
    public void saveSwapped(StateWriter out, int way) {
        eraser.save(out);
        comparison.save(out);
        pair.saveSwapped(out, way);
    }

    /** Goes on from a state that {@link #save} wrote; only {@link #arrive} and {@link #mark} make sense then. */
    public void load(StateReader in) {
        eraser.load(in);
        comparison.load(in);
        pair.load(in);
        findings.clear();
        before.clear();
        after.clear();
        steps = 0;
        over = false;
    }

    /**
     * Compares what depends on the present state alone: the state behind every channel, invariants of it, and what is
     * enabled. Where both models are of one class and in the same state, they cannot differ in these, and only invariants
     * are looked at.
     */
    public void arrive() {
        shown = 0;
        alike = comparison.watched() == 0 && pair.isAlike();
        before.observe(invariants);
        if (alike && (before.words.emitted() & invariants) == 0) {
            enabled.clear();
            before.enabled(enabled);
            comparison.countAlike(stateChannels);
            return;
        }
        before.observe(stateChannels);
        after.observe(stateChannels | invariants);
        over = comparison.compare(stateChannels | invariants, steps - 1);
        if (quiescent()) {
            comparison.settle(true, steps - 1);
        }
        alike = false;
        compareEnabled();
    }

    /** Remembers the present state for {@link #rewind}. */
    public void mark() {
        marked.clear();
        eraser.save(marked);
        comparison.save(marked);
        markedPlain = comparison.watched() == 0;
        findings.clear();
        pair.mark();
    }

    /** Goes back to the state that was marked last. */
    public void rewind() {
        pair.rewind();
        if (!markedPlain || !plain) {
            markedWords.open(marked.toArray(), 0, marked.length());
            eraser.load(markedWords);
            comparison.load(markedWords);
            findings.clear();
        }
        over = false;
    }

    /**
     * Carries one operation out on both sides and compares what depends on the operation: events, and where they are not
     * plainly the same, everything. What is enabled afterwards is not known.
     */
    public void move(Operation operation, AnswerSource source) {
        oracle.begin(source);
        before.apply(operation, oracle.of(Side.BEFORE));
        after.apply(operation, oracle.of(Side.AFTER));
        plain = false;
        if (before.model.halted() || after.model.halted()) {
            compareHalted();
            return;
        }
        long emitted = before.words.emitted() | after.words.emitted();
        if (comparison.isPlain(emitted, invariants)) {
            plain = true;
            comparison.count(emitted);
        } else {
            compareBoth();
        }
    }

    /** Returns the channels on which a difference is watched that may yet be one of timing, a bit per channel id. */
    public long watched() {
        return comparison.watched();
    }

    /** Tells whether a difference was decided since the run began, or since the last load or rewind. */
    public boolean hasFindings() {
        return !findings.isEmpty();
    }

    private void compareHalted() {
        over = true;
        alike = false;
        shown = 0;
        long emitted = before.words.emitted() | after.words.emitted();
        comparison.compare(emitted & invariants, steps - 1);
        comparison.count(emitted & ~invariants);
        halts.compare(emitted & ~invariants & ~comparison.watched(), steps - 1);
        comparison.settle(false, steps - 1);
        enabled.clear();
    }

    private void compareEnabled() {
        enabled.clear();
        if (over) {
            return;
        }
        before.enabled(enabled);
        if (alike) {
            return;
        }
        enabledAfter.clear();
        after.enabled(enabledAfter);
        if (!enabled.equals(enabledAfter)) {
            findings.add(Signature.ENABLED, Signature.Kind.VALUE, steps - 1);
            enabled.retainAll(enabledAfter);
        }
    }

    /** Ends the run: state that nobody has touched is compared too, and what is still watched is a difference of value. */
    public void finish() {
        if (!over && !alike) {
            comparison.compareUntouched(stateChannels, steps - 1);
        }
        comparison.settle(false, steps - 1);
    }

    /** Returns what this run has decided, the first of each signature, earliest step first; {@link #finish} decides the rest. */
    public List<Difference> differences() {
        return findings.sorted();
    }

    /** Tells whether anything was found or is watched in this run. */
    public boolean isDifferent() {
        return !findings.isEmpty() || comparison.watched() != 0;
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
        return seen(side).model;
    }

    /** Returns what a side showed in the last operation; of the states only those that had to be looked at. */
    public Observation events(Side side) {
        return seen(side).words;
    }

    /** Returns what a side showed in the last operation: events, and the state of every channel that was compared. */
    public Observation observation(Side side) {
        seen(side).observe(shown);
        return events(side);
    }

    Seen seen(Side side) {
        return side == Side.BEFORE ? before : after;
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

    /** Returns how often each channel was compared since the twin was made, by channel id: its events or its state. */
    public long[] compared() {
        return comparison.compared();
    }

    /** Returns the channels that either side has shown a word on since the twin was made, a bit per channel id. */
    public long shown() {
        return comparison.shown();
    }

    /** Returns the probes that either side has met since the twin was made, a bit per probe. */
    public long covered() {
        return before.words.covered() | after.words.covered();
    }
}
