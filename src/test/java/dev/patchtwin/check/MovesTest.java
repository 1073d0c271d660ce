package dev.patchtwin.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.engine.explore.Explore;
import dev.patchtwin.engine.explore.ExploreControl;
import dev.patchtwin.engine.explore.ExploreOptions;
import dev.patchtwin.engine.explore.ExploreResult;
import dev.patchtwin.engine.explore.Move;
import dev.patchtwin.engine.explore.Stop;
import dev.patchtwin.engine.twin.Contract;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Legend;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.Pictured;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The moves that a check counts: those of the pages of KVM in the bundle's smallest world. */
class MovesTest {
    private static final CheckOptions OPTIONS = CheckOptions.standard(Path.of("."));

    private static Legend legend;
    private static ExploreRun counted;

    @BeforeAll
    static void explore() throws Exception {
        Bundle bundle = bundle();
        legend = ((Pictured) bundle.before().create(bundle.scopes("tiny").get(0).world())).legend();
        counted = explored(bundle, OPTIONS.withCounting(), 1);
    }

    private static Bundle bundle() throws InputException {
        return Bundle.read(Path.of("patches", "kvm-reclaim-external-sp"));
    }

    private static ExploreRun explored(Bundle bundle, CheckOptions options, int faults) throws InputException {
        ExploreBounds none = ExploreBounds.NONE;
        ExploreBounds bounds = new ExploreBounds(
                Optional.of("tiny"),
                OptionalInt.of(faults),
                none.mostStates(),
                none.mostDepth(),
                none.mostBytes(),
                none.mostNanos(),
                false,
                false);
        return new Exploration(bundle, options, bounds).run(Watch.NOBODY);
    }

    @Test
    void thePagesMoveAlikeOnBothSides() {
        assertThat(counted.complete()).isTrue();
        assertThat(counted.moves()).hasSizeGreaterThan(30).allMatch(move -> move.before() == move.after());
    }

    @Test
    void countingChangesNothingElse() throws Exception {
        Bundle bundle = bundle();
        ExploreRun plain = explored(bundle, OPTIONS, 0);
        ExploreRun counting = explored(bundle, OPTIONS.withCounting(), 0);
        assertThat(plain.moves()).isEmpty();
        assertThat(plain)
                .usingRecursiveComparison()
                .ignoringFields("scopes.moves", "scopes.seconds", "scopes.bytes")
                .isEqualTo(counting);
        assertThat(counting.moves()).isNotEmpty();
    }

    @Test
    void anSeptPageGoesThroughACacheIntoTheTreeAndBackOrIsLost() {
        assertThat(moves("S-EPT page"))
                .contains(
                        "buddy NDA -> cache NDA by fault-private",
                        "cache NDA -> linked EPT by fault-private",
                        "cache NDA -> buddy NDA by destroy-vm-step",
                        "linked EPT -> buddy NDA by destroy-vm-step",
                        "linked EPT -> leaked EPT by destroy-vm-step");
        assertThat(moves("S-EPT page")).noneMatch(move -> move.contains("-> buddy EPT") || move.startsWith("leaked"));
    }

    @Test
    void itDoesNotMatterHowAModelGoesBackToAState() throws Exception {
        Bundle bundle = bundle();
        Map<String, Integer> world = bundle.scopes("tiny").get(0).world();
        ExploreOptions options = ExploreOptions.unbounded().withFaults(0).withCounting(true);
        Contract contract = new Contract(bundle.declared());
        ExploreResult rewound = Explore.run(
                options,
                () -> new Twin(bundle.before().create(world), bundle.after().create(world), contract),
                new ExploreControl());
        ExploreResult loaded = Explore.run(
                options,
                () -> new Twin(
                        loading(bundle.before().create(world)),
                        loading(bundle.after().create(world)),
                        contract),
                new ExploreControl());
        assertThat(rewound.moves()).hasSizeGreaterThan(20).isEqualTo(loaded.moves());
    }

    /** Hides that a model is rewindable, so that it is saved and loaded instead. */
    private static Pictured loading(Model model) {
        Class<?>[] types = {Pictured.class};
        return (Pictured) Proxy.newProxyInstance(
                MovesTest.class.getClassLoader(), types, (proxy, method, arguments) -> method.invoke(model, arguments));
    }

    @Test
    void theMovesOfAllScopesAreAddedUp() {
        Scope scope = new Scope("any", new TreeMap<>(), 0);
        ExploreRun both = new ExploreRun(
                "any",
                true,
                List.of(
                        scopeRun(scope, new Move(0, 40, "take", 1, 2), new Move(40, 0, "drop", 5, 5)),
                        scopeRun(scope, new Move(0, 40, "take", 10, 20), new Move(0, 40, "swap", 3, 4))),
                2,
                1,
                false);
        assertThat(both.moves())
                .containsExactly(
                        new Move(0, 40, "swap", 3, 4), new Move(0, 40, "take", 11, 22), new Move(40, 0, "drop", 5, 5));
    }

    private static ScopeRun scopeRun(Scope scope, Move... moves) {
        return new ScopeRun(scope, Stop.COMPLETE, 1, 1, 0, List.of(1L), 0, 0.1, 1, "00", 0, List.of(moves));
    }

    /** Returns the moves from or to a look of a kind, in words. */
    private static List<String> moves(String kind) {
        int wanted = legend.kinds().indexOf(kind);
        return counted.moves().stream()
                .filter(move -> isOf(wanted, move.from()) || isOf(wanted, move.to()))
                .map(move -> words(move.from()) + " -> " + words(move.to()) + " by " + move.operation())
                .toList();
    }

    private static boolean isOf(int kind, int look) {
        return look != 0 && Legend.kind(look) == kind;
    }

    private static String words(int look) {
        return legend.states().get(Legend.state(look)).name() + " "
                + legend.owners().get(Legend.owner(look)).name();
    }
}
