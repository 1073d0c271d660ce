package dev.patchtwin.planted;

import dev.patchtwin.planted.Plan.Allowed;
import dev.patchtwin.planted.Plan.Manner;
import dev.patchtwin.planted.Play.Shown;
import dev.patchtwin.planted.Reaction.End;
import dev.patchtwin.planted.Shape.Lane;
import dev.patchtwin.planted.Shape.Sort;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The rules of a comparison, once more and in the plainest words: lists of text and no thought of speed. It shares nothing with
 * the engine but what an automaton is.
 *
 * <p>A channel is a bundle of streams: one, or one for each subject where only words of one subject have an order. Two sides
 * show the same where each stream is the same.
 */
final class Referee {
    private final Shape shape;
    private final List<Allowed> contract;
    private final Play play;

    Referee(Plan plan, boolean withoutContract) {
        shape = plan.shape();
        contract = withoutContract ? List.of() : plan.contract();
        play = new Play(plan);
    }

    /**
     * Where a run is.
     *
     * @param before the states of the pages on one side
     * @param after those on the other side
     * @param opened which declared differences were used so far, of those that open others
     * @param open by channel: what each side alone has shown since the two were unequal
     * @param faults how many answers were not nominal
     */
    record Place(
            List<Integer> before,
            List<Integer> after,
            Set<String> opened,
            Map<Integer, List<List<String>>> open,
            int faults) {
        boolean isCalm() {
            return open.isEmpty();
        }
    }

    /** What a step came to: what is found, the place that it led to if the run goes on, and what can be done there. */
    record Landing(Set<String> found, Optional<Place> place, Set<String> possible, Set<Integer> met) {}

    /** Returns where every run begins. */
    Landing start() {
        Shown before = play.start(true);
        Shown after = play.start(false);
        return land(new Place(before.pages(), after.pages(), Set.of(), Map.of(), 0), before, after, 0);
    }

    /** Carries out an operation in every world that both sides can find themselves in. */
    List<Landing> step(Place from, String operation, int mostFaults) {
        List<Landing> landings = new ArrayList<>();
        for (Play.World world : play.worlds(from.before(), from.after(), operation, mostFaults)) {
            landings.add(land(from, world.before(), world.after(), world.faults()));
        }
        return landings;
    }

    /** Carries out an operation in one world; answers that are not given are nominal. */
    Landing step(Place from, String operation, Map<String, Integer> answers) {
        Play.World world = play.world(from.before(), from.after(), operation, answers);
        return land(from, world.before(), world.after(), world.faults());
    }

    private Landing land(Place from, Shown before, Shown after, int faults) {
        Set<Integer> met = new HashSet<>(before.met());
        met.addAll(after.met());
        if (before.end() == End.HALTS || after.end() == End.HALTS) {
            return new Landing(new Halts(from, before, after).found(), Optional.empty(), Set.of(), met);
        }
        Set<String> found = new TreeSet<>();
        Map<Integer, List<List<String>>> open = new TreeMap<>(from.open());
        Set<String> opened = new TreeSet<>(from.opened());
        compare(before, after, open, opened);
        invariants(before, after, found);
        if (play.isAtRest(before, true) && play.isAtRest(after, false)) {
            open.forEach((lane, shown) -> {
                boolean late = isSame(lane, shown.get(0), shown.get(1), opened).isPresent()
                        && isSame(lane, before.state(lane), after.state(lane), opened)
                                .isPresent();
                found.add(signature(lane, late ? Manner.TIMING : Manner.VALUE));
            });
            open.clear();
        }
        Set<String> possible = new LinkedHashSet<>(before.possible());
        possible.retainAll(after.possible());
        if (!before.possible().equals(after.possible())) {
            found.add("enabled VALUE");
        }
        if (possible.isEmpty()) {
            open.keySet().forEach(lane -> found.add(signature(lane, Manner.VALUE)));
        }
        opened.retainAll(contract.stream().flatMap(one -> one.after().stream()).toList());
        Place place = new Place(before.pages(), after.pages(), opened, open, from.faults() + faults);
        return new Landing(found, Optional.of(place), possible, met);
    }

    /** Opens every channel that nothing explains, and adds to those that are open. */
    private void compare(Shown before, Shown after, Map<Integer, List<List<String>>> open, Set<String> opened) {
        Set<Integer> left = new TreeSet<>(shape.lanes(Sort.EVENTS));
        left.addAll(shape.lanes(Sort.STATE));
        boolean again = true;
        while (again) {
            // One declared difference can open another one, on a channel that comes before.
            int known = opened.size();
            left.removeIf(lane -> explains(lane, before, after, open, opened));
            again = opened.size() > known;
        }
        for (int lane : left) {
            append(lane, before.events(lane), after.events(lane), open);
        }
    }

    private boolean explains(
            int lane, Shown before, Shown after, Map<Integer, List<List<String>>> open, Set<String> opened) {
        Optional<Erased> events = isSame(lane, before.events(lane), after.events(lane), opened);
        if (events.isEmpty()) {
            return false;
        }
        Set<String> used = new TreeSet<>(opened);
        used.addAll(events.get().used());
        if (open.containsKey(lane)) {
            append(lane, events.get().before(), events.get().after(), open);
        } else {
            Optional<Erased> state = isSame(lane, before.state(lane), after.state(lane), used);
            if (state.isEmpty()) {
                return false;
            }
            used.addAll(state.get().used());
        }
        opened.addAll(used);
        return true;
    }

    private void append(int lane, List<String> before, List<String> after, Map<Integer, List<List<String>>> open) {
        List<List<String>> known = open.getOrDefault(lane, List.of(List.of(), List.of()));
        List<String> left = new ArrayList<>(known.get(0));
        List<String> right = new ArrayList<>(known.get(1));
        left.addAll(before);
        right.addAll(after);
        open.put(lane, List.of(onlyOf(lane, left, right), onlyOf(lane, right, left)));
    }

    /** Returns what one side has shown beyond what both have, stream by stream. */
    private List<String> onlyOf(int lane, List<String> words, List<String> others) {
        List<String> only = new ArrayList<>();
        Map<String, List<String>> there = streams(lane, others);
        streams(lane, words).forEach((stream, shown) -> {
            List<String> other = there.getOrDefault(stream, List.of());
            int common = 0;
            while (common < shown.size()
                    && common < other.size()
                    && shown.get(common).equals(other.get(common))) {
                common++;
            }
            only.addAll(shown.subList(common, shown.size()));
        });
        return only;
    }

    private void invariants(Shown before, Shown after, Set<String> found) {
        for (int lane : shape.lanes(Sort.INVARIANTS)) {
            List<String> left = new ArrayList<>(before.events(lane));
            left.addAll(before.state(lane));
            List<String> right = new ArrayList<>(after.events(lane));
            right.addAll(after.state(lane));
            if (!left.isEmpty() || !right.isEmpty()) {
                boolean same = streams(lane, left).equals(streams(lane, right));
                found.add(signature(lane, same ? Manner.INVARIANT : Manner.VALUE));
            }
        }
    }

    private String signature(int lane, Manner manner) {
        return shape.lanes().get(lane).name() + " " + manner;
    }

    private Map<String, List<String>> streams(int lane, List<String> words) {
        Lane of = shape.lanes().get(lane);
        Map<String, List<String>> streams = new TreeMap<>();
        for (String word : words) {
            String stream = of.perSubject() ? word.split(" ", -1)[1] : "";
            streams.computeIfAbsent(stream, unused -> new ArrayList<>()).add(word);
        }
        return streams;
    }

    /* --- the contract --- */

    /** Two lists without what is declared, and what was needed for that. */
    private record Erased(List<String> before, List<String> after, Set<String> used) {}

    /** Compares, and where that fails, compares again without what is declared; empty where that fails too. */
    private Optional<Erased> isSame(int lane, List<String> before, List<String> after, Set<String> opened) {
        return fits(
                lane,
                before,
                after,
                opened,
                shown -> streams(lane, shown.get(0)).equals(streams(lane, shown.get(1))));
    }

    private Optional<Erased> fits(
            int lane, List<String> before, List<String> after, Set<String> opened, Predicate<List<List<String>>> rule) {
        if (rule.test(List.of(before, after))) {
            return Optional.of(new Erased(before, after, Set.of()));
        }
        Set<String> used = new TreeSet<>();
        List<String> left = erase(lane, true, before, opened, used);
        List<String> right = erase(lane, false, after, opened, used);
        return rule.test(List.of(left, right)) ? Optional.of(new Erased(left, right, used)) : Optional.empty();
    }

    private List<String> erase(int lane, boolean ofBefore, List<String> words, Set<String> opened, Set<String> used) {
        List<String> kept = new ArrayList<>();
        for (String word : words) {
            Optional<Allowed> by = contract.stream()
                    .filter(one -> one.channel().equals(shape.lanes().get(lane).name()) && one.before() == ofBefore)
                    .filter(one -> one.after().isEmpty()
                            || opened.contains(one.after().get())
                            || used.contains(one.after().get()))
                    .filter(one -> matches(word, one.glob()))
                    .findFirst();
            by.ifPresentOrElse(one -> used.add(one.id()), () -> kept.add(word));
        }
        return kept;
    }

    /** The words and globs of planted twins have nothing in them that means anything in a regular expression but the star. */
    private static boolean matches(String word, String glob) {
        return word.matches(glob.replace("*", ".*"));
    }

    /* --- the end --- */

    /** What is found when a side has halted in the middle of an operation. */
    private final class Halts {
        private final Place from;
        private final Shown before;
        private final Shown after;
        private final List<Integer> calm = new ArrayList<>();

        Halts(Place from, Shown before, Shown after) {
            this.from = from;
            this.before = before;
            this.after = after;
            for (int lane = 0; lane < shape.lanes().size(); lane++) {
                if (shape.lanes().get(lane).sort() != Sort.INVARIANTS
                        && !from.open().containsKey(lane)) {
                    calm.add(lane);
                }
            }
        }

        Set<String> found() {
            Set<String> found = new TreeSet<>();
            // Of a side that has halted nothing but what it has shown is known.
            invariants(before.withoutState(), after.withoutState(), found);
            from.open().keySet().forEach(lane -> found.add(signature(lane, Manner.VALUE)));
            boolean left = before.end() == End.HALTS;
            boolean right = after.end() == End.HALTS;
            boolean explained = (left && right && unequal().isEmpty())
                    || (left && stops(true).filter(used -> endsRun(used, true)).isPresent())
                    || (right
                            && stops(false).filter(used -> endsRun(used, false)).isPresent());
            if (!explained) {
                blame(left, right, found);
            }
            return found;
        }

        private void blame(boolean left, boolean right, Set<String> found) {
            Set<Integer> unequal = unequal();
            Set<Integer> telling = new TreeSet<>(unequal);
            telling.removeIf(lane -> left && begins(lane, true, from.opened()).isPresent());
            telling.removeIf(lane -> right && begins(lane, false, from.opened()).isPresent());
            if (telling.isEmpty() && left != right) {
                found.add("enabled VALUE");
                return;
            }
            (telling.isEmpty() ? unequal : telling).forEach(lane -> found.add(signature(lane, Manner.VALUE)));
        }

        private Set<Integer> unequal() {
            Set<Integer> unequal = new TreeSet<>(calm);
            unequal.removeIf(lane -> isSame(lane, before.events(lane), after.events(lane), from.opened())
                    .isPresent());
            return unequal;
        }

        /** Returns what is needed so that all that one side has shown is how the other one began. */
        private Optional<Set<String>> stops(boolean ofBefore) {
            Set<String> used = new TreeSet<>();
            for (int lane : calm) {
                Optional<Erased> begun = begins(lane, ofBefore, from.opened());
                if (begun.isEmpty()) {
                    return Optional.empty();
                }
                used.addAll(begun.get().used());
            }
            return Optional.of(used);
        }

        private Optional<Erased> begins(int lane, boolean ofBefore, Set<String> opened) {
            return fits(lane, before.events(lane), after.events(lane), opened, shown -> {
                Map<String, List<String>> begun = streams(lane, shown.get(ofBefore ? 0 : 1));
                Map<String, List<String>> whole = streams(lane, shown.get(ofBefore ? 1 : 0));
                return begun.entrySet().stream().allMatch(stream -> {
                    List<String> other = whole.getOrDefault(stream.getKey(), List.of());
                    int length = stream.getValue().size();
                    return other.size() >= length && other.subList(0, length).equals(stream.getValue());
                });
            });
        }

        private boolean endsRun(Set<String> used, boolean ofBefore) {
            return contract.stream()
                    .anyMatch(one -> one.endsRun() && one.before() == ofBefore && used.contains(one.id()));
        }
    }

    /* --- runs --- */

    /**
     * Brings both sides to rest from a place, with nothing going wrong.
     *
     * @return what is found by the way, and what is still open when it does not come to rest
     */
    Set<String> drain(Place from) {
        Set<String> found = new TreeSet<>();
        Place at = from;
        Landing here = new Landing(Set.of(), Optional.of(from), play.possible(from.before(), from.after()), Set.of());
        for (int page = 0; page < shape.pages(); page++) {
            String settle = shape.text(shape.settle(), page);
            if (here.place().isPresent() && here.possible().contains(settle)) {
                at = here.place().get();
                here = step(at, settle, Map.of());
                found.addAll(here.found());
            }
        }
        here.place().ifPresent(last -> last.open().keySet().forEach(lane -> found.add(signature(lane, Manner.VALUE))));
        return found;
    }

    /** Returns the channels that are open at a place and were not open before. */
    static Set<Integer> begun(Place before, Place now) {
        Set<Integer> begun = new TreeSet<>(now.open().keySet());
        begun.removeAll(before.open().keySet());
        return begun;
    }

    /** Returns how a channel is called when it differs in value. */
    String ofValue(int lane) {
        return signature(lane, Manner.VALUE);
    }

    /** Returns the places that swapping pages makes of a place. */
    List<Place> swapped(Place place) {
        Map<String, Place> all = new LinkedHashMap<>();
        for (int[] order : Flavour.orders(shape.pages())) {
            List<Integer> before = new ArrayList<>();
            List<Integer> after = new ArrayList<>();
            for (int page : order) {
                before.add(place.before().get(page));
                after.add(place.after().get(page));
            }
            all.put(before + " " + after, new Place(before, after, place.opened(), place.open(), place.faults()));
        }
        return List.copyOf(all.values());
    }
}
