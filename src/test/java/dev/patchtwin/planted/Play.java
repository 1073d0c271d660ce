package dev.patchtwin.planted;

import dev.patchtwin.planted.Reaction.Ask;
import dev.patchtwin.planted.Reaction.Crowd;
import dev.patchtwin.planted.Reaction.Done;
import dev.patchtwin.planted.Reaction.End;
import dev.patchtwin.planted.Reaction.OnPage;
import dev.patchtwin.planted.Reaction.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Plays an operation on both sides of a plan, for the {@link Referee}: worlds are maps from the names of questions to answers. */
final class Play {
    private final Shape shape;
    private final Table before;
    private final Table after;

    Play(Plan plan) {
        shape = plan.shape();
        before = plan.before();
        after = plan.after();
    }

    /** What one side has shown in an operation, and where it is then. */
    record Shown(
            List<Integer> pages,
            Map<Integer, List<String>> shown,
            Map<Integer, List<String>> states,
            Set<String> possible,
            Set<Integer> met,
            End end) {
        List<String> events(int lane) {
            return shown.getOrDefault(lane, List.of());
        }

        List<String> state(int lane) {
            return states.getOrDefault(lane, List.of());
        }

        Shown withoutState() {
            return new Shown(pages, shown, Map.of(), possible, met, end);
        }
    }

    /** How an operation goes in one world. */
    record World(Map<String, Integer> answers, Shown before, Shown after) {
        int faults() {
            return (int) answers.values().stream().filter(answer -> answer != 0).count();
        }
    }

    /** A leaf, or the question that has to be answered first. */
    private record Reached(List<Done> leaf, String question, int answers) {}

    Shown start(boolean ofBefore) {
        Table table = ofBefore ? before : after;
        return shown(table, Collections.nCopies(shape.pages(), table.start()), Map.of(), Set.of(), End.GOES_ON);
    }

    /** Returns every world that makes a difference to either side, with at most so many answers that are not nominal. */
    List<World> worlds(List<Integer> pagesBefore, List<Integer> pagesAfter, String operation, int mostFaults) {
        List<World> worlds = new ArrayList<>();
        branch(pagesBefore, pagesAfter, operation, mostFaults, Map.of(), worlds);
        return worlds;
    }

    private void branch(
            List<Integer> pagesBefore,
            List<Integer> pagesAfter,
            String operation,
            int mostFaults,
            Map<String, Integer> known,
            List<World> worlds) {
        Reached left = react(before, pagesBefore, operation, known);
        Reached right = react(after, pagesAfter, operation, known);
        Reached asking = left.leaf().isEmpty() ? left : right;
        if (asking.leaf().isEmpty()) {
            for (int answer = 0; answer < asking.answers(); answer++) {
                Map<String, Integer> more = new TreeMap<>(known);
                more.put(asking.question(), answer);
                if (more.values().stream().filter(given -> given != 0).count() <= mostFaults) {
                    branch(pagesBefore, pagesAfter, operation, mostFaults, more, worlds);
                }
            }
            return;
        }
        worlds.add(new World(
                known,
                done(before, pagesBefore, operation, left.leaf().get(0)),
                done(after, pagesAfter, operation, right.leaf().get(0))));
    }

    /** Returns how an operation goes with these answers; all others are nominal. */
    World world(List<Integer> pagesBefore, List<Integer> pagesAfter, String operation, Map<String, Integer> answers) {
        Map<String, Integer> given = new HashMap<>(answers);
        while (true) {
            Reached left = react(before, pagesBefore, operation, given);
            Reached right = react(after, pagesAfter, operation, given);
            Reached asking = left.leaf().isEmpty() ? left : right;
            if (!asking.leaf().isEmpty()) {
                return new World(
                        given,
                        done(before, pagesBefore, operation, left.leaf().get(0)),
                        done(after, pagesAfter, operation, right.leaf().get(0)));
            }
            given.put(asking.question(), 0);
        }
    }

    private Reached react(Table table, List<Integer> pages, String operation, Map<String, Integer> known) {
        int page = page(operation);
        Map<String, Integer> attempts = new HashMap<>();
        Reaction at = table.spots().get(pages.get(page)).reactions().get(number(operation));
        while (!(at instanceof Done)) {
            if (at instanceof Crowd crowd) {
                int others = Collections.frequency(pages, crowd.state()) - (pages.get(page) == crowd.state() ? 1 : 0);
                at = others >= crowd.others() ? crowd.then() : crowd.otherwise();
            } else if (at instanceof OnPage one) {
                at = one.page() == page ? one.then() : one.otherwise();
            } else if (at instanceof Ask ask) {
                String asked = "ask" + ask.question() + " p" + page + "wxyz".charAt(ask.subject());
                String name = asked + " " + attempts.merge(asked, 1, Integer::sum);
                if (!known.containsKey(name)) {
                    return new Reached(List.of(), name, ask.answers().size());
                }
                at = ask.answers().get(known.get(name));
            } else {
                throw new IllegalArgumentException("'" + operation + "' is not possible in " + pages);
            }
        }
        return new Reached(List.of((Done) at), "", 0);
    }

    private Shown done(Table table, List<Integer> pages, String operation, Done done) {
        int page = page(operation);
        Map<Integer, List<String>> shown = new TreeMap<>();
        for (Word word : done.words()) {
            shown.computeIfAbsent(word.lane(), unused -> new ArrayList<>())
                    .add(text(word.lane(), page, word.subject(), word.value()));
        }
        List<Integer> now = new ArrayList<>(pages);
        now.set(page, done.next());
        return shown(table, now, shown, done.probe() < 0 ? Set.of() : Set.of(done.probe()), done.end());
    }

    private Shown shown(Table table, List<Integer> pages, Map<Integer, List<String>> shown, Set<Integer> met, End end) {
        Map<Integer, List<String>> states = new TreeMap<>();
        for (int lane = 0; lane < shape.lanes().size(); lane++) {
            List<String> state = new ArrayList<>();
            for (int page = 0; page < pages.size(); page++) {
                int label = table.spots().get(pages.get(page)).labels().get(lane);
                if (label >= 0) {
                    state.add(text(lane, page, 0, label));
                }
            }
            states.put(lane, state);
        }
        Set<String> possible = end == End.GOES_ON ? possible(table, pages) : Set.of();
        return new Shown(List.copyOf(pages), shown, states, possible, new HashSet<>(met), end);
    }

    private Set<String> possible(Table table, List<Integer> pages) {
        Set<String> possible = new LinkedHashSet<>();
        for (int operation = 0; operation < shape.operations(); operation++) {
            for (int page = 0; page < pages.size(); page++) {
                if (!(table.spots().get(pages.get(page)).reactions().get(operation) instanceof Reaction.Never)) {
                    possible.add(shape.text(operation, page));
                }
            }
        }
        return possible;
    }

    /** Returns what both sides can do. */
    Set<String> possible(List<Integer> pagesBefore, List<Integer> pagesAfter) {
        Set<String> possible = possible(before, pagesBefore);
        possible.retainAll(possible(after, pagesAfter));
        return possible;
    }

    boolean isAtRest(Shown side, boolean ofBefore) {
        Table table = ofBefore ? before : after;
        return side.pages().stream().allMatch(spot -> table.spots().get(spot).rest());
    }

    private String text(int lane, int page, int subject, int value) {
        return shape.lanes().get(lane).name() + " p" + page + "wxyz".charAt(subject)
                + (value >= Shape.NOISE ? " noise " : " ") + value;
    }

    private int page(String operation) {
        return Integer.parseInt(operation.substring(operation.indexOf('=') + 1));
    }

    private int number(String operation) {
        return operation.startsWith("settle") ? shape.settle() : operation.charAt("act-".length()) - 'a';
    }
}
