package dev.patchtwin.engine.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.engine.twin.Contract;
import dev.patchtwin.engine.twin.Replay;
import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.Trace;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Explorations in one line each. */
public final class Exploring {
    private Exploring() {}

    static ExploreResult explore(ExploreOptions options, Supplier<Twin> twins) {
        return Explore.run(options, twins, new ExploreControl());
    }

    static ExploreResult explore(Supplier<Twin> twins) {
        return explore(ExploreOptions.unbounded(), twins);
    }

    /** Returns what makes twins without a contract. */
    static Supplier<Twin> twins(Supplier<? extends Model> before, Supplier<? extends Model> after) {
        return () -> new Twin(before.get(), after.get(), Contract.strict());
    }

    /** Returns what makes twins of two equal models. */
    static Supplier<Twin> twins(Supplier<? extends Model> model) {
        return twins(model, model);
    }

    /** Returns the same but for what depends on the machine. */
    public static ExploreResult comparable(ExploreResult result) {
        return new ExploreResult(
                result.stop(),
                result.states(),
                result.transitions(),
                result.ended(),
                result.statesByDepth(),
                result.unexplored(),
                0,
                0,
                result.fingerprint(),
                0,
                result.findings(),
                result.declaredUses(),
                result.compared(),
                result.covered(),
                result.moves());
    }

    static List<String> signatures(ExploreResult result) {
        return result.findings().stream().map(f -> f.signature().toString()).toList();
    }

    static ExploreFinding finding(ExploreResult result, String signature) {
        return result.findings().stream()
                .filter(f -> f.signature().toString().equals(signature))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + signature + " in " + result.findings()));
    }

    static List<String> operations(ExploreFinding finding) {
        return finding.steps().stream().map(s -> s.operation().text()).toList();
    }

    /** Runs each finding's steps on a new twin: strictly, every one must show the difference. */
    static void assertThatAllReplay(ExploreResult result, Supplier<Twin> twins) {
        for (ExploreFinding finding : result.findings()) {
            Replay.Result replayed =
                    Replay.run(twins.get(), new Trace("toy", Map.of(), finding.steps()), (index, step, twin) -> {});
            assertThat(replayed.complaints()).as("complaints about %s", finding).isEmpty();
            assertThat(replayed.differences())
                    .as("replay of %s", finding)
                    .extracting(d -> d.signature())
                    .contains(new Signature(
                            finding.signature().channel(), finding.signature().kind()));
        }
    }
}
