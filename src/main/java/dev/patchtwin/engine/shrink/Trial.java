package dev.patchtwin.engine.shrink;

import dev.patchtwin.engine.twin.AnswerSource;
import dev.patchtwin.engine.twin.Difference;
import dev.patchtwin.engine.twin.Replay;
import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.Question;
import dev.patchtwin.model.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One run of a candidate. It is lenient: an operation that is not possible is left out, an answer that is not asked for
 * is dropped, and at the end the twin is brought to rest, so that a difference of timing is told from one of value.
 */
final class Trial {
    private final Twin twin;
    private final Candidate candidate;
    private final List<Trace.Step> ran = new ArrayList<>();
    private final List<List<Integer>> turns = new ArrayList<>();
    private int own;

    private Trial(Twin twin, Candidate candidate) {
        this.twin = twin;
        this.candidate = candidate;
    }

    /**
     * What came out of a run.
     *
     * @param ran what was really run, with what brought it to rest
     * @param own how many of the steps are the candidate's own
     * @param difference the difference that was looked for
     */
    record Outcome(Candidate ran, int own, Optional<Difference> difference) {}

    /** Runs a candidate, and looks for a difference; {@code drains} says whether to bring it to rest. */
    static Outcome run(Twin twin, Candidate candidate, Signature signature, boolean drains) {
        Trial trial = new Trial(twin, candidate);
        trial.run(drains);
        Optional<Difference> difference = twin.differences().stream()
                .filter(d -> d.signature().equals(signature))
                .findFirst();
        return new Outcome(new Candidate(trial.ran, trial.turns), trial.own, difference);
    }

    /** Returns the questions of a candidate's last step that got the nominal answer; none when it cannot be run to there. */
    static List<Trace.Answer> nominal(Twin twin, Candidate candidate) {
        List<Trace.Answer> asked = new ArrayList<>();
        twin.reset();
        for (int i = 0; i < candidate.size(); i++) {
            Trace.Step step = candidate.step(i);
            AnswerSource byName = new Replay.Answers(step.answers());
            if (twin.over() || !twin.enabled().contains(step.operation().id())) {
                return List.of();
            }
            asked.clear();
            twin.step(step.operation(), (question, subject, attempt) -> {
                int answer = byName.answer(question, subject, attempt);
                if (answer == 0) {
                    asked.add(new Trace.Answer(question, subject, attempt, 0));
                }
                return answer;
            });
        }
        return asked;
    }

    private void run(boolean drains) {
        twin.reset();
        for (int i = 0; i < candidate.size(); i++) {
            run(candidate.step(i).operation(), new Turns(candidate, i));
        }
        own = ran.size();
        if (drains) {
            for (Operation operation : twin.vocabulary().drain()) {
                run(operation, new Turns());
            }
        }
        twin.finish();
    }

    private void run(Operation operation, Turns answers) {
        if (!twin.over() && twin.enabled().contains(operation.id())) {
            twin.step(operation, answers);
            ran.add(new Trace.Step(operation, twin.answers()));
            turns.add(List.copyOf(answers.given));
        }
    }

    /** Gives the answers of a step, by name or by turn, and notes the turn of each that was not nominal. */
    private static final class Turns implements AnswerSource {
        private final List<Trace.Answer> answers;
        private final List<Integer> wanted;
        private final AnswerSource byName;
        private final List<Question> asked = new ArrayList<>();
        private final List<Integer> given = new ArrayList<>();

        Turns() {
            this(List.of(), List.of());
        }

        Turns(Candidate candidate, int step) {
            this(
                    candidate.step(step).answers(),
                    candidate.turns().isEmpty() ? List.of() : candidate.turns().get(step));
        }

        private Turns(List<Trace.Answer> answers, List<Integer> wanted) {
            this.answers = answers;
            this.wanted = wanted;
            byName = new Replay.Answers(answers);
        }

        @Override
        public int answer(Question question, int subject, int attempt) {
            asked.add(question);
            int turn = 0;
            for (Question each : asked) {
                turn += each.id() == question.id() ? 1 : 0;
            }
            int answer = wanted.isEmpty() ? byName.answer(question, subject, attempt) : byTurn(question, turn);
            if (answer != 0) {
                given.add(turn);
            }
            return answer;
        }

        private int byTurn(Question question, int turn) {
            for (int i = 0; i < wanted.size(); i++) {
                if (wanted.get(i) == turn && answers.get(i).question().id() == question.id()) {
                    return answers.get(i).answer();
                }
            }
            return 0;
        }
    }
}
