package dev.patchtwin.engine.fuzz;

import dev.patchtwin.engine.twin.AnswerSource;
import dev.patchtwin.model.Question;
import dev.patchtwin.model.Vocabulary;
import java.util.List;

/**
 * When things go wrong in a sequence: never, rarely, in bursts, exactly the n-th time something is asked, every time
 * something is asked, or whenever it is about one subject. Drawn anew for each sequence; some kinds of questions never get
 * any but the nominal answer in it.
 */
final class FaultSchedule implements AnswerSource {
    private enum Mode {
        NEVER,
        RARELY,
        OFTEN,
        BURSTS,
        NTH,
        ALWAYS,
        SUBJECT,
        ONCE,
        UNIFORM
    }

    private static final int DRAWN = Mode.ONCE.ordinal();
    private static final Mode[] MODES = Mode.values();
    private static final int PLAIN = 16;
    private static final int RARE = 48;
    private static final int OFTEN = 10;
    private static final int BURST = 24;
    private static final int BURST_LENGTH = 8;
    private static final int MOST_NTH = 6;

    private final Prng random;
    private final boolean scheduled;
    private final List<Question> questions;
    private final int subjects;
    private Mode mode = Mode.NEVER;
    private long quiet;
    private Question target;
    private int targetAnswer;
    private int countdown;
    private int second;
    private int subject;
    private long faults;

    /** @param scheduled false for a schedule that is none: one answer in sixteen is not nominal */
    FaultSchedule(Prng random, Vocabulary vocabulary, boolean scheduled) {
        this.random = random;
        this.scheduled = scheduled;
        questions = vocabulary.questions();
        subjects = vocabulary.subjects().size();
        target = questions.isEmpty() ? new Question(0, "none", List.of("no", "yes")) : questions.get(0);
    }

    /** Draws the schedule of the next sequence. */
    void draw() {
        if (questions.isEmpty()) {
            return;
        }
        if (!scheduled) {
            mode = Mode.UNIFORM;
            return;
        }
        mode = MODES[random.below(DRAWN)];
        quiet = random.oneIn(2) ? 0 : random.next();
        target = questions.get(random.below(questions.size()));
        targetAnswer = 1 + random.below(target.answers().size() - 1);
        countdown = 1 + random.below(MOST_NTH);
        second = mode == Mode.NTH && random.oneIn(2) ? RARE : 0;
        subject = random.below(subjects);
    }

    /** From here on exactly one answer is not the nominal one: any of so many. */
    void once(int of) {
        mode = Mode.ONCE;
        countdown = 1 + random.below(Math.max(1, of));
    }

    /** From here on every answer is the nominal one. */
    void rest() {
        mode = Mode.NEVER;
    }

    /** Returns how many answers were not nominal since the schedule was made. */
    long faults() {
        return faults;
    }

    @Override
    public int answer(Question question, int about, int attempt) {
        int answer = choose(question, about);
        faults += answer != 0 ? 1 : 0;
        return answer;
    }

    private int choose(Question question, int about) {
        return switch (mode) {
            case NEVER -> 0;
            case NTH -> nth(question);
            case ALWAYS -> question.id() == target.id() ? targetAnswer : 0;
            case SUBJECT -> about == subject && random.oneIn(2) ? any(question) : 0;
            case RARELY, OFTEN, BURSTS -> chance(question);
            case ONCE -> --countdown == 0 ? any(question) : 0;
            case UNIFORM -> random.oneIn(PLAIN) ? any(question) : 0;
        };
    }

    private int nth(Question question) {
        if (question.id() == target.id() && --countdown == 0) {
            return targetAnswer;
        }
        return second != 0 && random.oneIn(second) ? any(question) : 0;
    }

    private int chance(Question question) {
        if ((quiet & (1L << question.id())) != 0) {
            return 0;
        }
        if (mode == Mode.BURSTS) {
            if (countdown > 0) {
                countdown--;
                return random.oneIn(2) ? any(question) : 0;
            }
            countdown = random.oneIn(BURST) ? 1 + random.below(BURST_LENGTH) : 0;
            return 0;
        }
        return random.oneIn(mode == Mode.RARELY ? RARE : OFTEN) ? any(question) : 0;
    }

    private int any(Question question) {
        return 1 + random.below(question.answers().size() - 1);
    }
}
