package dev.patchtwin.model;

import java.util.List;

/**
 * A kind of question whose answer the model does not determine: whether a SEAMCALL fails, whether an allocation
 * succeeds, who wins a race.
 *
 * @param id place in {@link Vocabulary#questions()}, from 0
 * @param name as a trace shows it, one word: {@code TDH.PHYMEM.PAGE.RECLAIM}
 * @param answers the possible answers, one word each. The first is the nominal one: what happens when nothing goes
 *     wrong and nobody interferes. A trace lists only the others.
 */
public record Question(int id, String name, List<String> answers) {
    /** @throws IllegalArgumentException when there are fewer than two answers: then there is nothing to ask */
    public Question {
        answers = List.copyOf(answers);
        if (answers.size() < 2) {
            throw new IllegalArgumentException("question '" + name + "' has " + answers.size() + " answers; it needs two");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
