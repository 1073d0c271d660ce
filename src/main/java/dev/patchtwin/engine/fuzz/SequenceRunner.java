package dev.patchtwin.engine.fuzz;

import dev.patchtwin.engine.twin.AnswerSource;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.Question;
import dev.patchtwin.model.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs one sequence: some operations, then whatever brings the twin to rest, perhaps once more. What happened is kept in
 * primitive arrays and becomes a list of steps only when somebody wants to see it.
 */
final class SequenceRunner implements AnswerSource {
    private final Twin twin;
    private final Prng random = new Prng();
    private final FaultSchedule schedule;
    private final OperationChooser chooser;
    private final List<Operation> operations;
    private final List<Operation> drain;
    private final long seed;
    private final int mostLength;

    private int[] steps = new int[64];
    private int[] answersUpTo = new int[64];
    private int stepCount;
    private int current;
    private Question[] questions = new Question[64];
    private int[] answers = new int[3 * 64];
    private int answerCount;
    private long asked;
    private @Nullable Pilot pilot;

    SequenceRunner(Twin twin, FuzzOptions options) {
        this.twin = twin;
        seed = options.seed();
        mostLength = options.sequenceLength();
        operations = twin.vocabulary().operations();
        drain = twin.vocabulary().drain();
        schedule = new FaultSchedule(random, twin.vocabulary());
        chooser = new OperationChooser(random, operations);
    }

    /** Returns how many names operations have. */
    int names() {
        return chooser.names();
    }

    /** Takes over a priority for each name. */
    void setPriorities(int[] priorities) {
        chooser.setPriorities(priorities);
    }

    /** Lets a pilot see every choice from now on. */
    void watch(Pilot watching) {
        pilot = watching;
    }

    /**
     * Runs a sequence of the seed; returns how many operations it had.
     *
     * @throws IllegalStateException when a model fails in it
     */
    int run(long sequence) {
        try {
            return runUnguarded(sequence);
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "a model failed in sequence " + sequence + " of seed " + seed + ", in operation " + (stepCount + 1)
                            + ", '" + operations.get(current) + "': " + e,
                    e);
        }
    }

    private int runUnguarded(long sequence) {
        random.start(seed, sequence);
        stepCount = 0;
        answerCount = 0;
        twin.reset();
        boolean more = true;
        while (more) {
            schedule.draw();
            chooser.draw();
            runPart(1 + random.below(mostLength));
            more = !twin.over() && stepCount < 4 * mostLength && random.oneIn(2);
        }
        twin.finish();
        return stepCount;
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
        for (int i = 0; i < drain.size(); i++) {
            Operation operation = drain.get(i);
            if (!twin.over() && twin.enabled().contains(operation.id())) {
                step(operation);
            }
        }
    }

    private void step(Operation operation) {
        if (stepCount == steps.length) {
            steps = Arrays.copyOf(steps, 2 * stepCount);
            answersUpTo = Arrays.copyOf(answersUpTo, 2 * stepCount);
        }
        current = operation.id();
        steps[stepCount] = current;
        twin.step(operation, this);
        answersUpTo[stepCount++] = answerCount;
    }

    @Override
    public int answer(Question question, int subject, int attempt) {
        asked++;
        int answer = schedule.answer(question, subject, attempt);
        if (answer != 0) {
            if (answerCount == questions.length) {
                questions = Arrays.copyOf(questions, 2 * answerCount);
                answers = Arrays.copyOf(answers, 6 * answerCount);
            }
            questions[answerCount] = question;
            answers[3 * answerCount] = subject;
            answers[3 * answerCount + 1] = attempt;
            answers[3 * answerCount + 2] = answer;
            answerCount++;
        }
        return answer;
    }

    /** Returns the last sequence as steps. */
    List<Trace.Step> steps() {
        List<Trace.Step> list = new ArrayList<>();
        int answer = 0;
        for (int i = 0; i < stepCount; i++) {
            List<Trace.Answer> given = new ArrayList<>();
            for (; answer < answersUpTo[i]; answer++) {
                given.add(new Trace.Answer(
                        questions[answer], answers[3 * answer], answers[3 * answer + 1], answers[3 * answer + 2]));
            }
            list.add(new Trace.Step(operations.get(steps[i]), given));
        }
        return list;
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
