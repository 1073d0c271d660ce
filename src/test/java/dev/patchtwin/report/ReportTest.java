package dev.patchtwin.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.patchtwin.check.BenchResult;
import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.Rates;
import dev.patchtwin.check.ReplayResult;
import dev.patchtwin.check.Verdict;
import dev.patchtwin.check.view.StepView;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final CheckResult EQUAL = Samples.result(Verdict.NO_DIFFERENCE_FOUND, List.of(), List.of());
    private static final CheckResult DIFFERENT =
            Samples.result(Verdict.DIFFERENT, List.of(Samples.finding()), List.of());

    private interface Printing {
        void to(PrintWriter out) throws IOException;
    }

    private static String printed(Printing printing) throws IOException {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        printing.to(out);
        out.flush();
        return text.toString();
    }

    private static String screen(CheckResult result) throws IOException {
        return printed(out -> new TerminalReport(out, Palette.plain()).print(result));
    }

    @Test
    void aCheckWithoutDifferenceFitsOneScreenAndSaysWhatItPromises() throws IOException {
        assertThat(screen(EQUAL)).isEqualTo("""
                KVM: toy: Rework it
                  bundle    toy
                  from      RFC PATCH v5 09/45, A Developer
                  changes   2 files in 5 hunks, 17 lines added, 29 removed
                  touches   free_spt -> reclaim_sp in toy.c
                            gone (removed) in toy.c
                  carries   2 remarks of a reviewer between its lines
                  repaired  2 things in the mail, which --json lists
                            toy.txt:42: warning: a blank context line was put back
                  models    toy-before against toy-after
                  replayed  3 golden traces, as expected
                  fuzzed    2,000,000 operations on both sides, in 51,234 sequences of at most
                            40 and back to rest, seed 1, in 1.9 s
                            in the world large: gfns=2 vcpus=1
                  guided    by 1,110 kinds of situations, all of them in 498 sequences; at last
                            fresh 11 : extend 14 : splice 16 : faults 11 : edit 10
                  corpus    corpus/toy: began with 12 sequences, 1 file passed over; now has 498
                  contract  1 declared difference

                  channel     outcome      compared
                  pages       agree       1,500,000  state of every page
                  warnings    declared       20,000  a declared difference used 12,345 times

                Declared differences
                  hook-splat (warnings, before): used 12,345 times
                    Before the patch, the MMU warned about a page that the hook could not
                    reclaim; after it, nobody does.

                NO DIFFERENCE FOUND
                  In 2,000,000 operations both sides showed the same on every channel, but for
                  the declared differences. This was a search and no proof: what it did not try
                  may differ, and so may what the models leave out.
                Again: ./patchtwin check toy --seed 1 --operations 2000000
                """);
    }

    @Test
    void aDifferenceIsShownAsATableWithBothSides() throws IOException {
        assertThat(screen(DIFFERENT)).contains("""
                DIFFERENT on warnings after 2 operations, found by fuzzing, in sequence 12
                  Declared as: The patch drops the warning around the hook.
                step  operation
                      channel      before                                  | after
                   1  map gfn=0
                   2  destroy-vm
                        answer reclaim sept@gfn0/l1 attempt=1 -> TDX_OPERAND_BUSY
                      warnings     splat tdx_reclaim_page
                   !=              splat handle_removed_pt                 | (nothing)
                Again: ./patchtwin replay --no-declared target/witness/toy/warnings.trace
                """);
    }

    @Test
    void aReplayShowsEveryChannel() throws IOException {
        ReplayResult result = new ReplayResult(
                "toy",
                true,
                Samples.STEPS,
                List.of("warnings"),
                List.of(),
                List.of(),
                List.of(),
                "./patchtwin replay t");
        assertThat(printed(out -> new ReplayReport(out, Palette.plain()).print(result)))
                .contains("      pages        page0 mapped\n")
                .contains("      returns      destroy-vm 0\n")
                .endsWith("DIFFERENT on warnings\nAgain: ./patchtwin replay t\n");
    }

    @Test
    void whatComesSeveralTimesInARowIsCounted() {
        assertThat(table("pages", List.of("free", "free", "free", "used"), List.of("free", "free", "used"), false))
                .containsExactly(
                        "   != pages        free (3 times)                          | free (2 times)",
                        "                   used");
    }

    @Test
    void ofManyLinesThatAreAlikeAWitnessShowsAFewAndAReplayAll() {
        List<String> words = List.of("a", "b", "c", "d", "e", "f");
        assertThat(table("pages", words, words, true))
                .containsExactly(
                        "      pages        a",
                        "                   b",
                        "                   c",
                        "                   ... 3 more, the same on both sides");
        assertThat(table("pages", words, words, false)).hasSize(6);
    }

    @Test
    void ofAnotherChannelThatDiffersAWitnessShowsTheBeginning() {
        List<String> words = List.of("a", "b", "c", "d", "e", "f");
        StepView.ChannelView view = new StepView.ChannelView("rcu", List.of(), words, true);
        List<StepView> steps = List.of(new StepView(1, "map", List.of(), List.of(view), List.of()));
        assertThat(WitnessTable.brief(steps, "panic", Palette.plain()))
                .hasSize(7)
                .last()
                .asString()
                .matches(" {3}!= +\\(nothing\\) +\\| ... 3 more");
        assertThat(WitnessTable.brief(steps, "rcu", Palette.plain())).hasSize(9);
    }

    private static List<String> table(String channel, List<String> before, List<String> after, boolean brief) {
        StepView.ChannelView view = new StepView.ChannelView(channel, before, after, !before.equals(after));
        List<StepView> steps = List.of(new StepView(1, "map", List.of(), List.of(view), List.of()));
        List<String> lines = brief
                ? WitnessTable.brief(steps, channel, Palette.plain())
                : WitnessTable.whole(steps, Palette.plain());
        return lines.subList(3, lines.size());
    }

    @Test
    void aSideThatStoppedIsSaidToHave() {
        List<StepView> steps = List.of(new StepView(1, "map", List.of(), List.of(), List.of("before")));
        assertThat(WitnessTable.whole(steps, Palette.plain()))
                .last()
                .asString()
                .matches(" {3}!= +\\(stopped for good\\) +\\|");
    }

    @Test
    void noLineOfATableIsWiderThanACommentAllows() {
        String longWord = "a-word-without-blanks-".repeat(8);
        String longText = "many short words ".repeat(20);
        List<String> lines = WitnessTable.whole(
                List.of(new StepView(
                        1234,
                        longText,
                        List.of("answer " + longWord),
                        List.of(new StepView.ChannelView(
                                "seamcalls", List.of(longWord, longText), List.of(longText), true)),
                        List.of())),
                Palette.plain());
        assertThat(lines).hasSizeGreaterThan(10).allMatch(line -> line.length() <= Palette.plain().table());
        assertThat(String.join("", lines).replaceAll("\\s", "")).contains("manyshortwords");
    }

    @Test
    void whereOnlyColourDiffersTheWordsAreTheSame() throws IOException {
        Palette loud = new Palette(s -> "\1" + s, s -> "\2" + s, s -> "\3" + s, Palette.ENDLESS);
        String coloured = printed(out -> new TerminalReport(out, loud).print(DIFFERENT));
        assertThat(coloured).contains("\1agree", "\2DIFFERENT", "\3./patchtwin check");
        assertThat(coloured.replaceAll("[\1-\3]", "")).isEqualTo(screen(DIFFERENT));
    }

    @Test
    void theJsonOfACheckHasWhatScriptsReadAndNothingElseOnTheLine() throws IOException {
        String json = printed(out -> new JsonReport(out).checks(List.of(EQUAL, DIFFERENT)));
        List<String> paths = paths(json);
        assertThat(paths)
                .contains(
                        "bundles.id=toy",
                        "bundles.title=KVM: toy: Rework it",
                        "bundles.verdict=NO_DIFFERENCE_FOUND",
                        "bundles.verdict=DIFFERENT",
                        "bundles.patch.touched.file=mm/toy.c",
                        "bundles.patch.repairs=toy.txt:7: note: header lines were folded again",
                        "bundles.channels.name=warnings",
                        "bundles.channels.agree=true",
                        "bundles.channels.agree=false",
                        "bundles.channels.declaredDifferencesUsed=12345",
                        "bundles.fuzz.seed=1",
                        "bundles.fuzz.operations=2000000",
                        "bundles.fuzz.sequences=51234",
                        "bundles.fuzz.seconds=1.94",
                        "bundles.witness=null",
                        "bundles.witness.channel=warnings",
                        "bundles.witness.repro=./patchtwin replay --no-declared target/witness/toy/warnings.trace",
                        "bundles.repro=./patchtwin check toy --seed 1 --operations 2000000");
        assertThat(json).doesNotContain("\u001b").endsWith("}\n");
    }

    @Test
    void theJsonOfABenchHasItsMedians() throws IOException {
        Rates rates = new Rates(List.of(3e6, 1e6, 2e6));
        Rates twice = new Rates(List.of(3e6));
        BenchResult.Fuzzed fuzzed =
                new BenchResult.Fuzzed("large", 1000, rates, Optional.of(new BenchResult.Hunt(49, 5, 800, 8000, 0, 7)));
        BenchResult.Explored explored = new BenchResult.Explored("small", 70, 500, 31.26, rates, twice);
        BenchResult.Peer peer = new BenchResult.Peer("spin 6", "toy.pml", 7, 9, Optional.of(rates), "");
        BenchResult.Peer none =
                new BenchResult.Peer("spin", "toy.pml", 0, 0, Optional.empty(), "spin is not installed");
        BenchResult result =
                new BenchResult("toy", fuzzed, List.of(explored), Optional.of(peer), "2 processors", "a JVM");
        assertThat(paths(printed(out -> new JsonReport(out).bench(result))))
                .contains(
                        "fuzz.operationsPerSecond=2000000",
                        "fuzz.medianOperationsToKill.guided=800",
                        "fuzz.medianOperationsToKill.uniform=8000",
                        "fuzz.medianOperationsToKill.share=0.1",
                        "explore.transitionsPerSecond=2000000",
                        "explore.transitionsPerSecondOnTwoThreads=3000000",
                        "explore.gainOfTheSecondThread=1.5",
                        "explore.bytesPerState=31.3",
                        "peer.spin.transitionsPerSecond=2000000");
        assertThat(printed(out -> Tables.bench(result, out)))
                .contains("2,000,000 operations/s (median of 3; 1,000,000 to 3,000,000)")
                .contains("mutants is told apart, 5 seeds each: guided 800, uniform 8,000")
                .contains("explore, world small, 70 pairs of states, 500 transitions, 31.3 bytes per state")
                .contains("spin 6 on toy.pml, 7 states, 9 transitions of one model each");
        BenchResult without =
                new BenchResult("toy", fuzzed, List.of(explored), Optional.of(none), "2 processors", "a JVM");
        assertThat(paths(printed(out -> new JsonReport(out).bench(without))))
                .contains("peer.spin.skipped=spin is not installed");
        assertThat(printed(out -> Tables.bench(without, out))).contains("spin: not measured, spin is not installed");
    }

    /** Every scalar of a JSON document as {@code path=value}; array indices are left out. */
    static List<String> paths(String json) throws IOException {
        List<String> paths = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken().isScalarValue()) {
                    String path = parser.getParsingContext()
                            .pathAsPointer()
                            .toString()
                            .substring(1);
                    String names = path.replaceAll("/\\d+", "").replace('/', '.');
                    String value = parser.currentToken() == JsonToken.VALUE_NULL ? "null" : parser.getText();
                    paths.add(names + "=" + value);
                }
            }
        }
        return paths;
    }
}
