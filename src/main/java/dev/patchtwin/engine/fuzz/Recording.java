package dev.patchtwin.engine.fuzz;

import dev.patchtwin.model.Operation;
import dev.patchtwin.model.Question;
import dev.patchtwin.model.Trace;
import dev.patchtwin.model.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Operations and the answers in each that were not nominal, in primitive arrays: they become a list of steps only when
 * somebody wants to see it.
 */
final class Recording {
    private static final int PER_ANSWER = 4;

    private int[] operations;
    private int[] answersUpTo;
    private int[] answers;
    private int size;
    private int answerCount;
    private int asked;

    Recording() {
        operations = new int[64];
        answersUpTo = new int[64];
        answers = new int[PER_ANSWER * 64];
    }

    private Recording(Recording other, int size) {
        this.size = size;
        asked = other.asked;
        operations = Arrays.copyOf(other.operations, size);
        answersUpTo = Arrays.copyOf(other.answersUpTo, size);
        answerCount = size == 0 ? 0 : answersUpTo[size - 1];
        answers = Arrays.copyOf(other.answers, PER_ANSWER * answerCount);
    }

    /** Returns what was recorded, from steps. */
    static Recording of(List<Trace.Step> steps) {
        Recording recording = new Recording();
        for (Trace.Step step : steps) {
            for (Trace.Answer answer : step.answers()) {
                recording.answer(answer.question().id(), answer.subject(), answer.attempt(), answer.answer());
            }
            recording.end(step.operation().id());
        }
        return recording;
    }

    void clear() {
        size = 0;
        answerCount = 0;
        asked = 0;
    }

    /** Counts a question, whatever its answer was. */
    void ask() {
        asked++;
    }

    /** Says how many questions this may come to ask. */
    void askedAbout(int questions) {
        asked = questions;
    }

    /** Returns how many questions were asked in the whole sequence that this is the beginning of. */
    int asked() {
        return asked;
    }

    /** Adds an answer to the operation that is going on. */
    void answer(int question, int subject, int attempt, int answer) {
        int place = PER_ANSWER * answerCount++;
        if (place == answers.length) {
            answers = Arrays.copyOf(answers, Math.max(PER_ANSWER, 2 * place));
        }
        answers[place] = question;
        answers[place + 1] = subject;
        answers[place + 2] = attempt;
        answers[place + 3] = answer;
    }

    /** Ends an operation: its answers were added before. */
    void end(int operation) {
        if (size == operations.length) {
            operations = Arrays.copyOf(operations, Math.max(1, 2 * size));
            answersUpTo = Arrays.copyOf(answersUpTo, Math.max(1, 2 * size));
        }
        operations[size] = operation;
        answersUpTo[size++] = answerCount;
    }

    /** Adds an operation of another recording, with its answers but for one; -1 for all of them. */
    void append(Recording other, int step, int without) {
        for (int i = other.firstAnswer(step); i < other.answersUpTo[step]; i++) {
            if (i != without) {
                int place = PER_ANSWER * i;
                answer(other.answers[place], other.answers[place + 1], other.answers[place + 2], other.answers[place + 3]);
            }
        }
        end(other.operations[step]);
    }

    /** Returns a copy of the first operations. */
    Recording prefix(int operationCount) {
        return new Recording(this, operationCount);
    }

    /** Returns how many operations were recorded. */
    int size() {
        return size;
    }

    /** Returns how many answers were recorded. */
    int answers() {
        return answerCount;
    }

    int operation(int step) {
        return operations[step];
    }

    private int firstAnswer(int step) {
        return step == 0 ? 0 : answersUpTo[step - 1];
    }

    /** Returns the answer to a question in an operation; 0, the nominal one, where none was recorded. */
    int answerTo(int step, Question question, int subject, int attempt) {
        for (int i = firstAnswer(step); i < answersUpTo[step]; i++) {
            int place = PER_ANSWER * i;
            if (answers[place] == question.id() && answers[place + 1] == subject && answers[place + 2] == attempt) {
                return answers[place + 3];
            }
        }
        return 0;
    }

    /** Returns it as steps. */
    List<Trace.Step> steps(Vocabulary vocabulary) {
        List<Operation> all = vocabulary.operations();
        List<Trace.Step> list = new ArrayList<>();
        for (int step = 0; step < size; step++) {
            List<Trace.Answer> given = new ArrayList<>();
            for (int i = firstAnswer(step); i < answersUpTo[step]; i++) {
                int place = PER_ANSWER * i;
                given.add(new Trace.Answer(
                        vocabulary.questions().get(answers[place]),
                        answers[place + 1],
                        answers[place + 2],
                        answers[place + 3]));
            }
            list.add(new Trace.Step(all.get(operations[step]), given));
        }
        return list;
    }
}
