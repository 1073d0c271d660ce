package dev.patchtwin.planted;

import dev.patchtwin.model.Trace;
import dev.patchtwin.planted.Referee.Landing;
import dev.patchtwin.planted.Referee.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Plays a trace by the rules of the {@link Referee}, leniently: what is not possible is left out, what is not asked needs no
 * answer, and at the end all is brought to rest.
 */
final class Retrace {
    /**
     * What a trace shows.
     *
     * @param ran those of its steps that were possible
     * @param found after how many of these each difference showed first, whenever it was known what it was
     * @param decided after how many it was known
     */
    record Seen(List<Trace.Step> ran, Map<String, Integer> found, Map<String, Integer> decided) {}

    private final Plan plan;
    private final Referee referee;
    private final Map<String, Integer> found = new TreeMap<>();
    private final Map<String, Integer> decided = new TreeMap<>();
    private final Map<Integer, Integer> began = new HashMap<>();
    private final List<Trace.Step> ran = new ArrayList<>();
    private int length;
    private Landing here;

    private Retrace(Plan plan, boolean withoutContract) {
        this.plan = plan;
        referee = new Referee(plan, withoutContract);
        here = referee.start();
        look();
    }

    static Seen of(Plan plan, boolean withoutContract, List<Trace.Step> steps) {
        return new Retrace(plan, withoutContract).run(steps);
    }

    private Seen run(List<Trace.Step> steps) {
        for (Trace.Step step : steps) {
            if (step(step.operation().text(), answers(step))) {
                ran.add(step);
            }
        }
        for (int page = 0; page < plan.shape().pages(); page++) {
            step(plan.shape().text(plan.shape().settle(), page), Map.of());
        }
        here.place().ifPresent(last -> last.open().keySet().forEach(lane -> note(referee.ofValue(lane))));
        return new Seen(List.copyOf(ran), found, decided);
    }

    private boolean step(String operation, Map<String, Integer> answers) {
        Optional<Place> place = here.place();
        if (place.isEmpty() || !here.possible().contains(operation)) {
            return false;
        }
        here = referee.step(place.get(), operation, answers);
        length++;
        look();
        return true;
    }

    /** A difference that was watched showed when that began. */
    private void look() {
        here.found().forEach(this::note);
        Set<Integer> open = here.place().map(at -> at.open().keySet()).orElse(Set.of());
        began.keySet().retainAll(open);
        open.forEach(lane -> began.putIfAbsent(lane, length));
    }

    private void note(String signature) {
        List<String> lanes = plan.shape().lanes().stream().map(Shape.Lane::name).toList();
        int lane = lanes.indexOf(signature.substring(0, signature.indexOf(' ')));
        found.putIfAbsent(signature, began.getOrDefault(lane, length));
        decided.putIfAbsent(signature, length);
    }

    private Map<String, Integer> answers(Trace.Step step) {
        Map<String, Integer> answers = new HashMap<>();
        List<String> subjects = plan.shape().vocabulary().subjects();
        for (Trace.Answer answer : step.answers()) {
            String name = answer.question().name() + " " + subjects.get(answer.subject()) + " " + answer.attempt();
            answers.put(name, answer.answer());
        }
        return answers;
    }
}
