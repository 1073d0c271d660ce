package dev.patchtwin.engine.twin;

import dev.patchtwin.model.Vocabulary;
import java.util.List;

/** Two models can be compared only if they can be asked the same, ask the same, and show the same. */
final class VocabularyCheck {
    private static final int MOST_SUBJECTS = 1 << 16;

    private VocabularyCheck() {}

    /**
     * @throws IllegalArgumentException naming the first thing that one has and the other has not, or when there are too many
     *     subjects
     */
    static void requireComparable(Vocabulary before, Vocabulary after) {
        requireEqual("operation", before.operations(), after.operations());
        requireEqual("question", before.questions(), after.questions());
        requireEqual("subject", before.subjects(), after.subjects());
        requireEqual("channel", before.channels(), after.channels());
        requireEqual("probe", before.probes(), after.probes());
        requireEqual("drain operation", before.drain(), after.drain());
        if (before.subjects().size() > MOST_SUBJECTS) {
            throw new IllegalArgumentException("a vocabulary holds at most " + MOST_SUBJECTS + " subjects, not "
                    + before.subjects().size());
        }
    }

    private static <T> void requireEqual(String what, List<T> before, List<T> after) {
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            Object left = i < before.size() ? before.get(i) : "nothing";
            Object right = i < after.size() ? after.get(i) : "nothing";
            if (!left.equals(right)) {
                throw new IllegalArgumentException("the models do not speak of the same things: " + what + " " + i
                        + " is '" + left + "' before and '" + right + "' after");
            }
        }
    }
}
