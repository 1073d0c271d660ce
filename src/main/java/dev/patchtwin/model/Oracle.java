package dev.patchtwin.model;

/**
 * Answers every question whose answer a model does not determine.
 *
 * <p>A question is named by what it is about, never by when it is asked: its kind, its subject, and the attempt, which
 * the oracle counts: the second time that one operation asks the same question of the same subject is attempt 2. Counts
 * start again with each operation. Two models that ask the same question during the same operation get the same answer,
 * in whatever order they ask.
 */
public interface Oracle {
    /**
     * Asks a question.
     *
     * @param question a question of the model's {@link Vocabulary}
     * @param subject what it is about: an index into {@link Vocabulary#subjects()}
     * @return an index into {@link Question#answers()}; 0 is the nominal answer
     */
    int ask(Question question, int subject);
}
