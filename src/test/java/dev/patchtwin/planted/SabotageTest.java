package dev.patchtwin.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.patchtwin.engine.explore.ExploreControl;
import dev.patchtwin.engine.explore.ExploreOptions;
import dev.patchtwin.engine.explore.ExploreResult;
import dev.patchtwin.engine.explore.Stop;
import dev.patchtwin.engine.fuzz.Finding;
import dev.patchtwin.engine.fuzz.FuzzOptions;
import dev.patchtwin.engine.fuzz.FuzzResult;
import dev.patchtwin.engine.shrink.Shrink;
import dev.patchtwin.engine.shrink.ShrinkResult;
import dev.patchtwin.engine.twin.Difference;
import dev.patchtwin.engine.twin.Replay;
import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.Trace;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The harness against engines that make mistakes: each of them is noticed, or the harness is worth nothing. */
class SabotageTest {
    private static final int MOST_TWINS = 360;

    /** One of the judges. */
    @FunctionalInterface
    private interface Judge {
        void judge(Engine engine, Score score, Plan plan);
    }

    /** Judges twins of some kinds, or of all, until the judge disagrees with an engine. */
    private static void assertThatItIsNoticed(Engine engine, Judge judge, Kind... only) {
        Set<Kind> kinds = Set.of(only);
        for (int number = 0; number < MOST_TWINS; number++) {
            Plan plan = Sower.plan(1, number);
            if (kinds.isEmpty() || kinds.contains(plan.kind())) {
                Score score = new Score();
                try {
                    judge.judge(engine, score, plan);
                } catch (IllegalStateException e) {
                    // That an engine checks itself is no merit of the harness.
                    continue;
                }
                if (!score.disagreements().isEmpty()) {
                    return;
                }
            }
        }
        fail("of %d twins not one has told", MOST_TWINS);
    }

    /** An engine whose models are not what they seem. */
    private static class Wrapping extends Engine {
        private final UnaryOperator<Model> wrapping;

        Wrapping(UnaryOperator<Model> wrapping) {
            this.wrapping = wrapping;
        }

        @Override
        Supplier<Twin> twins(Plan plan, boolean withoutContract) {
            return plan.twins(withoutContract, wrapping);
        }
    }

    @Test
    void aTwinThatForgetsAChannel() {
        assertThatItIsNoticed(new Wrapping(Spoilt.Deaf::new), ExploreJudge::judge);
        assertThatItIsNoticed(new Wrapping(Spoilt.Deaf::new), FuzzJudge::judge);
    }

    @Test
    void anExplorerThatSkipsTheLastAnswer() {
        assertThatItIsNoticed(new Wrapping(Spoilt.NeverTheLast::new), ExploreJudge::judge);
    }

    @Test
    void aSetOfKnownStatesThatCollides() {
        assertThatItIsNoticed(
                new Wrapping(Spoilt.Colliding::new) {
                    @Override
                    ExploreResult explore(ExploreOptions options, Supplier<Twin> twins, ExploreControl control) {
                        return super.explore(options.withReduced(true), twins, control);
                    }
                },
                ExploreJudge::judge);
    }

    @Test
    void aSymmetryThatThereIsNot() {
        Engine engine = new Engine() {
            @Override
            Supplier<Twin> twins(Plan plan, boolean withoutContract) {
                return super.twins(plan.withFlavour(Flavour.EVEN), withoutContract);
            }
        };
        assertThatItIsNoticed(engine, ExploreJudge::judge, Kind.ONE_PAGE);
    }

    @Test
    void anExplorerThatLeavesOutTheLastLevel() {
        assertThatItIsNoticed(
                new Engine() {
                    @Override
                    ExploreResult explore(ExploreOptions options, Supplier<Twin> twins, ExploreControl control) {
                        ExploreResult all = super.explore(options, twins, control);
                        int depth = Math.max(0, all.depth() - 1);
                        return all.complete()
                                ? with(super.explore(options.withMostDepth(depth), twins, control), Stop.COMPLETE, 0)
                                : all;
                    }
                },
                ExploreJudge::judge);
    }

    @Test
    void anExplorerThatTakesABoundForTheEnd() {
        assertThatItIsNoticed(
                new Engine() {
                    @Override
                    ExploreResult explore(ExploreOptions options, Supplier<Twin> twins, ExploreControl control) {
                        ExploreResult result = super.explore(options, twins, control);
                        return result.stop() == Stop.STATES ? with(result, Stop.COMPLETE, 0) : result;
                    }
                },
                ExploreJudge::judge);
    }

    @Test
    void anExplorerThatLosesATransitionOnFourThreads() {
        assertThatItIsNoticed(
                new Engine() {
                    @Override
                    ExploreResult explore(ExploreOptions options, Supplier<Twin> twins, ExploreControl control) {
                        ExploreResult result = super.explore(options, twins, control);
                        return options.threads() == 4 ? with(result, result.stop(), 1) : result;
                    }
                },
                ExploreJudge::judge);
    }

    @Test
    void aFuzzerThatClaimsWhatItHasNotSeen() {
        assertThatItIsNoticed(
                new Engine() {
                    @Override
                    FuzzResult fuzz(FuzzOptions options, Supplier<Twin> twins) {
                        return claiming(super.fuzz(options, twins), twins.get());
                    }
                },
                FuzzJudge::judge,
                Kind.SAME);
    }

    @Test
    void aShrinkerThatTakesAnotherDifference() {
        assertThatItIsNoticed(
                new Engine() {
                    @Override
                    ShrinkResult shrink(Twin twin, List<Trace.Step> steps, Signature signature) {
                        Signature any = Replay.run(twin, new Trace("planted", Map.of(), steps), (index, step, at) -> {})
                                .differences()
                                .stream()
                                .map(Difference::signature)
                                .filter(other -> !other.equals(signature))
                                .findFirst()
                                .orElse(signature);
                        return Shrink.shrink(twin, steps, any);
                    }
                },
                FuzzJudge::judge);
    }

    @Test
    void aShrinkerThatGivesUpTooSoon() {
        assertThatItIsNoticed(
                new Engine() {
                    @Override
                    ShrinkResult shrink(Twin twin, List<Trace.Step> steps, Signature signature) {
                        return new ShrinkResult(steps, 1, true);
                    }
                },
                FuzzJudge::judge);
    }

    @Test
    void anHonestEngineIsNot() {
        Score score = new Score();
        for (int number = 0; number < Kind.values().length; number++) {
            Plan plan = Sower.plan(2, number);
            ExploreJudge.judge(new Engine(), score, plan);
            FuzzJudge.judge(new Engine(), score, plan);
        }
        assertThat(score.disagreements()).isEmpty();
    }

    private static ExploreResult with(ExploreResult result, Stop stop, int lost) {
        return new ExploreResult(
                stop,
                result.states(),
                result.transitions() - lost,
                result.ended(),
                result.statesByDepth(),
                result.unexplored(),
                result.nanos(),
                result.bytes(),
                result.fingerprint(),
                result.omission(),
                result.findings(),
                result.declaredUses(),
                result.compared(),
                result.covered(),
                result.moves());
    }

    private static FuzzResult claiming(FuzzResult result, Twin twin) {
        Trace.Step step = new Trace.Step(twin.vocabulary().operations().get(0), List.of());
        Finding claim = new Finding(new Signature("log", Signature.Kind.VALUE), 0, 1, List.of(step));
        return new FuzzResult(
                result.seed(),
                result.operations(),
                result.sequences(),
                result.questions(),
                result.faults(),
                result.nanos(),
                List.of(claim),
                result.declaredUses(),
                result.compared(),
                result.covered(),
                result.features(),
                result.corpus(),
                result.mix(),
                result.interrupted());
    }
}
