package dev.patchtwin.check;

import static org.assertj.core.api.Assertions.assertThat;

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
        return new FuzzRun("large", new TreeMap<>(), 1, 500, planned, 1000, true, 10, 40, 0.1, interrupted);
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

    @Test
    void aWholeRunWithoutFindingsShowsNoDifference() {
        assertThat(Judgement.of(WHOLE, List.of(), List.of(use(7, WHOLE)), List.of()))
                .isEqualTo(new Judgement(Verdict.NO_DIFFERENCE_FOUND, List.of()));
    }

    @Test
    void aShortRunThatNeededEveryDeclarationSaysWhatItCan() {
        assertThat(Judgement.of(SHORT, List.of(), List.of(use(7, SHORT)), List.of())
                        .verdict())
                .isEqualTo(Verdict.NO_DIFFERENCE_FOUND);
    }

    @Test
    void aDeclarationThatAWholeRunNeverNeededIsStale() {
        Judgement judgement = Judgement.of(WHOLE, List.of(), List.of(use(0, WHOLE)), List.of());
        assertThat(judgement.verdict()).isEqualTo(Verdict.STALE_CONTRACT);
        assertThat(judgement.reasons())
                .containsExactly("The declared difference 'quiet-leak' was never needed in a whole run.");
    }

    @Test
    void aDeclarationThatAShortRunNeverNeededIsNotStaleButTheRunSaysNothing() {
        Judgement judgement = Judgement.of(SHORT, List.of(), List.of(use(0, SHORT)), List.of());
        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.reasons()).singleElement().asString().contains("'quiet-leak'", "1,000 operations");
    }

    @Test
    void anInterruptedRunIsInconclusiveAndNothingInItIsStale() {
        Judgement judgement = Judgement.of(STOPPED, List.of(), List.of(use(0, STOPPED)), List.of());
        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.reasons()).singleElement().asString().contains("interrupted after 500 of 1,000");
    }

    @Test
    void aSituationThatWasNeverMetMakesTheRunInconclusive() {
        Judgement judgement = Judgement.of(WHOLE, List.of(), List.of(), List.of("a page was leaked"));
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
        assertThat(Judgement.of(WHOLE, List.of(broken), stale, List.of("x")).verdict())
                .isEqualTo(Verdict.UNSAFE);
        assertThat(Judgement.of(WHOLE, List.of(broken, difference), stale, List.of("x"))
                        .verdict())
                .isEqualTo(Verdict.DIFFERENT);
        assertThat(Judgement.of(STOPPED, List.of(timing), List.of(), List.of()).verdict())
                .isEqualTo(Verdict.DIFFERENT);
        assertThat(Judgement.of(WHOLE, List.of(), stale, List.of("x")).verdict())
                .isEqualTo(Verdict.STALE_CONTRACT);
    }
}
