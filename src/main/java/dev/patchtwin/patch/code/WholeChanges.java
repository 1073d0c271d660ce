package dev.patchtwin.patch.code;

import dev.patchtwin.patch.TouchedFunction.Kind;
import dev.patchtwin.patch.code.CodeChange.Place;
import dev.patchtwin.patch.code.CodeChange.What;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a patch does to the things of whole C texts. */
final class WholeChanges {
    /** How alike things must be, from 0 to 1, to be the same in another file. */
    static final double ALIKE_ELSEWHERE = 0.5;

    /** What is told together: a prototype and its function, and the same function under several conditions. */
    private record Together(Kind kind, String container, Optional<String> before, Optional<String> after) {}

    private final List<Pairing> pairings;
    private final List<Pair> between = new ArrayList<>();

    private WholeChanges(List<Pairing> pairings) {
        this.pairings = pairings;
    }

    /** Returns the changes for each file, in the order of the files. */
    static List<List<CodeChange>> of(List<Pairing> pairings) {
        WholeChanges changes = new WholeChanges(pairings);
        changes.pairAcross();
        pairings.forEach(Renames::pair);
        return pairings.stream().map(changes::changes).toList();
    }

    private void pairAcross() {
        for (Pairing from : pairings) {
            for (Thing gone : List.copyOf(from.gone())) {
                pairAcross(from, gone);
            }
        }
    }

    private void pairAcross(Pairing from, Thing gone) {
        Parts parts = parts(from.old(), gone);
        for (Pairing to : pairings) {
            Optional<Thing> same = to.come().stream()
                    .filter(come -> to != from && come.key().equals(gone.key()))
                    .filter(come -> parts.likeness(parts(to.young(), come)) >= ALIKE_ELSEWHERE)
                    .findFirst();
            if (same.isPresent()) {
                between.add(new Pair(from.old(), gone, to.young(), same.get()));
                from.gone().removeIf(thing -> thing.equals(gone));
                to.come().removeIf(thing -> thing.equals(same.get()));
                return;
            }
        }
    }

    private static Parts parts(Side side, Thing thing) {
        return Parts.of(thing.kind(), thing.name(), side.tokens(thing));
    }

    private List<CodeChange> changes(Pairing pairing) {
        Map<Together, CodeChange> changes = new LinkedHashMap<>();
        List<Pair> pairs = new ArrayList<>(pairing.pairs());
        pairs.sort(Comparator.comparingInt(pair -> pair.before().head()));
        List<Pair> moved = Order.moved(pairs);
        for (Pair pair : pairs) {
            Set<What> what = what(pair);
            if (moved.stream().anyMatch(m -> m.equals(pair))) {
                what.removeIf(w -> w == What.WHITE_SPACE);
                what.add(What.MOVED);
            }
            add(changes, pair, what);
        }
        for (Pair pair : between) {
            if (pair.young().equals(pairing.young())) {
                Set<What> what = what(pair);
                what.removeIf(w -> w == What.WHITE_SPACE);
                what.add(What.MOVED);
                add(changes, pair, what);
            }
        }
        pairing.gone().forEach(gone -> alone(changes, pairing, gone, false));
        pairing.come().forEach(come -> alone(changes, pairing, come, true));
        return sorted(changes.values());
    }

    /** What is new or gone; when another thing of its name stays, that one is declared once more or less. */
    private static void alone(Map<Together, CodeChange> changes, Pairing pairing, Thing thing, boolean after) {
        Side side = after ? pairing.young() : pairing.old();
        Optional<Pair> stays = pairing.pairs().stream()
                .filter(pair -> {
                    Thing other = after ? pair.after() : pair.before();
                    return other.kind() == thing.kind()
                            && other.name().equals(thing.name())
                            && other.key().container().equals(thing.key().container());
                })
                .findFirst();
        if (stays.isPresent()) {
            add(changes, stays.get(), EnumSet.of(What.SIGNATURE));
            return;
        }
        Optional<Place> place = Optional.of(side.place(thing));
        Optional<String> name = Optional.of(thing.name());
        Optional<Place> none = Optional.empty();
        Optional<String> nameless = Optional.empty();
        put(
                changes,
                new Together(thing.kind(), thing.key().container(), after ? nameless : name, after ? name : nameless),
                new CodeChange(
                        thing.kind(),
                        after ? none : place,
                        after ? place : none,
                        Set.of(after ? What.ADDED : What.REMOVED)));
    }

    private static Set<What> what(Pair pair) {
        Set<What> what = parts(pair.old(), pair.before()).difference(parts(pair.young(), pair.after()));
        if (pair.isRename()) {
            what.add(What.RENAMED);
        }
        if (what.isEmpty()) {
            boolean same =
                    Lexed.areSame(pair.old().tokens(pair.before()), pair.young().tokens(pair.after()));
            if (!same) {
                what.add(What.COMMENTS);
            } else if (!pair.old().raw(pair.before()).equals(pair.young().raw(pair.after()))) {
                what.add(What.WHITE_SPACE);
            }
        }
        return what;
    }

    private static void add(Map<Together, CodeChange> changes, Pair pair, Set<What> what) {
        if (!what.isEmpty()) {
            Thing before = pair.before();
            put(
                    changes,
                    new Together(
                            before.kind(),
                            before.key().container(),
                            Optional.of(before.name()),
                            Optional.of(pair.after().name())),
                    new CodeChange(
                            before.kind(),
                            Optional.of(pair.old().place(before)),
                            Optional.of(pair.young().place(pair.after())),
                            what));
        }
    }

    private static void put(Map<Together, CodeChange> changes, Together together, CodeChange change) {
        changes.merge(together, change, Merge::both);
    }

    private static List<CodeChange> sorted(Collection<CodeChange> changes) {
        return changes.stream()
                .sorted(Comparator.comparingInt(change ->
                        change.after().or(change::before).map(Place::firstLine).orElse(0)))
                .toList();
    }
}
