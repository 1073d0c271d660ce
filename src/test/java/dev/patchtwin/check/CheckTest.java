package dev.patchtwin.check;

import dev.patchtwin.check.view.StepView;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.patchtwin.check.ChannelResult.Outcome;
import dev.patchtwin.check.toy.BrokenToys;
import dev.patchtwin.check.toy.ToyFactory;
import dev.patchtwin.model.ModelFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {
    private static final ModelFactory BEFORE = new ToyFactory.Before();
    private static final ModelFactory AFTER = new ToyFactory.After();

    @TempDir
    Path root;

    @BeforeEach
    void copyTheHouse() throws IOException {
        ToyHouse.copyTo(root);
    }

    private CheckOptions standard() {
        return CheckOptions.standard(root);
    }

    private Bundle bundle() throws InputException {
        return new Bundles(root).read("toy");
    }

    private CheckResult run(CheckOptions options) throws InputException {
        return Check.run(bundle(), options, Watch.NOBODY);
    }

    private CheckResult run(ModelFactory before, ModelFactory after) throws InputException {
        return Check.run(bundle(), before, after, standard(), Watch.NOBODY);
    }

    private static ChannelResult channel(CheckResult result, String name) {
        return result.channels().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void edit(String file, String from, String to) throws IOException {
        Path path = root.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }

    @Test
    void aPatchThatDiffersOnlyAsDeclaredShowsNoDifference() throws Exception {
        CheckResult result = run(standard());
        assertThat(result.verdict()).isEqualTo(Verdict.NO_DIFFERENCE_FOUND);
        assertThat(result.title()).isEqualTo("mm: toy: Leak quietly");
        assertThat(result.patch().touched())
                .extracting(t -> t.after().orElse(""))
                .containsExactly("toy_reclaim");
        assertThat(result.findings()).isEmpty();
        assertThat(result.channels())
                .extracting(ChannelResult::name)
                .containsExactly("pages", "returns", "warnings", "safety", "enabled");
        assertThat(channel(result, "pages").outcome()).isEqualTo(Outcome.AGREES);
        assertThat(channel(result, "warnings").outcome()).isEqualTo(Outcome.DECLARED);
        assertThat(result.declared()).singleElement().satisfies(use -> {
            assertThat(use.uses()).isPositive();
            assertThat(use.stale()).isFalse();
        });
        assertThat(result.fuzz().orElseThrow().operations()).isGreaterThanOrEqualTo(20000);
        assertThat(root.resolve("target")).doesNotExist();
    }

    @Test
    void withoutItsDeclarationsThePatchDiffersAndTheWitnessReplays() throws Exception {
        CheckOptions strict = standard().withoutDeclared();
        CheckResult result = run(strict);
        assertThat(result.verdict()).isEqualTo(Verdict.DIFFERENT);
        Finding finding = result.findings().get(0);
        assertThat(result.findings()).hasSize(1);
        assertThat(finding.channel()).isEqualTo("warnings");
        assertThat(finding.words()).containsExactly("A page that could not be reclaimed is leaked without a splat.");
        Path file = finding.file().orElseThrow();
        assertThat(file)
                .isEqualTo(root.resolve("target/witness/toy/warnings.trace"))
                .hasContent(finding.text());
        assertThat(finding.repro()).isEqualTo("./patchtwin replay --no-declared " + file);
        ReplayResult replayed = Replays.run(file, strict);
        assertThat(replayed.differing()).containsExactly("warnings");
        assertThat(replayed.steps()).isEqualTo(finding.steps());
        assertThat(Replays.run(file, standard()).verdict()).isEqualTo(Verdict.NO_DIFFERENCE_FOUND);
        assertThat(Replays.run(file, standard()).declared()).containsExactly("quiet-leak");
    }

    @Test
    void aWitnessIsTheShortestTraceThatThereIs() throws Exception {
        Finding finding = run(standard().withoutDeclared()).findings().get(0);
        String page = finding.witness().steps().get(0).operation().text().substring("map ".length());
        assertThat(finding.steps())
                .extracting(StepView::operation, step -> step.answers().size())
                .containsExactly(tuple("map " + page, 0), tuple("unmap " + page, 1));
    }

    @Test
    void aDifferenceOutsideTheContractIsFoundOnItsChannel() throws Exception {
        CheckResult result = run(BEFORE, BrokenToys.FREES_WHAT_IT_MUST_LEAK);
        assertThat(result.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(channel(result, "pages").outcome()).isEqualTo(Outcome.DIFFERS);
        assertThat(channel(result, "warnings").outcome()).isEqualTo(Outcome.DECLARED);
    }

    @Test
    void anInvariantThatBothSidesBreakIsUnsafe() throws Exception {
        edit("patches/toy/twin.yaml", "[pages, returns, safety]", "[pages, returns, warnings, safety]");
        String yaml = Files.readString(root.resolve("patches/toy/twin.yaml"));
        Files.writeString(root.resolve("patches/toy/twin.yaml"), yaml.substring(0, yaml.indexOf("declared:")));
        CheckResult result = run(BrokenToys.BREAKS_AN_INVARIANT, BrokenToys.BREAKS_AN_INVARIANT);
        assertThat(result.verdict()).isEqualTo(Verdict.UNSAFE);
        assertThat(result.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.BROKEN_INVARIANT);
        assertThat(channel(result, "safety").outcome()).isEqualTo(Outcome.BROKEN);
    }

    @Test
    void aDifferenceInTimeIsCalledThatAndItsWitnessGoesOnUntilRest() throws Exception {
        edit("patches/toy/twin.yaml", "after: toy-after", "after: toy-returns-late");
        edit("patches/toy/twin.yaml", "world: large", "world: small");
        CheckResult result = run(standard());
        assertThat(result.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(channel(result, "returns").outcome()).isEqualTo(Outcome.DIFFERS_IN_TIME);
        Finding finding = result.findings().get(0);
        assertThat(result.findings()).hasSize(1);
        assertThat(finding.kind()).isEqualTo(Finding.Kind.TIMING);
        assertThat(finding.steps()).extracting(StepView::operation).containsExactly("map page=0", "unmap page=0");
        ReplayResult replayed = Replays.run(finding.file().orElseThrow(), standard());
        assertThat(replayed.timing()).containsExactly("returns");
        assertThat(replayed.differing()).isEmpty();
        assertThat(replayed.verdict()).isEqualTo(Verdict.DIFFERENT);
    }

    @Test
    void anInvariantThatOneSideBreaksIsADifference() throws Exception {
        edit("patches/toy/twin.yaml", "[pages, returns, safety]", "[pages, returns, warnings, safety]");
        String yaml = Files.readString(root.resolve("patches/toy/twin.yaml"));
        Files.writeString(root.resolve("patches/toy/twin.yaml"), yaml.substring(0, yaml.indexOf("declared:")));
        CheckResult result = run(AFTER, BrokenToys.BREAKS_AN_INVARIANT);
        assertThat(result.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(channel(result, "safety").outcome()).isEqualTo(Outcome.DIFFERS);
    }

    @Test
    void aContractThatAllowsWhatNeverHappensIsStale() throws Exception {
        CheckResult result = run(AFTER, AFTER);
        assertThat(result.verdict()).isEqualTo(Verdict.STALE_CONTRACT);
        assertThat(result.declared()).extracting(DeclaredUse::stale).containsExactly(true);
    }

    @Test
    void aRunThatNeverMetARequiredSituationIsInconclusive() throws Exception {
        String impossible = "a page was mapped twice, which cannot be";
        edit("patches/toy/twin.yaml", "[\"a page was leaked\"]", "[\"a page was leaked\", \"" + impossible + "\"]");
        CheckResult result = run(standard());
        assertThat(result.missedProbes()).containsExactly(impossible);
        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void anInterruptedRunSaysWhatItKnows() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Watch impatient = new Watch() {
            @Override
            public boolean cancelled() {
                return asked.incrementAndGet() > 1;
            }
        };
        CheckResult result = Check.run(bundle(), standard().withOperations(1_000_000_000L), impatient);
        assertThat(result.fuzz().orElseThrow().interrupted()).isTrue();
        assertThat(result.fuzz().orElseThrow().operations()).isLessThan(1_000_000_000L);
        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aTouchedFunctionThatNoModelClaimsAndAClaimThatNothingTouchesAreNamed() {
        assertThatThrownBy(() -> run(BrokenToys.CLAIMS_ANOTHER, AFTER))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("toy.patch:1: error: the patch touches toy_reclaim (mm/toy.c), and model"
                        + " 'toy-claims-another' (before) claims no such function; it claims toy_map (mm/toy.c)")
                .hasMessageContaining(
                        "twin.yaml:1: error: model 'toy-claims-another' (before) claims toy_map (mm/toy.c),"
                                + " which the patch does not touch; it touches toy_reclaim (mm/toy.c)");
    }

    @Test
    void aMailWithoutAPatchIsRefusedWithItsPlace() throws IOException {
        Files.writeString(root.resolve("patches/toy/toy.patch"), "Subject: hello\n\nNo patch here.\n");
        assertThatThrownBy(() -> run(standard()))
                .isInstanceOf(InputException.class)
                .hasMessageMatching("(?s).*toy\\.patch:\\d+: error: .*");
    }

    @Test
    void theSameSeedGivesTheSameResultOnAnyNumberOfThreads() throws Exception {
        CheckOptions strict = standard().withoutDeclared().withSeed(42);
        CheckResult one = run(strict);
        CheckResult two = run(strict.withThreads(2));
        assertThat(two.findings()).isEqualTo(one.findings());
        assertThat(two.channels()).isEqualTo(one.channels());
        assertThat(two.repro()).isEqualTo(one.repro());
        assertThat(run(standard().withThreads(2)).declared())
                .isEqualTo(run(standard()).declared());
    }

    @Test
    void aGoldenTraceIsReplayedAndWhatItShowsIsFound() throws Exception {
        Path golden = ToyGoldens.accepted(root, "leak", ToyGoldens.LEAK);
        CheckResult agreed = run(standard());
        assertThat(agreed.goldens()).extracting(GoldenResult::name).containsExactly("leak");
        assertThat(agreed.verdict()).isEqualTo(Verdict.NO_DIFFERENCE_FOUND);
        Finding finding = run(standard().withoutDeclared()).findings().get(0);
        assertThat(finding.origin()).isEqualTo("replaying " + golden);
        assertThat(finding.witness().world()).containsEntry("pages", 1);
    }

    @Test
    void aStepThatCannotBeCarriedOutIsRefusedAtItsLine() throws Exception {
        Path trace = root.resolve("t.trace");
        Files.writeString(trace, "# patchtwin trace 1\nbundle toy\nworld\n\nmap page=0\nmap page=0\n");
        assertThatThrownBy(() -> Replays.run(trace, standard()))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(trace + ":6: error: ");
    }

    @Test
    void anAnswerThatNobodyAsksForIsRefusedAtItsStep() throws Exception {
        Path trace = root.resolve("t.trace");
        Files.writeString(
                trace, "# patchtwin trace 1\nbundle toy\nworld\nanswer reclaim page0 attempt=1 -> busy\nmap page=0\n");
        assertThatThrownBy(() -> Replays.run(trace, standard()))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(trace + ":5: error: ");
    }

    @Test
    void aTraceOfAnUnknownBundleAndOneOfAnImpossibleWorldAreRefused() throws Exception {
        Path trace = root.resolve("t.trace");
        Files.writeString(trace, "# patchtwin trace 1\nbundle other\nworld\n");
        assertThatThrownBy(() -> Replays.run(trace, standard()))
                .hasMessage(trace + ":2: error: there is no bundle 'other'; there are: toy");
        Files.writeString(trace, "# patchtwin trace 1\nbundle toy\nworld pages=7\n");
        assertThatThrownBy(() -> Replays.run(trace, standard()))
                .hasMessage(trace + ":3: error: this world cannot be: pages=7 bring bad luck; try 6 or 8");
    }

    @Test
    void aTraceOfABundleThatChangedIsRefused() throws Exception {
        Path file = run(standard().withoutDeclared()).findings().get(0).file().orElseThrow();
        String text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("bundle toy \\w+", "bundle toy 0123456789ab"));
        assertThatThrownBy(() -> Replays.run(file, standard()))
                .hasMessageContaining(file + ":2: error: written for another version of bundle toy");
    }

    @Test
    void aNamedFolderThatCannotBeWrittenIsRefusedBeforeAnythingIsRun() throws Exception {
        Path file = Files.writeString(root.resolve("taken"), "");
        assertThatThrownBy(() -> run(standard().withWitnesses(file)))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file.resolve("toy") + ": error: no witness can be written there (");
    }

    @Test
    void aStandardFolderThatCannotBeWrittenIsANote() throws Exception {
        Files.writeString(root.resolve("target"), "in the way");
        CheckResult result = run(standard().withoutDeclared());
        assertThat(result.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(result.note().orElseThrow()).contains("no witness could be written to", "--witness");
        assertThat(result.findings().get(0).file()).isEmpty();
        assertThat(result.findings().get(0).repro()).isEqualTo(result.repro());
    }

    @Test
    void nothingHalfWrittenIsLeftBesideAWitness() throws Exception {
        Path folder = root.resolve("out");
        run(standard().withoutDeclared().withWitnesses(folder));
        try (Stream<Path> files = Files.list(folder.resolve("toy"))) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactly("warnings.trace");
        }
    }
}
