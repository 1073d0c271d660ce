package dev.patchtwin.fuzztarget;

import dev.patchtwin.engine.twin.AnswerSource;
import dev.patchtwin.engine.twin.Replay;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.OperationSet;
import dev.patchtwin.model.Question;
import dev.patchtwin.model.Trace;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/** Writes traces as the bytes that {@link Decoder} reads. */
final class Encoder {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Encoder() {}

    /**
     * Returns the bytes that make a twin do this.
     *
     * @return empty when it cannot be done: an operation is not possible, or an answer is out of a byte's reach
     */
    static Optional<byte[]> encode(Twin twin, List<Trace.Step> steps) {
        Encoder encoder = new Encoder();
        twin.reset();
        for (Trace.Step step : steps) {
            if (twin.over() || !twin.enabled().contains(step.operation().id())) {
                return Optional.empty();
            }
            encoder.choose(twin.enabled(), step.operation().id());
            Replay.Answers answers = new Replay.Answers(step.answers());
            twin.step(step.operation(), encoder.writing(answers));
            if (!twin.answers().equals(step.answers())) {
                return Optional.empty();
            }
        }
        return Optional.of(encoder.out.toByteArray());
    }

    private void choose(OperationSet possible, int wanted) {
        int number = 0;
        for (int id = possible.next(0); id != wanted; id = possible.next(id + 1)) {
            number++;
        }
        if (possible.size() > Decoder.BYTE) {
            out.write(number / Decoder.BYTE);
        }
        out.write(number % Decoder.BYTE);
    }

    private AnswerSource writing(AnswerSource answers) {
        return (question, subject, attempt) -> write(question, answers.answer(question, subject, attempt));
    }

    private int write(Question question, int answer) {
        int reach = Decoder.BYTE - Decoder.FAULTS_FROM;
        int written = Math.min(answer, Math.min(reach, question.answers().size() - 1));
        out.write(written == 0 ? 0 : Decoder.FAULTS_FROM + written - 1);
        return written;
    }
}
