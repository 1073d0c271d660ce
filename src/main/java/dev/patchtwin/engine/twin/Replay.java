package dev.patchtwin.engine.twin;

import dev.patchtwin.model.Operation;
import dev.patchtwin.model.OperationSet;
import dev.patchtwin.model.Question;
import dev.patchtwin.model.Trace;
import java.util.ArrayList;
import java.util.List;

/** Runs a trace, strictly: every operation must be possible, and every answer must be asked for. */
public final class Replay {
    /** Sees each step after both sides have carried it out. */
    @FunctionalInterface
    public interface Listener {
        /** Called after each step; the index counts from 0. */
        void stepped(int index, Trace.Step step, Twin twin);
    }

    /**
     * How a replay went.
     *
     * @param steps how many steps were carried out; fewer than the trace has only when one was refused
     * @param complaints what did not fit: a refused operation, which ends the replay, or an answer never asked for
     * @param differences what the contract does not explain
     */
    public record Result(int steps, List<Complaint> complaints, List<Difference> differences) {
        /** Copies the lists. */
        public Result {
            complaints = List.copyOf(complaints);
            differences = List.copyOf(differences);
        }
    }

    /**
     * Something in a trace that did not fit.
     *
     * @param step which step, from 0
     * @param message what is wrong with it
     */
    public record Complaint(int step, String message) {}

    private Replay() {}

    /** Resets the twin, runs the trace on it as far as it can be run, and finishes the run. */
    public static Result run(Twin twin, Trace trace, Listener listener) {
        List<Complaint> complaints = new ArrayList<>();
        twin.reset();
        int index = 0;
        for (Trace.Step step : trace.steps()) {
            String refusal = refusal(twin, step.operation());
            if (!refusal.isEmpty()) {
                complaints.add(new Complaint(index, refusal));
                break;
            }
            Answers answers = new Answers(step.answers());
            twin.step(step.operation(), answers);
            for (Trace.Answer unused : answers.unused()) {
                complaints.add(new Complaint(
                        index,
                        "the answer to " + unused.question() + " about "
                                + twin.vocabulary().subjects().get(unused.subject()) + ", attempt " + unused.attempt()
                                + ", was never asked for during '" + step.operation() + "'"));
            }
            listener.stepped(index, step, twin);
            index++;
        }
        twin.finish();
        return new Result(index, complaints, twin.differences());
    }

    private static String refusal(Twin twin, Operation operation) {
        if (twin.over()) {
            return "'" + operation + "' comes after the end of the run: a side has halted, or a declared difference has"
                    + " ended it";
        }
        boolean before = isEnabled(twin, Side.BEFORE, operation);
        boolean after = isEnabled(twin, Side.AFTER, operation);
        if (before && after) {
            return "";
        }
        String where = before == after ? "on both sides" : "on the side " + (before ? Side.AFTER : Side.BEFORE).text();
        return "'" + operation + "' is not possible here " + where;
    }

    private static boolean isEnabled(Twin twin, Side side, Operation operation) {
        OperationSet enabled = new OperationSet(twin.vocabulary().operations().size());
        twin.seen(side).enabled(enabled);
        return enabled.contains(operation.id());
    }

    /** The answers of one step; everything else is nominal. Remembers which were asked for. */
    public static final class Answers implements AnswerSource {
        private final List<Trace.Answer> answers;
        private final boolean[] used;

        /** Gives these answers. */
        public Answers(List<Trace.Answer> answers) {
            this.answers = answers;
            used = new boolean[answers.size()];
        }

        @Override
        public int answer(Question question, int subject, int attempt) {
            for (int i = 0; i < used.length; i++) {
                Trace.Answer answer = answers.get(i);
                if (answer.question().id() == question.id()
                        && answer.subject() == subject
                        && answer.attempt() == attempt) {
                    used[i] = true;
                    return answer.answer();
                }
            }
            return 0;
        }

        /** Returns the answers that nobody asked for. */
        public List<Trace.Answer> unused() {
            List<Trace.Answer> list = new ArrayList<>();
            for (int i = 0; i < used.length; i++) {
                if (!used[i]) {
                    list.add(answers.get(i));
                }
            }
            return list;
        }
    }
}
