package dev.patchtwin.trace;

import dev.patchtwin.model.Operation;
import dev.patchtwin.model.Question;
import dev.patchtwin.model.Trace;
import dev.patchtwin.model.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the steps of a trace; {@code docs/trace.md} has the grammar. */
public final class TraceReader {
    private static final Pattern ANSWER = Pattern.compile("answer (\\S+) (\\S+) attempt=(\\S+) -> (\\S+)");
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,8}");

    /** Twice as many as a fuzzed sequence may have; what takes it to rest may follow. */
    public static final int MOST_OPERATIONS = 200_000;

    /** No operation of a model comes near it. */
    static final int MOST_ANSWERS = 4096;

    private final String file;
    private final Map<String, Operation> operations = new HashMap<>();
    private final Map<String, Question> questions = new HashMap<>();
    private final Map<String, Integer> subjects;

    private TraceReader(String file, Vocabulary vocabulary) {
        this.file = file;
        vocabulary.operations().forEach(o -> operations.put(o.text(), o));
        vocabulary.questions().forEach(q -> questions.put(q.name(), q));
        subjects = vocabulary.subjectIds();
    }

    /**
     * A trace, and where in its file each step stands.
     *
     * @param trace what was read
     * @param lines the line of each step's operation, from 1
     */
    public record Placed(Trace trace, List<Integer> lines) {
        /** Copies the list. */
        public Placed {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Reads the steps below a header.
     *
     * @param world the complete world, as {@link TraceHeader#world} gave it
     * @param vocabulary that of the models in this world
     * @throws TraceException at the first line that names something unknown or stands where it cannot, or is one too many
     */
    public static Placed read(TraceHeader header, Map<String, Integer> world, Vocabulary vocabulary)
            throws TraceException {
        List<Integer> lines = new ArrayList<>();
        List<Trace.Step> steps = new TraceReader(header.file(), vocabulary).steps(header, lines);
        return new Placed(new Trace(header.bundle(), world, steps), lines);
    }

    private List<Trace.Step> steps(TraceHeader header, List<Integer> stepLines) throws TraceException {
        List<Trace.Step> steps = new ArrayList<>();
        List<Trace.Answer> answers = new ArrayList<>();
        int lastAnswer = 0;
        List<String> lines = header.lines();
        int line = TraceHeader.nextLine(lines, header.worldLine());
        for (; line <= lines.size(); line = TraceHeader.nextLine(lines, line)) {
            String text = TraceHeader.normalised(lines, line);
            if (text.equals("answer") || text.startsWith("answer ")) {
                requireRoom(answers.size(), MOST_ANSWERS, line, "answers to an operation");
                answers.add(answer(line, text, answers));
                lastAnswer = line;
            } else {
                requireRoom(steps.size(), MOST_OPERATIONS, line, "operations of a trace");
                steps.add(new Trace.Step(operation(line, text), answers));
                stepLines.add(line);
                answers.clear();
            }
        }
        if (!answers.isEmpty()) {
            throw new TraceException(
                    file,
                    lastAnswer,
                    "this answer belongs to no operation; answers stand before theirs, and none follows");
        }
        return steps;
    }

    private void requireRoom(int are, int most, int line, String what) throws TraceException {
        if (are >= most) {
            throw new TraceException(file, line, "no more than " + most + " " + what + " are read; cut it here");
        }
    }

    private Operation operation(int line, String text) throws TraceException {
        Operation operation = operations.get(text);
        if (operation == null) {
            throw new TraceException(
                    file, line, "unknown operation '" + text + "'" + NearNames.hint(text, operations.keySet()));
        }
        return operation;
    }

    private Trace.Answer answer(int line, String text, List<Trace.Answer> before) throws TraceException {
        Matcher parts = ANSWER.matcher(text);
        if (!parts.matches()) {
            throw new TraceException(
                    file, line, "'" + text + "' is not of the form: answer QUESTION SUBJECT attempt=N -> ANSWER");
        }
        Question question = known("question", questions, parts.group(1), line);
        int subject = known("subject", subjects, parts.group(2), line);
        if (!COUNT.matcher(parts.group(3)).matches()) {
            throw new TraceException(file, line, "attempt=" + parts.group(3) + " is no count; attempts count from 1");
        }
        int attempt = Integer.parseInt(parts.group(3));
        int answer = question.answers().indexOf(parts.group(4));
        if (answer < 0) {
            throw new TraceException(
                    file,
                    line,
                    "'" + parts.group(4) + "' is no answer to " + question + "; its answers are "
                            + String.join(", ", question.answers()));
        }
        if (answer == 0) {
            throw new TraceException(
                    file,
                    line,
                    "'" + parts.group(4) + "' is what " + question + " answers by itself; leave this line out");
        }
        for (Trace.Answer other : before) {
            if (other.question().equals(question) && other.subject() == subject && other.attempt() == attempt) {
                throw new TraceException(
                        file,
                        line,
                        "attempt " + attempt + " of " + question + " about " + parts.group(2)
                                + " is answered twice for the same operation; remove one of the two lines");
            }
        }
        return new Trace.Answer(question, subject, attempt, answer);
    }

    private <T> T known(String what, Map<String, T> names, String name, int line) throws TraceException {
        T found = names.get(name);
        if (found == null) {
            throw new TraceException(
                    file, line, "unknown " + what + " '" + name + "'" + NearNames.hint(name, names.keySet()));
        }
        return found;
    }
}
