package dev.patchtwin.engine.explore;

import dev.patchtwin.engine.twin.AnswerSource;
import dev.patchtwin.engine.twin.ModelException;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.Question;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Enumerates the answers to all questions of one operation: a list of choices that is extended with the nominal answer
 * whenever a question is asked beyond its end, and counted up from its end when the operation is over, like an odometer.
 * The operation is carried out once for each list; the model never learns about it.
 *
 * <p>At most so many answers of a list are not nominal: those that a run has left of its budget.
 */
final class Choices implements AnswerSource {
    private static final String BLAME = ": it is not deterministic, or its state does not carry everything";

    private int[] chosen = new int[64];
    private long[] asked = new long[64];
    private int[] answers = new int[64];
    private int length;
    private int place;
    private int faults;
    private int most;
    private @Nullable Operation operation;

    /** Starts with the list on which everything is nominal; it may be filled up with this many other answers. */
    void start(int mostFaults) {
        most = mostFaults;
        length = 0;
        rewind();
    }

    /** Starts in the same way, for an operation that a message can name. */
    void start(int mostFaults, Operation of) {
        start(mostFaults);
        operation = of;
    }

    private void rewind() {
        place = 0;
        faults = 0;
    }

    @Override
    public int answer(Question question, int subject, int attempt) {
        long name = ((long) question.id() << 32) | ((long) subject << 16) | attempt;
        if (place == length) {
            extend(question, name);
        } else if (asked[place] != name) {
            throw new ModelException("a model asked " + question + " where it had asked something else before, after"
                    + " the same operation with the same answers in the same state" + BLAME);
        }
        int answer = chosen[place++];
        faults += answer == 0 ? 0 : 1;
        return answer;
    }

    private void extend(Question question, long name) {
        if (length == chosen.length) {
            chosen = Arrays.copyOf(chosen, 2 * length);
            asked = Arrays.copyOf(asked, 2 * length);
            answers = Arrays.copyOf(answers, 2 * length);
        }
        chosen[length] = 0;
        asked[length] = name;
        answers[length++] = question.answers().size();
    }

    /** Returns how many answers of the present list are not nominal. */
    int faults() {
        return faults;
    }

    /**
     * Goes on to the next list; false when there is none.
     *
     * @throws IllegalStateException when not all of the present one was asked for
     */
    boolean next() {
        if (place < length) {
            throw new ModelException("a model asked " + place + " questions where it had asked at least "
                    + length + " before, after the same operation"
                    + (operation == null ? "" : " '" + operation + "'")
                    + " with the same answers in the same state" + BLAME);
        }
        int left = faults;
        for (int last = length - 1; last >= 0; last--) {
            int before = left - (chosen[last] == 0 ? 0 : 1);
            if (chosen[last] + 1 < answers[last] && before < most) {
                chosen[last]++;
                length = last + 1;
                rewind();
                return true;
            }
            left = before;
        }
        return false;
    }
}
