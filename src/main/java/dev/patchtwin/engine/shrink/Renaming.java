package dev.patchtwin.engine.shrink;

import dev.patchtwin.model.Operation;
import dev.patchtwin.model.Trace;
import dev.patchtwin.model.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Another value for an argument, throughout a trace: {@code gfn=2} becomes {@code gfn=0} in every operation, and subjects
 * that name it, as {@code sept@gfn2/l1} does, are renamed along. What has no counterpart stays as it is.
 */
final class Renaming {
    private static final Pattern BLANKS = Pattern.compile(" ");

    private final Vocabulary vocabulary;
    private final String key;
    private final String from;
    private final String to;
    private final Map<String, Operation> operations = new HashMap<>();
    private final Map<String, Integer> subjects;

    private Renaming(Vocabulary vocabulary, String key, String from, String to) {
        this.vocabulary = vocabulary;
        this.key = key;
        this.from = from;
        this.to = to;
        vocabulary.operations().forEach(o -> operations.put(o.text(), o));
        subjects = vocabulary.subjectIds();
    }

    /** Returns the renamings that make any argument of any operation smaller, in the order of the vocabulary. */
    static List<Renaming> all(Vocabulary vocabulary) {
        Map<String, List<String>> values = new HashMap<>();
        List<String> keys = new ArrayList<>();
        for (Operation operation : vocabulary.operations()) {
            for (String argument : BLANKS.split(operation.text(), -1)) {
                int equals = argument.indexOf('=');
                if (equals > 0) {
                    String key = argument.substring(0, equals);
                    String value = argument.substring(equals + 1);
                    if (!values.containsKey(key)) {
                        keys.add(key);
                    }
                    List<String> known = values.computeIfAbsent(key, k -> new ArrayList<>());
                    if (!known.contains(value)) {
                        known.add(value);
                    }
                }
            }
        }
        List<Renaming> all = new ArrayList<>();
        for (String key : keys) {
            List<String> known = values.getOrDefault(key, List.of());
            for (int late = 1; late < known.size(); late++) {
                for (int early = 0; early < late; early++) {
                    all.add(new Renaming(vocabulary, key, known.get(late), known.get(early)));
                }
            }
        }
        return all;
    }

    List<Trace.Step> apply(List<Trace.Step> steps) {
        List<Trace.Step> renamed = new ArrayList<>();
        for (Trace.Step step : steps) {
            Operation operation = operations.getOrDefault(
                    renamedText(step.operation().text(), key + "=" + from, key + "=" + to), step.operation());
            List<Trace.Answer> answers = new ArrayList<>();
            for (Trace.Answer answer : step.answers()) {
                String name = vocabulary.subjects().get(answer.subject());
                int subject = subjects.getOrDefault(renamedText(name, key + from, key + to), answer.subject());
                answers.add(new Trace.Answer(answer.question(), subject, answer.attempt(), answer.answer()));
            }
            renamed.add(new Trace.Step(operation, answers));
        }
        return renamed;
    }

    private static String renamedText(String text, String old, String young) {
        return text.replaceAll("\\b" + Pattern.quote(old) + "\\b", young);
    }
}
