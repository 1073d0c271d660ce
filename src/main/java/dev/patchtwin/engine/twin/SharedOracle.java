package dev.patchtwin.engine.twin;

import dev.patchtwin.model.Oracle;
import dev.patchtwin.model.Question;
import dev.patchtwin.model.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gives both models the same answer to the same question. A question is (kind, subject, attempt) within one operation;
 * the first of the two to ask draws the answer, the other gets it from memory, in whatever order it asks.
 */
final class SharedOracle {
    private static final int SUBJECT_SHIFT = 16;
    private static final int QUESTION_SHIFT = 32;

    private final LongMap answers = new LongMap();
    private final Asker before = new Asker();
    private final Asker after = new Asker();
    private AnswerSource source = AnswerSource.NOMINAL;

    private Question[] asked = new Question[64];
    private long[] keys = new long[64];
    private int[] given = new int[64];
    private int count;

    /** Starts an operation. */
    void begin(AnswerSource newSource) {
        source = newSource;
        answers.clear();
        before.attempts.clear();
        after.attempts.clear();
        count = 0;
    }

    /** Returns the oracle as one side sees it. */
    Oracle of(Side side) {
        return side == Side.BEFORE ? before : after;
    }

    /** Returns the answers of this operation that were not nominal, in the order in which they were first asked for. */
    List<Trace.Answer> notNominal() {
        List<Trace.Answer> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (given[i] != 0) {
                int subject = (int) (keys[i] >>> SUBJECT_SHIFT) & 0xffff;
                list.add(new Trace.Answer(asked[i], subject, (int) keys[i] & 0xffff, given[i]));
            }
        }
        return list;
    }

    /** Returns how many different questions this operation has asked. */
    int asked() {
        return count;
    }

    private int answer(Question question, int subject, long key, int attempt) {
        long known = answers.get(key);
        if (known != LongMap.ABSENT) {
            return (int) known;
        }
        int answer = source.answer(question, subject, attempt);
        answers.put(key, answer);
        if (count == asked.length) {
            asked = Arrays.copyOf(asked, 2 * count);
            keys = Arrays.copyOf(keys, 2 * count);
            given = Arrays.copyOf(given, 2 * count);
        }
        asked[count] = question;
        keys[count] = key;
        given[count++] = answer;
        return answer;
    }

    /** One side: it counts its own attempts. */
    private final class Asker implements Oracle {
        final LongMap attempts = new LongMap();

        @Override
        public int ask(Question question, int subject) {
            long key = ((long) question.id() << QUESTION_SHIFT) | ((long) subject << SUBJECT_SHIFT);
            long before = attempts.get(key);
            int attempt = before == LongMap.ABSENT ? 1 : (int) before + 1;
            attempts.put(key, attempt);
            return answer(question, subject, key | attempt, attempt);
        }
    }
}
