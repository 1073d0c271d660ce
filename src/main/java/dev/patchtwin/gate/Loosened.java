package dev.patchtwin.gate;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.ConformSection;
import dev.patchtwin.check.Scope;
import dev.patchtwin.engine.twin.DeclaredDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/**
 * In what a contract asks for less than it did: whoever reads the change should know, for what was asked before would perhaps
 * have been found wanting.
 */
final class Loosened {
    private final Bundle old;
    private final Bundle now;
    private final List<String> search = new ArrayList<>();
    private final List<String> demands = new ArrayList<>();

    private Loosened(Bundle old, Bundle now) {
        this.old = old;
        this.now = now;
        worlds();
        explored();
        fuzzed();
        compared();
        declared();
        conform();
        adequacy();
    }

    static Loosened of(Bundle old, Bundle now) {
        return new Loosened(old, now);
    }

    /** Tells whether less is explored or fuzzed, so that less can be found. */
    boolean isSearch() {
        return !search.isEmpty();
    }

    /** Says it in a sentence; empty when the contract asks for no less. */
    Optional<String> sentence() {
        List<String> all = new ArrayList<>(search);
        all.addAll(demands);
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of("The contract asks for less than it did at the base: " + String.join("; ", all) + ".");
    }

    private void worlds() {
        for (Map.Entry<String, SortedMap<String, Integer>> one : old.worlds().entrySet()) {
            SortedMap<String, Integer> young = now.worlds().get(one.getKey());
            if (young == null) {
                search.add("the world '" + one.getKey() + "' is gone");
                continue;
            }
            one.getValue().forEach((name, value) -> {
                Integer other = young.get(name);
                if (other != null && other < value) {
                    search.add("the world '" + one.getKey() + "' has " + name + "=" + other + ", not " + value);
                }
            });
        }
        old.scopes()
                .forEach((name, slices) ->
                        slices.forEach(slice -> now.scopes().getOrDefault(slice.name(), List.of()).stream()
                                .filter(young -> isLess(young.faults(), slice.faults()))
                                .findFirst()
                                .ifPresent(young -> addFaults(young, slice))));
    }

    private static boolean isLess(int faults, int than) {
        return faults != Scope.ANY && (than == Scope.ANY || faults < than);
    }

    private void addFaults(Scope young, Scope slice) {
        String words = "the world '" + slice.name() + "' has faults: " + young.faults() + ", not "
                + (slice.faults() == Scope.ANY ? "as many as come" : String.valueOf(slice.faults()));
        if (!search.contains(words)) {
            search.add(words);
        }
    }

    private void explored() {
        old.explored()
                .filter(name -> !now.explored().equals(Optional.of(name)))
                .ifPresent(name -> search.add(now.explored()
                        .map(other -> "'" + other + "' is explored, not '" + name + "'")
                        .orElse("'" + name + "' is not explored any more")));
    }

    private void fuzzed() {
        if (!now.fuzz().world().equals(old.fuzz().world())) {
            search.add(
                    "'" + now.fuzz().world() + "' is fuzzed, not '" + old.fuzz().world() + "'");
        }
        lower("operations of fuzzing", old.fuzz().operations(), now.fuzz().operations(), search);
        lower("operations of a sequence", old.fuzz().length(), now.fuzz().length(), search);
    }

    private static void lower(String what, long before, long after, List<String> to) {
        if (after < before) {
            to.add(what + ": " + after + ", not " + before);
        }
    }

    private void compared() {
        old.channels().stream()
                .filter(channel -> !now.channels().contains(channel))
                .forEach(channel -> demands.add("the channel '" + channel + "' need not agree"));
        old.probes().stream()
                .filter(probe -> !now.probes().contains(probe))
                .forEach(probe -> demands.add("'" + probe + "' need not be met"));
    }

    private void declared() {
        for (DeclaredDifference one : now.declared()) {
            Optional<DeclaredDifference> before = old.declared().stream()
                    .filter(other -> other.id().equals(one.id()))
                    .findFirst();
            if (before.isEmpty()) {
                demands.add("'" + one.id() + "' is declared, a difference on " + one.channel());
            } else if (!same(before.get(), one)) {
                demands.add("'" + one.id() + "' is declared in another way, a difference on " + one.channel());
            }
        }
    }

    private static boolean same(DeclaredDifference one, DeclaredDifference other) {
        return one.channel().equals(other.channel())
                && one.side() == other.side()
                && other.erase().stream().allMatch(one.erase()::contains)
                && Objects.equals(one.after(), other.after())
                && one.endsRun() == other.endsRun();
    }

    private void conform() {
        if (old.conform().isEmpty()) {
            return;
        }
        if (now.conform().isEmpty()) {
            demands.add("the patch's own C is not run any more");
            return;
        }
        ConformSection before = old.conform().get();
        ConformSection after = now.conform().get();
        lower("operations beside the patch's own C", before.operations(), after.operations(), demands);
        if (!before.small().equals(after.small()) || !before.large().equals(after.large())) {
            demands.add("the patch's own C runs in '" + after.small() + "' and '" + after.large() + "', not in '"
                    + before.small() + "' and '" + before.large() + "'");
        }
    }

    private void adequacy() {
        lower(
                "percent of the mutants that must be found",
                old.adequacy().least(),
                now.adequacy().least(),
                demands);
        now.adequacy().explained().keySet().stream()
                .filter(mutant -> !old.adequacy().explained().containsKey(mutant))
                .forEach(mutant -> demands.add("the mutant '" + mutant + "' need not be found"));
    }
}
