package dev.patchtwin.check.adequacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.patchtwin.check.Bundles;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.ToyHouse;
import dev.patchtwin.check.Watch;
import dev.patchtwin.check.adequacy.MutantResult.By;
import dev.patchtwin.check.adequacy.MutantResult.Kind;
import dev.patchtwin.check.adequacy.MutantResult.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdequacyTest {
    @TempDir
    Path root;

    @BeforeEach
    void copyTheHouse() throws IOException {
        ToyHouse.copyTo(root);
        append("explore: {world: small}\n");
    }

    private void append(String yaml) throws IOException {
        Path file = root.resolve("patches/toy/twin.yaml");
        Files.writeString(file, Files.readString(file) + yaml);
    }

    private List<String> worker() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.patchtwin.cli.Main",
                "adequacy",
                "--worker",
                "--root",
                root.toString());
    }

    private AdequacyResult run(int jobs, String only) throws InputException {
        AdequacyOptions options = new AdequacyOptions(root, jobs, Optional.of(only), worker());
        return Adequacy.run(new Bundles(root).read("toy"), options, Watch.NOBODY);
    }

    @Test
    void everyWayOfBeingFoundOutIsToldApart() throws Exception {
        AdequacyResult result = run(2, "after-*");
        assertThat(result.mutants())
                .extracting(MutantResult::id, r -> r.trial().outcome(), r -> r.trial().by())
                .containsExactly(
                        tuple("after-1-frees", Outcome.KILLED, By.FUZZ),
                        tuple("after-2-hangs", Outcome.KILLED, By.HANG),
                        tuple("after-3-throws", Outcome.KILLED, By.CRASH),
                        tuple("after-4-exits", Outcome.KILLED, By.CRASH),
                        tuple("after-5-warns", Outcome.KILLED, By.CONTRACT),
                        tuple("after-control-same", Outcome.EQUIVALENT, By.EXPLORE));
        assertThat(result.mutants().get(0).trial().signal()).isEqualTo("pages");
        assertThat(result.mutants().get(0).trial().operations()).isPositive();
        assertThat(result.score()).isEqualTo(1);
        assertThat(result.enough()).isTrue();
        assertThat(result.complete()).isTrue();
    }

    @Test
    void aGoldenTraceThatTheModelsThemselvesDoNotPassKillsNoMutant() throws IOException {
        Path trace = Files.createDirectories(root.resolve("golden/toy")).resolve("stale.trace");
        Files.writeString(trace, "# patchtwin trace 1\nbundle toy\nworld pages=1\nnobody page=0\n");
        assertThatThrownBy(() -> run(1, "after-*"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("stale.trace:4: error: unknown operation 'nobody page=0'");
    }

    @Test
    void theBytecodeOfPatchedClassesIsChangedAndTheResultDoesNotDependOnJobs() throws Exception {
        AdequacyResult one = run(1, "Toy*");
        assertThat(one.count(Kind.BYTECODE)).isPositive();
        assertThat(one.mutants()).allSatisfy(mutant -> assertThat(mutant.place()).matches("Toy\\w+\\.java:\\d+"));
        assertThat(one.mutants())
                .filteredOn(m -> m.id().startsWith("ToyBefore.reclaimFailed"))
                .isNotEmpty()
                .allMatch(m -> m.trial().outcome() == Outcome.KILLED);
        assertThat(run(3, "Toy*").mutants()).isEqualTo(one.mutants());
    }

    @Test
    void sharedClassesAreChangedOnTheSideAfter() throws Exception {
        append("adequacy: {shared: [dev.patchtwin.check.toy.ToyModel], least: 50}\n");
        AdequacyResult result = run(2, "ToyModel.afterReclaim*");
        assertThat(result.mutants()).isNotEmpty().allMatch(m -> m.model().equals("toy-after"));
        assertThat(result.count(Outcome.KILLED)).isPositive();
        assertThat(result.least()).isEqualTo(50);
    }

    @Test
    void aLineThatTheExplorationDoesNotComeToProvesNothing() throws Exception {
        append("adequacy: {shared: [dev.patchtwin.check.toy.ToyModel], least: 50}\n");
        AdequacyResult result = run(2, "ToyModel.describe*");
        assertThat(result.survivors()).isNotEmpty().allSatisfy(survivor -> {
            assertThat(survivor.trial().signal()).contains("does not come to this line");
            assertThat(survivor.place()).startsWith("ToyModel.java:");
        });
        assertThat(result.enough()).isFalse();
    }

    @Test
    void anExplanationStandsBesideItsSurvivor() throws Exception {
        append("adequacy:\n  shared: [dev.patchtwin.check.toy.ToyModel]\n  least: 50\n");
        String id = run(2, "ToyModel.describe*").survivors().get(0).id();
        append("  explained:\n    - {mutant: \"" + id + "\", reason: only a reader asks}\n");
        assertThat(run(2, id).survivors())
                .singleElement()
                .satisfies(s -> assertThat(s.explained()).contains("only a reader asks"));
    }

    @Test
    void anExplanationOfOneThatDoesNotSurviveIsStale() throws Exception {
        append("""
                adequacy:
                  shared: [dev.patchtwin.check.toy.ToyModel]
                  least: 50
                  explained:
                    - {mutant: "ToyModel.halted:BooleanTrueReturnVals:4", reason: "nothing comes after"}
                """);
        AdequacyResult result = run(1, "ToyModel.halted*");
        assertThat(result.survivors()).isEmpty();
        assertThat(result.stale())
                .extracting(MutantResult::id)
                .containsExactly("ToyModel.halted:BooleanTrueReturnVals:4");
    }

    @Test
    void anExplanationOfNothingIsRefused() throws Exception {
        append("adequacy: {least: 50, explained: [{mutant: gone-1, reason: it was there}]}\n");
        assertThatThrownBy(() -> run(1, "after-1*"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("there is no mutant 'gone-1' any more");
    }

    @Test
    void whatNobodyIsCalledIsRefused() {
        assertThatThrownBy(() -> run(1, "nobody"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is called 'nobody'");
    }

    @Test
    void whatIsKnownIsReturnedWhenItIsStopped() throws Exception {
        AdequacyOptions options = new AdequacyOptions(root, 1, Optional.empty(), worker());
        AdequacyResult result = Adequacy.run(new Bundles(root).read("toy"), options, new Watch() {
            @Override
            public boolean cancelled() {
                return true;
            }
        });
        assertThat(result.complete()).isFalse();
        assertThat(result.mutants()).isEmpty();
    }
}
