package dev.patchtwin.patch.code;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Finds out which things of a file before and after are the same: by name, and then by what they hold. */
final class Pairing {
    private final Side old;
    private final Side young;
    private final List<Pair> pairs = new ArrayList<>();
    private final List<Thing> gone;
    private final List<Thing> come;

    private Pairing(Side old, Side young) {
        this.old = old;
        this.young = young;
        gone = new ArrayList<>(old.things());
        come = new ArrayList<>(young.things());
    }

    static Pairing of(Side old, Side young) {
        Pairing pairing = new Pairing(old, young);
        pairing.pairBy(Thing::key);
        // The struct that it is a member of has another name.
        pairing.pairBy(thing ->
                new Thing.Key(thing.kind(), "", thing.name(), thing.key().defined()));
        return pairing;
    }

    List<Pair> pairs() {
        return pairs;
    }

    /** What is not paired yet; others may take from it. */
    List<Thing> gone() {
        return gone;
    }

    List<Thing> come() {
        return come;
    }

    Side old() {
        return old;
    }

    Side young() {
        return young;
    }

    private void pairBy(Function<Thing, Thing.Key> key) {
        Map<Thing.Key, List<Thing>> before = byKey(gone, key);
        Map<Thing.Key, List<Thing>> after = byKey(come, key);
        Set<Thing> paired = Collections.newSetFromMap(new IdentityHashMap<>());
        before.forEach((name, olds) -> {
            List<Thing> youngs = new ArrayList<>(after.getOrDefault(name, List.of()));
            List<Thing> rest = new ArrayList<>(olds);
            if (olds.size() != youngs.size()) {
                pairSame(rest, youngs, paired);
            }
            for (int i = 0; i < Math.min(rest.size(), youngs.size()); i++) {
                pair(rest.get(i), youngs.get(i), paired);
            }
        });
        gone.removeIf(paired::contains);
        come.removeIf(paired::contains);
    }

    /** Where one of several things with the same name is new or gone, those that did not change are the same. */
    private void pairSame(List<Thing> olds, List<Thing> youngs, Set<Thing> paired) {
        for (Thing one : List.copyOf(olds)) {
            List<Token> tokens = old.tokens(one);
            youngs.stream()
                    .filter(other -> Lexed.areSame(tokens, young.tokens(other)))
                    .findFirst()
                    .ifPresent(same -> {
                        pair(one, same, paired);
                        olds.remove(one);
                        youngs.remove(same);
                    });
        }
    }

    /** Says that a thing that is gone is one that is new, by another name. */
    void pairRenamed(Thing before, Thing after) {
        pairs.add(new Pair(old, before, young, after));
        gone.removeIf(thing -> thing.equals(before));
        come.removeIf(thing -> thing.equals(after));
    }

    private void pair(Thing before, Thing after, Set<Thing> paired) {
        pairs.add(new Pair(old, before, young, after));
        paired.add(before);
        paired.add(after);
    }

    private static Map<Thing.Key, List<Thing>> byKey(List<Thing> things, Function<Thing, Thing.Key> key) {
        Map<Thing.Key, List<Thing>> byKey = new LinkedHashMap<>();
        things.forEach(thing ->
                byKey.computeIfAbsent(key.apply(thing), k -> new ArrayList<>()).add(thing));
        return byKey;
    }
}
