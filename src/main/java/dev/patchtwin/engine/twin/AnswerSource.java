package dev.patchtwin.engine.twin;

import dev.patchtwin.model.Question;

/** Who gives the oracle's answers: a random draw, a replayed trace, an enumeration. Asked once per question. */
@FunctionalInterface
public interface AnswerSource {
    /** Everything goes as it should. */
    AnswerSource NOMINAL = (question, subject, attempt) -> 0;

    /**
     * Answers a question.
     *
     * @param question what is asked
     * @param subject what it is about
     * @param attempt how often the operation has asked this of the subject, from 1
     * @return an index into the question's answers
     */
    int answer(Question question, int subject, int attempt);
}
