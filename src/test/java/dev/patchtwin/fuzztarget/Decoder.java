package dev.patchtwin.fuzztarget;

import dev.patchtwin.engine.twin.AnswerSource;
import dev.patchtwin.model.OperationSet;
import dev.patchtwin.model.Question;

/**
 * Reads choices from bytes: one byte for an operation, among those that are possible (two where there are more than 256), and
 * then one for each question that it asks. Three bytes out of four mean the nominal answer, so that random bytes get
 * somewhere. Where the bytes end, every answer is nominal. {@link Encoder} does the reverse.
 */
final class Decoder implements AnswerSource {
    /** Values of one byte. */
    static final int BYTE = 256;
    /** A byte below this is the nominal answer. */
    static final int FAULTS_FROM = 192;

    private final byte[] data;
    private int place;

    Decoder(byte[] data) {
        this.data = data.clone();
    }

    boolean hasMore() {
        return place < data.length;
    }

    private int next() {
        return hasMore() ? data[place++] & (BYTE - 1) : 0;
    }

    /** Chooses one of these, of which there is at least one. */
    int choose(OperationSet possible) {
        int size = possible.size();
        int number = size <= BYTE ? next() : next() * BYTE + next();
        int id = possible.next(0);
        for (int rest = number % size; rest > 0; rest--) {
            id = possible.next(id + 1);
        }
        return id;
    }

    @Override
    public int answer(Question question, int subject, int attempt) {
        int value = next();
        return value < FAULTS_FROM
                ? 0
                : 1 + (value - FAULTS_FROM) % (question.answers().size() - 1);
    }
}
