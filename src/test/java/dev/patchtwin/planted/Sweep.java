package dev.patchtwin.planted;

import dev.patchtwin.planted.Referee.Landing;
import dev.patchtwin.planted.Referee.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Breadth first over everything that two sides can come to, by the rules of the {@link Referee}: a map of what is known, and a
 * list of what is next. Goes on for one more operation when something was found.
 */
final class Sweep {
    private static final String TIMING = " TIMING";

    private final Referee referee;
    private final int mostFaults;
    private final boolean counted;
    private final int mostPlaces;
    private final Set<String> keys = new HashSet<>();
    private final Set<String> orbits = new HashSet<>();
    private final Map<String, Integer> found = new TreeMap<>();
    private final Set<Integer> met = new HashSet<>();
    private long transitions;
    private long ended;
    private int depth;

    /**
     * What there is.
     *
     * @param found after how many operations each difference is known at the earliest; those that are no nearer than one
     *     operation beyond the nearest
     * @param places how many different places there are
     * @param orbits how many, where those that differ by a swap of pages count once
     * @param transitions how often an operation was carried out
     * @param ended how many of these ended the run
     * @param met the situations that were met
     * @param whole whether that is all; otherwise it was too much to look at
     */
    record Swept(
            Map<String, Integer> found,
            long places,
            long orbits,
            long transitions,
            long ended,
            Set<Integer> met,
            boolean whole) {
        /** Returns after how many operations an exploration ends; {@link Ways#NEVER} where nothing ends it. */
        int end() {
            return found.entrySet().stream()
                    .filter(one -> !one.getKey().endsWith(TIMING))
                    .mapToInt(Map.Entry::getValue)
                    .min()
                    .orElse(Ways.NEVER);
        }
    }

    private Sweep(Plan plan, boolean withoutContract, int mostPlaces) {
        referee = new Referee(plan, withoutContract);
        counted = plan.faults() != Plan.ANY;
        mostFaults = counted ? plan.faults() : Integer.MAX_VALUE;
        this.mostPlaces = mostPlaces;
    }

    static Swept of(Plan plan, boolean withoutContract, int mostPlaces) {
        return new Sweep(plan, withoutContract, mostPlaces).run();
    }

    private Swept run() {
        List<Landing> level = new ArrayList<>();
        Landing start = referee.start();
        note(start, new Place(List.of(), List.of(), Set.of(), Map.of(), 0));
        if (start.place().isPresent()) {
            add(start.place().get(), start, level);
        }
        boolean last = false;
        while (!level.isEmpty() && !last && keys.size() <= mostPlaces) {
            // What is found where a level begins is found before what its operations show.
            last = found.entrySet().stream().anyMatch(one -> !one.getKey().endsWith(TIMING));
            depth++;
            level = next(level);
        }
        boolean whole = keys.size() <= mostPlaces;
        return new Swept(found, keys.size(), orbits.size(), transitions, ended, met, whole);
    }

    private List<Landing> next(List<Landing> level) {
        List<Landing> next = new ArrayList<>();
        for (Landing from : level) {
            Place place = from.place().orElseThrow();
            for (String operation : from.possible()) {
                int left = counted ? mostFaults - place.faults() : Integer.MAX_VALUE;
                for (Landing to : referee.step(place, operation, left)) {
                    transitions++;
                    note(to, place);
                    if (to.place().isEmpty()) {
                        ended++;
                    }
                    to.place().ifPresent(there -> add(there, to, next));
                }
            }
        }
        return next;
    }

    private void add(Place place, Landing landing, List<Landing> level) {
        if (keys.add(key(place))) {
            level.add(landing);
            orbits.add(referee.swapped(place).stream()
                    .map(this::key)
                    .min(String::compareTo)
                    .orElseThrow());
        }
    }

    private String key(Place place) {
        return place.before() + " " + place.after() + " " + place.opened() + " " + place.open()
                + (counted ? " " + place.faults() : "");
    }

    /** Notes what is found, and of what has just begun whether it is still there when all is brought to rest at once. */
    private void note(Landing landing, Place from) {
        met.addAll(landing.met());
        Set<String> all = new LinkedHashSet<>(landing.found());
        landing.place().ifPresent(place -> {
            Set<Integer> begun = Referee.begun(from, place);
            if (!begun.isEmpty()) {
                Set<String> atRest = referee.drain(place);
                begun.stream().map(referee::ofValue).filter(atRest::contains).forEach(all::add);
            }
        });
        all.forEach(signature -> found.putIfAbsent(signature, depth));
    }
}
