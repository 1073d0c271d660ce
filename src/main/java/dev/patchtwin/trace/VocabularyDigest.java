package dev.patchtwin.trace;

import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.Question;
import dev.patchtwin.model.Vocabulary;
import java.util.List;

/**
 * A short fingerprint of what the words of a trace mean: when it has changed, the same text may lead elsewhere.
 *
 * <p>Covered are the bundle, the names of its models, and, as they are in the trace's world, the operations, the
 * questions with their answers, the subjects, and the channels.
 */
public final class VocabularyDigest {
    private static final int HEX_DIGITS = 12;

    private VocabularyDigest() {}

    /**
     * Computes the fingerprint.
     *
     * @param bundle the id of the bundle
     * @param models the names of its models
     * @param vocabulary that of the models in the trace's world
     * @return 12 hexadecimal digits, the first of a SHA-256
     */
    public static String of(String bundle, List<String> models, Vocabulary vocabulary) {
        StringBuilder text = new StringBuilder();
        line(text, "bundle", bundle);
        models.forEach(name -> line(text, "model", name));
        for (Operation operation : vocabulary.operations()) {
            line(text, "operation", operation.text());
        }
        for (Question question : vocabulary.questions()) {
            line(text, "question", question.name() + " " + String.join(" ", question.answers()));
        }
        vocabulary.subjects().forEach(name -> line(text, "subject", name));
        for (Channel channel : vocabulary.channels()) {
            line(text, "channel", channel.name() + " " + channel.kind() + " " + channel.order());
        }
        return Sha256.of(text.toString()).substring(0, HEX_DIGITS);
    }

    private static void line(StringBuilder text, String what, String value) {
        text.append(what).append(' ').append(value).append('\n');
    }
}
