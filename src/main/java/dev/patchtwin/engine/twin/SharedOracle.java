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
 *
 * <p>What was asked is kept as a list. The first side counts its attempts in it, by looking while it is short and by a
 * map when it is long. As long as the second side asks the same in the same order, it only walks along the list: then the
 * attempts are the same too. Where it leaves the list, both its attempts and the answers go into maps.
 */
final class SharedOracle {
    private static final int SHORT = 16;
    private static final int SUBJECT_SHIFT = 16;
    private static final int QUESTION_SHIFT = 32;
    private static final int MOST_ATTEMPTS = 0xffff;

    private final Oracle first = this::askFirst;
    private final Oracle second = this::askSecond;
    private AnswerSource source = AnswerSource.NOMINAL;

    private Question[] asked = new Question[64];
    private long[] keys = new long[64];
    private int[] given = new int[64];
    private int count;

    /** Some bits of every question asked so far: where they are not all set, a question is new. */
    private long askedBits;

    private final LongMap attemptsOfFirst = new LongMap();
    private final LongMap attemptsOfSecond = new LongMap();
    private final LongMap answers = new LongMap();
    private int walked;
    private boolean leftTheList;

    /** Starts an operation; the side before carries it out first, wholly. */
    void begin(AnswerSource newSource) {
        source = newSource;
        count = 0;
        askedBits = 0;
        walked = 0;
        leftTheList = false;
    }

    /** Returns the oracle as one side sees it. */
    Oracle of(Side side) {
        return side == Side.BEFORE ? first : second;
    }

    private int askFirst(Question question, int subject) {
        long key = key(question, subject);
        int attempt = 1 + attemptsOfFirst(key);
        if (count >= SHORT) {
            attemptsOfFirst.put(key, attempt);
        }
        return draw(question, subject, key, attempt);
    }

    /** Returns how often the first side has asked this. */
    private int attemptsOfFirst(long key) {
        if (count < SHORT) {
            long bit = 1L << ((key * 0x9E3779B97F4A7C15L) >>> 58);
            if ((askedBits & bit) == 0) {
                askedBits |= bit;
                return 0;
            }
            int attempts = 0;
            for (int i = 0; i < count; i++) {
                attempts += keys[i] >>> SUBJECT_SHIFT == key >>> SUBJECT_SHIFT ? 1 : 0;
            }
            return attempts;
        }
        if (count == SHORT) {
            attemptsOfFirst.clear();
            countUpTo(count, attemptsOfFirst);
        }
        return known(attemptsOfFirst, key);
    }

    private int askSecond(Question question, int subject) {
        long key = key(question, subject);
        if (!leftTheList) {
            if (walked < count && keys[walked] >>> SUBJECT_SHIFT == key >>> SUBJECT_SHIFT) {
                return given[walked++];
            }
            leaveTheList();
        }
        int attempt = 1 + known(attemptsOfSecond, key);
        attemptsOfSecond.put(key, attempt);
        long answer = answers.get(key | attempt);
        if (answer != LongMap.ABSENT) {
            return (int) answer;
        }
        return draw(question, subject, key, attempt);
    }

    private void leaveTheList() {
        leftTheList = true;
        attemptsOfSecond.clear();
        countUpTo(walked, attemptsOfSecond);
        answers.clear();
        for (int i = 0; i < count; i++) {
            answers.put(keys[i], given[i]);
        }
    }

    private void countUpTo(int end, LongMap attempts) {
        for (int i = 0; i < end; i++) {
            attempts.put(keys[i] & ~(long) MOST_ATTEMPTS, keys[i] & MOST_ATTEMPTS);
        }
    }

    private static int known(LongMap attempts, long key) {
        long known = attempts.get(key);
        return known == LongMap.ABSENT ? 0 : (int) known;
    }

    private static long key(Question question, int subject) {
        return ((long) question.id() << QUESTION_SHIFT) | ((long) subject << SUBJECT_SHIFT);
    }

    private int draw(Question question, int subject, long key, int attempt) {
        if (attempt > MOST_ATTEMPTS) {
            throw new ModelException("a model asks " + question + " of subject " + subject + " more than "
                    + MOST_ATTEMPTS + " times in one operation: it does not bound its retries");
        }
        int answer = source.answer(question, subject, attempt);
        if (answer < 0 || answer >= question.answers().size()) {
            throw new IllegalArgumentException("answer " + answer + " to " + question + ", which has "
                    + question.answers().size() + " answers");
        }
        if (count == asked.length) {
            asked = Arrays.copyOf(asked, 2 * count);
            keys = Arrays.copyOf(keys, 2 * count);
            given = Arrays.copyOf(given, 2 * count);
        }
        asked[count] = question;
        keys[count] = key | attempt;
        given[count++] = answer;
        return answer;
    }

    /** Returns the answers of this operation that were not nominal, in the order in which they were first asked for. */
    List<Trace.Answer> notNominal() {
        List<Trace.Answer> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (given[i] != 0) {
                int subject = (int) (keys[i] >>> SUBJECT_SHIFT) & 0xffff;
                list.add(new Trace.Answer(asked[i], subject, (int) keys[i] & MOST_ATTEMPTS, given[i]));
            }
        }
        return list;
    }

    /** Returns how many different questions this operation has asked. */
    int asked() {
        return count;
    }
}
