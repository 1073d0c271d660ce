package dev.patchtwin.engine.fuzz;

import dev.patchtwin.engine.twin.AnswerSource;
import dev.patchtwin.engine.twin.ModelException;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.Question;
import dev.patchtwin.model.Trace;
import dev.patchtwin.model.Vocabulary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs one sequence: what a plan wishes as far as it is possible, some operations, then whatever brings the twin to rest,
 * perhaps once more. What happened is recorded.
 */
final class SequenceRunner implements AnswerSource {
    private static final int PARTS_AT_MOST = 4;

    private final Twin twin;
    private final Vocabulary vocabulary;
    private final Prng random = new Prng();
    private final FaultSchedule schedule;
    private final OperationChooser chooser;
    private final Mutator mutator;
    private final Corpus corpus;
    private final Scout scout;
    private final boolean guided;
    private final long seed;
    private final int mostLength;
    private final List<Operation> operations;
    private final List<Operation> drain;
    private final Recording recording = new Recording();

    private Mix mix = new Mix();
    private Strategy strategy = Strategy.FRESH;
    private Recording plan = recording;
    private int planned = -1;
    private int current;
    private long asked;
    private @Nullable Pilot pilot;

    /** @param corpus what is gone on from; what sequences meet is added to what it has met */
    SequenceRunner(Twin twin, FuzzOptions options, Corpus corpus) {
        this.twin = twin;
        this.corpus = corpus;
        vocabulary = twin.vocabulary();
        seed = options.seed();
        guided = options.generation() == Generation.GUIDED;
        mostLength = options.sequenceLength();
        operations = vocabulary.operations();
        drain = vocabulary.drain();
        schedule = new FaultSchedule(random, vocabulary, guided);
        chooser = new OperationChooser(random, operations, guided);
        mutator = new Mutator(random, operations.size());
        scout = new Scout(twin, corpus.met());
    }

    /** Returns how many names operations have. */
    int names() {
        return chooser.names();
    }

    /** Takes over a priority for each name. */
    void setPriorities(int[] priorities) {
        chooser.setPriorities(priorities);
    }

    /** Draws strategies from this mix from now on. */
    void setMix(Mix other) {
        mix = other;
    }

    /** Lets a pilot see every choice from now on; null for none. */
    void watch(@Nullable Pilot watching) {
        pilot = watching;
    }

    /**
     * Runs a sequence of the seed; returns how many operations it had.
     *
     * @throws IllegalStateException when a model fails in it
     */
    int run(long sequence) {
        try {
            random.start(seed, sequence);
            strategy = guided && !corpus.isEmpty() ? mix.draw(random) : Strategy.FRESH;
            return run(mutator.plan(strategy, corpus));
        } catch (RuntimeException e) {
            throw new ModelException(
                    "a model failed in sequence " + sequence + " of seed " + seed + ", in operation "
                            + (recording.size() + 1) + ", '" + operations.get(current) + "': " + thrown(e),
                    e);
        }
    }

    /**
     * Runs what was kept from another run, and nothing else.
     *
     * @throws IllegalStateException when a model fails in it
     */
    int replay(Recording kept) {
        try {
            begin();
            schedule.rest();
            runPlan(kept);
            drain();
            twin.finish();
            return recording.size();
        } catch (RuntimeException e) {
            throw new ModelException(
                    "a model failed in a sequence of the corpus, in operation " + (recording.size() + 1) + ", '"
                            + operations.get(current) + "': " + e,
                    e);
        }
    }

    /** Returns what the model threw: in which operation it was is said already. */
    private static Throwable thrown(RuntimeException e) {
        return e instanceof ModelException && e.getCause() != null ? e.getCause() : e;
    }

    private void begin() {
        recording.clear();
        twin.reset();
        if (guided) {
            scout.begin();
        }
    }

    private int run(Recording wish) {
        begin();
        int most = PARTS_AT_MOST * mostLength;
        boolean more = true;
        if (wish.size() > 0) {
            beginPlan(wish);
            runPlan(wish);
            if (strategy != Strategy.EXTEND) {
                drain();
                more = false;
            }
        }
        while (more) {
            schedule.draw();
            chooser.draw();
            runPart(1 + random.below(mostLength));
            drain();
            more = goesOn(most);
        }
        twin.finish();
        return recording.size();
    }

    /** What a plan brings along goes wrong, and besides nothing, one thing, or what a schedule says. */
    private void beginPlan(Recording wish) {
        int kind = random.below(4);
        if (strategy == Strategy.FAULTS || kind == 0) {
            schedule.once(wish.asked());
        } else if (kind == 1) {
            schedule.draw();
        } else {
            schedule.rest();
        }
    }

    private boolean goesOn(int most) {
        return !twin.over() && recording.size() < most && random.oneIn(2);
    }

    private void runPlan(Recording wish) {
        plan = wish;
        for (int i = 0; i < wish.size() && !twin.over(); i++) {
            int id = wish.operation(i);
            if (twin.enabled().contains(id)) {
                planned = i;
                step(operations.get(id));
            }
        }
        planned = -1;
    }

    private void runPart(int length) {
        for (int i = 0; i < length && !twin.over(); i++) {
            int names = pilot == null ? 0 : chooser.show(twin.enabled(), pilot);
            int id = chooser.choose(twin.enabled());
            if (id < 0) {
                break;
            }
            step(operations.get(id));
            if (pilot != null) {
                pilot.chosen(chooser.name(id), chooser.show(twin.enabled(), pilot) - names);
            }
        }
    }

    private void drain() {
        for (int i = 0; i < drain.size(); i++) {
            Operation operation = drain.get(i);
            if (!twin.over() && twin.enabled().contains(operation.id())) {
                step(operation);
            }
        }
    }

    private void step(Operation operation) {
        current = operation.id();
        twin.step(operation, this);
        if (guided) {
            scout.stepped(chooser.name(current), recording.size());
        }
        recording.end(current);
    }

    @Override
    public int answer(Question question, int subject, int attempt) {
        asked++;
        recording.ask();
        int answer = planned >= 0 ? plan.answerTo(planned, question, subject, attempt) : 0;
        if (answer == 0) {
            answer = schedule.answer(question, subject, attempt);
        }
        if (answer != 0) {
            recording.answer(question.id(), subject, attempt, answer);
            if (guided) {
                scout.answered(chooser.name(current), question, attempt, answer);
            }
        }
        return answer;
    }

    /** Returns where the last sequence came from. */
    Strategy strategy() {
        return strategy;
    }

    /** Tells whether the last sequence has met anything new. */
    boolean hasNews() {
        return guided && scout.lastFresh() >= 0;
    }

    /** Returns the last sequence up to where it met something new for the last time, and what that was. */
    Chunk.Kept kept() {
        return new Chunk.Kept(recording.prefix(scout.lastFresh() + 1), scout.news());
    }

    /** Returns the last sequence as steps. */
    List<Trace.Step> steps() {
        return recording.steps(vocabulary);
    }

    /** Returns how many questions were answered since the runner was made. */
    long asked() {
        return asked;
    }

    /** Returns how many answers were not nominal since the runner was made. */
    long faults() {
        return schedule.faults();
    }
}
