package dev.patchtwin.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.conform.CDeath;
import dev.patchtwin.check.conform.ConformOutcome;
import dev.patchtwin.check.conform.ConformResult;
import dev.patchtwin.check.conform.Couple;
import dev.patchtwin.check.conform.Drift;
import dev.patchtwin.check.conform.ExploredResult;
import dev.patchtwin.check.conform.FunctionResult;
import dev.patchtwin.engine.explore.Stop;
import dev.patchtwin.engine.twin.DeclaredDifference;
import dev.patchtwin.engine.twin.Side;
import dev.patchtwin.model.Trace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JudgementTest {
    private static final FuzzRun WHOLE = run(1000, false);
    private static final FuzzRun SHORT = run(999, false);
    private static final FuzzRun STOPPED = run(1000, true);

    private static FuzzRun run(long planned, boolean interrupted) {
        return run(500, planned, interrupted);
    }

    private static FuzzRun run(long operations, long planned, boolean interrupted) {
        return new FuzzRun(
                "large",
                new TreeMap<>(),
                1,
                operations,
                planned,
                1000,
                true,
                10,
                40,
                0.1,
                interrupted,
                new Guidance(0, 0, "", Optional.empty()),
                1);
    }

    private static DeclaredUse use(long uses, FuzzRun run) {
        DeclaredDifference declared = new DeclaredDifference(
                "quiet-leak", "warnings", Side.BEFORE, List.of("splat *"), Optional.empty(), false, "words");
        return new DeclaredUse(declared, uses, uses == 0 && run.whole());
    }

    private static Finding finding(Finding.Kind kind) {
        Trace trace = new Trace("toy", Map.of(), List.of());
        return new Finding("pages", kind, "fuzzing", trace, "", List.of(), Optional.empty(), "", List.of());
    }

    private static Judgement judge(
            FuzzRun run, List<Finding> findings, List<DeclaredUse> declared, List<String> missed) {
        return Judgement.of(Optional.empty(), Optional.of(run), findings, declared, missed);
    }

    private static Optional<ExploreRun> explored(Stop stop, boolean ownWorld) {
        Scope scope = new Scope("small", new TreeMap<>(), 2);
        ScopeRun run = new ScopeRun(scope, stop, 70, 500, 3, List.of(1L, 60L, 9L), 4, 0.1, 4096, "00", 0, List.of());
        return Optional.of(new ExploreRun("small", ownWorld, List.of(run), 1, 2, false));
    }

    @Test
    void aCompleteExplorationWithoutFindingsIsAnEquivalence() {
        assertThat(Judgement.of(explored(Stop.COMPLETE, true), Optional.empty(), List.of(), List.of(), List.of()))
                .isEqualTo(new Judgement(Verdict.EQUIVALENT, List.of()));
        assertThat(Judgement.of(explored(Stop.COMPLETE, true), Optional.of(WHOLE), List.of(), List.of(), List.of()))
                .isEqualTo(new Judgement(Verdict.EQUIVALENT, List.of()));
    }

    @Test
    void aRunInWhichNothingWasPossibleSaysNothing() {
        Judgement judgement = judge(run(0, 1000, false), List.of(), List.of(), List.of());
        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.reasons())
                .containsExactly("No operation is possible from the start in the world large, so that nothing was compared"
                        + " there.");
    }

    @Test
    void anExplorationThatMetABoundIsNeverAnEquivalence() {
        for (Stop stop : Stop.values()) {
            if (stop != Stop.COMPLETE && stop != Stop.DIFFERENCE) {
                Judgement judgement =
                        Judgement.of(explored(stop, true), Optional.of(WHOLE), List.of(), List.of(), List.of());
                assertThat(judgement.verdict()).as("%s", stop).isEqualTo(Verdict.INCONCLUSIVE);
                assertThat(judgement.reasons())
                        .singleElement()
                        .asString()
                        .contains("Exploring small ended ", "70 states", "up to 2 operations", "4 of them");
            }
        }
    }

    @Test
    void whatAnotherWorldThanTheBundlesOwnDoesNotShowIsNoReproach() {
        List<DeclaredUse> unused = List.of(use(0, SHORT));
        assertThat(Judgement.of(explored(Stop.COMPLETE, false), Optional.empty(), List.of(), unused, List.of("x"))
                        .verdict())
                .isEqualTo(Verdict.EQUIVALENT);
        assertThat(Judgement.of(explored(Stop.COMPLETE, true), Optional.empty(), List.of(), List.of(), List.of("x"))
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aWholeRunWithoutFindingsShowsNoDifference() {
        assertThat(judge(WHOLE, List.of(), List.of(use(7, WHOLE)), List.of()))
                .isEqualTo(new Judgement(Verdict.NO_DIFFERENCE_FOUND, List.of()));
    }

    @Test
    void aShortRunThatNeededEveryDeclarationSaysWhatItCan() {
        assertThat(judge(SHORT, List.of(), List.of(use(7, SHORT)), List.of()).verdict())
                .isEqualTo(Verdict.NO_DIFFERENCE_FOUND);
    }

    @Test
    void aDeclarationThatAWholeRunNeverNeededIsStale() {
        Judgement judgement = judge(WHOLE, List.of(), List.of(use(0, WHOLE)), List.of());
        assertThat(judgement.verdict()).isEqualTo(Verdict.STALE_CONTRACT);
        assertThat(judgement.reasons())
                .containsExactly("The declared difference 'quiet-leak' was never needed in a whole run.");
    }

    @Test
    void aDeclarationThatAShortRunNeverNeededIsNotStaleButTheRunSaysNothing() {
        Judgement judgement = judge(SHORT, List.of(), List.of(use(0, SHORT)), List.of());
        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.reasons()).singleElement().asString().contains("'quiet-leak'", "1,000 operations");
    }

    @Test
    void anInterruptedRunIsInconclusiveAndNothingInItIsStale() {
        Judgement judgement = judge(STOPPED, List.of(), List.of(use(0, STOPPED)), List.of());
        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.reasons()).singleElement().asString().contains("interrupted after 500 of 1,000");
    }

    @Test
    void aSituationThatWasNeverMetMakesTheRunInconclusive() {
        Judgement judgement = judge(WHOLE, List.of(), List.of(), List.of("a page was leaked"));
        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.reasons())
                .containsExactly("The run has to meet this situation, and never did: a page was leaked.");
    }

    @Test
    void theWorstIsSaid() {
        Finding difference = finding(Finding.Kind.DIFFERENCE);
        Finding timing = finding(Finding.Kind.TIMING);
        Finding broken = finding(Finding.Kind.BROKEN_INVARIANT);
        List<DeclaredUse> stale = List.of(use(0, WHOLE));
        assertThat(judge(WHOLE, List.of(broken), stale, List.of("x")).verdict()).isEqualTo(Verdict.UNSAFE);
        assertThat(judge(WHOLE, List.of(broken, difference), stale, List.of("x"))
                        .verdict())
                .isEqualTo(Verdict.DIFFERENT);
        assertThat(judge(STOPPED, List.of(timing), List.of(), List.of()).verdict())
                .isEqualTo(Verdict.DIFFERENT);
        assertThat(judge(WHOLE, List.of(), stale, List.of("x")).verdict()).isEqualTo(Verdict.STALE_CONTRACT);
    }

    private static ConformRun ran(ConformOutcome outcome) {
        return new ConformRun("toy", "title", outcome, List.of(), "again", Optional.empty());
    }

    private static ConformRun ran(List<Drift> drifts, List<CDeath> deaths, boolean interrupted) {
        return ran(new ConformOutcome.Done(new ConformResult(
                "gcc",
                true,
                "box",
                "mail",
                1,
                "large",
                9,
                List.of(),
                List.of(),
                List.of(),
                drifts,
                deaths,
                Optional.empty(),
                List.of(),
                interrupted)));
    }

    private static Drift drift(boolean ofThePatch) {
        return new Drift(
                Couple.PATCH,
                Optional.empty(),
                List.of("pages"),
                "fuzzing",
                "",
                List.of(),
                List.of(),
                ofThePatch,
                List.of());
    }

    /** Nobody interrupted it: exploring ended at the bound on memory. */
    @Test
    void modelsDoNotFitTheCAsLongAsNotAllOfItWasCompared() {
        FunctionResult whole = new FunctionResult("toy", true, 3, true, true);
        FunctionResult part = new FunctionResult("toy", true, 2, true, false);
        assertThat(compared(whole, true).verdict()).isEqualTo(ConformVerdict.FITS);
        assertThat(compared(whole, false).verdict()).isEqualTo(ConformVerdict.INTERRUPTED);
        assertThat(compared(part, true).verdict()).isEqualTo(ConformVerdict.INTERRUPTED);
    }

    private static ConformRun compared(FunctionResult function, boolean exploredAll) {
        ExploredResult explored = new ExploredResult(Couple.AFTER, "tiny", 5, 9, 2, exploredAll, 0, 0.1);
        return ran(new ConformOutcome.Done(new ConformResult(
                "gcc",
                true,
                "box",
                "mail",
                1,
                "large",
                9,
                List.of(function),
                List.of(explored),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                false)));
    }

    @Test
    void whatThePatchsOwnCSaysCountsUnlessItWasNotRun() {
        Judgement fine = judge(WHOLE, List.of(), List.of(), List.of());
        CDeath death = new CDeath(true, "toy ()", "it died", List.of(), List.of());
        assertThat(fine.with(Optional.of(ran(List.of(), List.of(), false)))).isEqualTo(fine);
        assertThat(fine.with(Optional.of(ran(new ConformOutcome.Skipped("no C compiler")))))
                .isEqualTo(fine);
        assertThat(fine.with(Optional.of(ran(new ConformOutcome.Skipped("interrupted", true))))
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(fine.with(Optional.of(ran(List.of(), List.of(), true))).verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(fine.with(Optional.of(ran(List.of(drift(true)), List.of(), false)))
                        .verdict())
                .isEqualTo(Verdict.DIFFERENT);
        assertThat(fine.with(Optional.of(ran(List.of(drift(true), drift(false)), List.of(), true)))
                        .verdict())
                .isEqualTo(Verdict.UNFAITHFUL);
        assertThat(fine.with(Optional.of(ran(List.of(), List.of(death), false))).verdict())
                .isEqualTo(Verdict.UNFAITHFUL);
    }
}
