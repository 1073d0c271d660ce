package dev.patchtwin.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.ConformRun;
import dev.patchtwin.check.ConformVerdict;
import dev.patchtwin.check.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConformReportTest {
    private static String screen(ConformRun run, boolean each) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        new ConformReport(out, Palette.plain()).print(run, each);
        out.flush();
        return text.toString();
    }

    private static String json(ConformRun... runs) throws IOException {
        StringWriter text = new StringWriter();
        new JsonReport(new PrintWriter(text)).conformed(List.of(runs));
        return text.toString();
    }

    @Test
    void whatFitsIsOneScreenWithWhatNeverRan() {
        assertThat(screen(ConformSamples.fitting(), false)).isEqualTo("""
                KVM: toy: Rework it
                  bundle    toy
                  compiler  gcc 12.2.0, with sanitizers for addresses and undefined behaviour
                  box       seccomp, landlock 7, rlimits
                  cut from  the hunks of the mail
                  seed      1, sequences in the world large
                  note      toy.h:3: warning: \\u001b[2Jevil\\u202e

                  function    side         cases  outcome
                  free_spt    before       1,000  agree
                  reclaim_sp  after          320  agree

                  every state of tiny         states  transitions  outcome
                  C before ∥ Java before      63,510      213,962  agree, in 1.5 s

                  random sequences    operations  calls of C  outcome
                  C before ∥ C after     400,820      92,559  agree, in 3.9 s

                Changed lines: 3 of 46 were cut out; 2 hold code; 1 ran
                         ran  branches   line   mail
                  mm/toy.c
                           0               12     42  + \\u001b[2Jevil\\u202e();

                MODELS FIT THE C: in 1,320 calls of the patched functions, which are all that
                  there are in the bundle's world for them, in every state of that world that
                  whole sequences reach, and in 400,820 random operations in a larger one, the
                  models did what the patch's own C does, and the C after the patch did what the
                  C before it does, but for the declared differences. The random sequences were
                  a search and no proof, and the world around the C is that of the models and of
                  the shims.
                Again: ./patchtwin conform toy --seed 1
                """);
    }

    @Test
    void everyLineThatHoldsCodeIsListedOnRequest() {
        assertThat(screen(ConformSamples.fitting(), true))
                .contains("       1,793  1337/456     12     40  - if (free_spt(t))\n")
                .contains("     42  + ");
    }

    @Test
    void aDifferenceNamesWhoStandsInTheColumnsAndWhatTheCDid() {
        assertThat(screen(ConformSamples.drifted(), false)).contains("""
                C before and C after DIFFER on warnings, found by fuzzing, in sequence 12
                  The C after the patch does what the C before it does not.
                step  operation
                      channel      C before                                | C after
                   1  map gfn=0
                """).contains("""
                What the C before does in the last step, line by line
                  - mm/toy.c:12, line 40 of the mail: reclaim (1) -> -5
                What the C after does in the last step, line by line
                    mm/toy.c:11, line 39 of the mail: \\u001b[2Jevil\\u202e
                    patches/toy/shim/toy.c:7, in a shim: relax
                Trace: target/witness/toy/conform-patch-warnings.trace

                MODELS DO NOT FIT THE C""");
    }

    @Test
    void aDifferenceThatTheModelsShowTooIsNoReproachToThem() {
        assertThat(ConformSamples.ofThePatch().verdict()).isEqualTo(ConformVerdict.DIFFERENT);
        assertThat(screen(ConformSamples.ofThePatch(), false)).contains("\nDIFFERENT: the models do what the C does;");
    }

    @Test
    void aDeathSaysHowAndWhereAndTheBeginningOfTheReport() {
        assertThat(screen(ConformSamples.dead(), false))
                .contains("""
                THE C AFTER THE PATCH DIED: heap-use-after-free: READ of size 1
                  \\u001b[2Jevil\\u202e
                  in        toy_free mm/toy.c:12
                            main runner.c:275
                  calling   toy_free (1, 2), answered (0)
                    line 1 \\u001b[2Jevil\\u202e
                """)
                .contains("    ... 8 more lines, which --json has\n")
                .contains("\nMODELS DO NOT FIT THE C: ");
    }

    @Test
    void whatWasNotRunOrNotToItsEndSaysSo() {
        assertThat(screen(ConformSamples.skipped(), false)).isEqualTo("""
                KVM: toy: Rework it
                  bundle    toy

                NOT RUN: no C compiler: neither gcc nor clang is on the PATH.
                Again: ./patchtwin conform toy --seed 1
                """);
        assertThat(screen(ConformSamples.interrupted(), false))
                .contains("  reclaim_sp  after          320  agree, in part\n")
                .contains("Changed lines: it is not known which of them ran\n")
                .contains("\nINTERRUPTED: ");
    }

    @Test
    void aCheckShowsItInAFewLinesAndWhatIsFoundInFull() {
        assertThat(check(ConformSamples.skipped(), Verdict.NO_DIFFERENCE_FOUND))
                .contains(
                        "  conform   not run: no C compiler: neither gcc nor clang is on the PATH\n  fuzzed    2,000,000");
        assertThat(check(ConformSamples.drifted(), Verdict.UNFAITHFUL))
                .contains("""
                  conform   C before: functions 1 of 1 agree in 1,000 cases
                            C after: functions 1 of 1 agree in 320 cases
                            couples 1 of 1 agree in every state of the world tiny
                            couples 0 of 1 agree in 400,820 random operations, 92,559 calls of C
                            changed lines: 3 of 46 were cut out; 2 hold code; 1 ran
                """)
                .contains("\nC before and C after DIFFER on warnings", "\nMODELS DO NOT FIT THE C\n");
    }

    private static String check(ConformRun conform, Verdict verdict) {
        CheckResult result = Samples.result(verdict, List.of(), List.of(), Optional.of(conform));
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        new TerminalReport(out, Palette.plain()).print(result);
        out.flush();
        return text.toString();
    }

    @Test
    void theJsonHasWhatScriptsRead() throws IOException {
        List<String> paths = ReportTest.paths(json(ConformSamples.drifted(), ConformSamples.dead()));
        assertThat(paths)
                .contains(
                        "bundles.id=toy", "bundles.verdict=UNFAITHFUL", "bundles.agrees=false", "bundles.skipped=null")
                .contains(
                        "bundles.functions.name=free_spt",
                        "bundles.functions.cases=1000",
                        "bundles.functions.agree=true")
                .contains(
                        "bundles.explored.world=tiny",
                        "bundles.explored.states=63510",
                        "bundles.explored.complete=true")
                .contains("bundles.sequences.operations=400820", "bundles.sequences.couples.left=C before")
                .contains("bundles.sequences.couples.operationsPerSecond=101731")
                .contains(
                        "bundles.patchLines.changed=46",
                        "bundles.patchLines.executable=2",
                        "bundles.patchLines.covered=1")
                .contains("bundles.patchLines.added=1", "bundles.patchLines.removed=2", "bundles.patchLines=null")
                .contains("bundles.patchLines.lines.branches=1337", "bundles.patchLines.lines.count=null")
                .contains("bundles.drifts.channels=warnings", "bundles.drifts.ofThePatch=false")
                .contains("bundles.drifts.file=target/witness/toy/conform-patch-warnings.trace")
                .contains(
                        "bundles.drifts.c.side=before",
                        "bundles.drifts.c.mailLine=40",
                        "bundles.drifts.c.mailLine=null")
                .contains("bundles.drifts.c.shim=true", "bundles.drifts.c.changed=true", "bundles.drifts.c.answer=-5")
                .contains("bundles.deaths.side=after", "bundles.deaths.stack=toy_free mm/toy.c:12")
                .contains("bundles.reproduce=./patchtwin conform toy --seed 1");
    }

    @Test
    void theJsonOfWhatWasNotRunSaysWhy() throws IOException {
        assertThat(ReportTest.paths(json(ConformSamples.skipped())))
                .contains("bundles.verdict=NOT_RUN", "bundles.agrees=false", "bundles.interrupted=false")
                .contains("bundles.skipped=no C compiler: neither gcc nor clang is on the PATH");
    }

    @Test
    void nothingThatAMailOrItsCSaysSteersATerminal() throws IOException {
        for (ConformRun run : List.of(ConformSamples.fitting(), ConformSamples.drifted(), ConformSamples.dead())) {
            assertThat(screen(run, true) + json(run)).contains("evil").doesNotContain("\u001b", "\u202e");
        }
    }
}
