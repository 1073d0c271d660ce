package dev.patchtwin.patch.code;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Between which things that stand in both texts the things stand that do not. */
final class Gaps {
    /** Things of one kind between the same two neighbours. */
    private record Gap(int place, Object kind, boolean defined) {}

    private final IdentityHashMap<Thing, Gap> before = new IdentityHashMap<>();
    private final IdentityHashMap<Thing, Gap> after = new IdentityHashMap<>();
    private final Map<Gap, List<Thing>> goneBy;
    private final Map<Gap, List<Thing>> comeBy;

    Gaps(Pairing pairing) {
        List<Pair> fixed = new ArrayList<>(pairing.pairs());
        fixed.sort(Comparator.comparingInt(pair -> pair.before().head()));
        fixed.removeAll(Order.moved(fixed));
        goneBy = note(pairing.gone(), fixed.stream().map(Pair::before).toList(), before);
        comeBy = note(pairing.come(), fixed.stream().map(Pair::after).toList(), after);
    }

    private static Map<Gap, List<Thing>> note(List<Thing> things, List<Thing> fixed, IdentityHashMap<Thing, Gap> gaps) {
        Map<Gap, List<Thing>> byGap = new HashMap<>();
        int place = 0;
        for (Thing thing : things) {
            while (place < fixed.size() && fixed.get(place).head() < thing.head()) {
                place++;
            }
            Gap gap = new Gap(place, thing.kind(), thing.key().defined());
            gaps.put(thing, gap);
            byGap.computeIfAbsent(gap, g -> new ArrayList<>()).add(thing);
        }
        return byGap;
    }

    boolean areSamePlace(Thing gone, Thing come) {
        return of(before, gone).equals(of(after, come));
    }

    /** Returns what comes in the place of a thing that goes, when there come as many of its kind there as go. */
    List<Thing> replacements(Thing gone) {
        Gap gap = of(before, gone);
        List<Thing> from = goneBy.getOrDefault(gap, List.of());
        List<Thing> to = comeBy.getOrDefault(gap, List.of());
        if (from.size() != to.size()) {
            return List.of();
        }
        for (int i = 0; i < from.size(); i++) {
            if (from.get(i).equals(gone)) {
                return List.of(to.get(i));
            }
        }
        return List.of();
    }

    private static Gap of(IdentityHashMap<Thing, Gap> gaps, Thing thing) {
        Gap gap = gaps.get(thing);
        if (gap == null) {
            throw new IllegalArgumentException(thing + " is on both sides");
        }
        return gap;
    }
}
