package dev.patchtwin.check.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Bundles;
import dev.patchtwin.check.Check;
import dev.patchtwin.check.CheckOptions;
import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.Conclusion;
import dev.patchtwin.check.Finding;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.Replays;
import dev.patchtwin.check.ToyGoldens;
import dev.patchtwin.check.ToyHouse;
import dev.patchtwin.check.Watch;
import dev.patchtwin.check.view.StepView;
import dev.patchtwin.model.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DossiersTest {
    private static final String AGAIN = "./patchtwin check toy";

    /** A page is leaked, after much that has nothing to do with it. */
    private static final String LONG_LEAK = """
            # patchtwin trace 1
            bundle toy
            world pages=3
            map page=1
            unmap page=1
            map page=0
            map page=2
            answer reclaim page2 attempt=1 -> error
            unmap page=2
            unmap page=0
            """;

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
        return new Bundles(root).read("toy").withModels(PicturedToy.BEFORE, PicturedToy.AFTER);
    }

    /** What a check would say that has only seen the one declared difference. */
    private CheckResult needed(CheckOptions options) throws InputException {
        Conclusion conclusion = new Conclusion(bundle(), options, Watch.NOBODY);
        conclusion.used("quiet-leak", 1);
        return conclusion.of(Optional.empty(), Optional.empty(), List.of(), AGAIN);
    }

    private Dossier dossier(CheckOptions options) throws InputException {
        return Dossiers.of(bundle(), options, needed(options), Watch.NOBODY);
    }

    private CheckResult found() throws InputException {
        CheckOptions options = standard().withoutDeclared().withOperations(200);
        return Check.run(bundle(), options, Watch.NOBODY);
    }

    private void edit(String from, String to) throws IOException {
        Path file = root.resolve("patches/toy/twin.yaml");
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    @Test
    void aFindingIsShownWithWhatItsWitnessShowsAndPicturesOfBothSides() throws Exception {
        CheckResult result = found();
        Finding finding = result.findings().get(0);
        Dossier dossier = Dossiers.of(bundle(), standard().withoutDeclared(), result, Watch.NOBODY);
        Play play = dossier.plays().get(0);
        assertThat(dossier.plays()).hasSize(1);
        assertThat(play.id()).isEqualTo("warnings");
        assertThat(play.finding()).contains(finding);
        assertThat(play.declared()).isEmpty();
        assertThat(play.origin()).isEqualTo(finding.origin());
        assertThat(play.text()).isEqualTo(finding.text());
        assertThat(play.repro()).isEqualTo(finding.repro());
        assertThat(play.steps()).hasSize(2).isEqualTo(finding.steps());
        String page = finding.witness().steps().get(0).operation().text().replace("map page=", "page");
        assertThat(play.slots()).containsExactly(new Play.Slot(page, 0), new Play.Slot("lost", 1));
        assertThat(play.before())
                .isEqualTo(play.after())
                .extracting(Play.Scene::looks)
                .containsExactly(
                        List.of(Play.Scene.NOBODY, Play.Scene.NOBODY),
                        List.of(PicturedToy.MAPPED, Play.Scene.NOBODY),
                        List.of(Play.Scene.NOBODY, PicturedToy.LOST));
        assertThat(play.before().get(1).trees())
                .containsExactly(new Picture.Branch("toy", List.of(new Picture.Branch(page, List.of()))));
        assertThat(play.before().get(1).notes()).containsExactly(new Picture.Note("pages", List.of("1 in use")));
        assertThat(dossier.legend().orElseThrow().kinds()).containsExactly("page", "lost page");
        assertThat(dossier.patch().title().text()).isEqualTo("mm: toy: Leak quietly");
    }

    @Test
    void whatAFindingIsCalledSaysItsKind() throws Exception {
        CheckResult result = found();
        List<Finding> findings = new ArrayList<>();
        for (Finding.Kind kind : Finding.Kind.values()) {
            Finding one = result.findings().get(0);
            findings.add(new Finding(
                    "Odd channel",
                    kind,
                    one.origin(),
                    one.witness(),
                    one.text(),
                    one.steps(),
                    one.file(),
                    one.repro(),
                    one.words()));
        }
        CheckResult several = result.with(result.patch(), result.goldens(), findings);
        assertThat(Dossiers.of(bundle(), standard().withoutDeclared(), several, Watch.NOBODY)
                        .plays())
                .extracting(Play::id)
                .containsExactly("odd-channel", "odd-channel-timing", "odd-channel-unsafe");
    }

    @Test
    void modelsThatCannotBeLookedAtHaveStepsAndNoPictures() throws Exception {
        ToyGoldens.accepted(root, "leak", ToyGoldens.LEAK);
        Bundle plain = new Bundles(root).read("toy");
        Dossier dossier = Dossiers.of(plain, standard(), needed(standard()), Watch.NOBODY);
        assertThat(dossier.legend()).isEmpty();
        assertThat(dossier.plays()).singleElement().satisfies(play -> {
            assertThat(play.steps()).hasSize(2);
            assertThat(play.slots()).isEmpty();
            assertThat(play.before()).isEmpty();
            assertThat(play.after()).isEmpty();
        });
        Bundle half = plain.withModels(PicturedToy.BEFORE, plain.after());
        assertThat(Dossiers.of(half, standard(), needed(standard()), Watch.NOBODY)
                        .legend())
                .isEmpty();
    }

    @Test
    void aDeclaredDifferenceIsShownByTheShortestGoldenTraceThatNeedsIt() throws Exception {
        ToyGoldens.accepted(root, "a-long-leak", LONG_LEAK);
        ToyGoldens.accepted(root, "a-reclaim", ToyGoldens.RECLAIM);
        Path leak = ToyGoldens.accepted(root, "leak", ToyGoldens.LEAK);
        Play play = dossier(standard()).plays().get(0);
        assertThat(play.id()).isEqualTo("declared-quiet-leak");
        assertThat(play.channel()).isEqualTo("warnings");
        assertThat(play.finding()).isEmpty();
        assertThat(play.declared().orElseThrow().declared().id()).isEqualTo("quiet-leak");
        assertThat(play.origin()).isEqualTo("golden trace leak");
        assertThat(play.text()).isEqualTo(ToyGoldens.LEAK);
        assertThat(play.repro()).isEqualTo("./patchtwin replay " + leak);
        assertThat(play.steps()).isEqualTo(Replays.run(leak, standard()).steps());
        assertThat(root.resolve("target")).doesNotExist();
    }

    @Test
    void aGoldenTraceIsMadeShorterAndWrittenWhereWitnessesGo() throws Exception {
        ToyGoldens.accepted(root, "leak", LONG_LEAK);
        Path file = root.resolve("target/witness/toy/declared-quiet-leak.trace");
        Play play = dossier(standard()).plays().get(0);
        assertThat(play.origin()).isEqualTo("golden trace leak, made shorter");
        assertThat(play.steps()).extracting(StepView::operation).containsExactly("map page=0", "unmap page=0");
        assertThat(file).hasContent(play.text());
        assertThat(play.repro()).isEqualTo("./patchtwin replay " + file);
        assertThat(Replays.run(file, standard()).declared()).containsExactly("quiet-leak");
        assertThat(Replays.run(file, standard()).steps()).isEqualTo(play.steps());
    }

    @Test
    void whereNoShorterTraceCanBeWrittenTheGoldenOneIsShown() throws Exception {
        ToyGoldens.accepted(root, "leak", LONG_LEAK);
        Path taken = Files.createFile(root.resolve("target"));
        assertThat(dossier(standard()).plays()).extracting(Play::origin).containsExactly("golden trace leak");
        CheckOptions named = standard().withWitnesses(taken);
        assertThatThrownBy(() -> dossier(named))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no witness can be written there");
    }

    @Test
    void whatNoGoldenTraceNeedsIsLookedForInTheExploredWorld() throws Exception {
        edit("fuzz:", "explore: {world: large}\nfuzz:");
        Play play = dossier(standard()).plays().get(0);
        assertThat(play.origin()).isEqualTo("exploring large");
        assertThat(play.steps()).extracting(StepView::operation).containsExactly("map page=0", "unmap page=0");
        assertThat(play.repro())
                .isEqualTo("./patchtwin replay " + root.resolve("target/witness/toy/declared-quiet-leak.trace"));
        Files.delete(root.resolve("target/witness/toy/declared-quiet-leak.trace"));
        Files.delete(root.resolve("target/witness/toy"));
        Files.createFile(root.resolve("target/witness/toy"));
        assertThat(dossier(standard()).plays()).extracting(Play::repro).containsExactly(AGAIN);
    }

    @Test
    void whatNobodyComesUponIsNotShown() throws Exception {
        assertThat(dossier(standard()).plays()).isEmpty();
        ToyGoldens.accepted(root, "reclaim", ToyGoldens.RECLAIM);
        edit("large: {pages: 3}", "large: {pages: 3, faults: 0}");
        edit("fuzz:", "explore: {world: large}\nfuzz:");
        assertThat(dossier(standard()).plays()).isEmpty();
    }

    @Test
    void whatWasNotNeededOrIsSwitchedOffIsNotShown() throws Exception {
        ToyGoldens.accepted(root, "leak", ToyGoldens.LEAK);
        Conclusion nothing = new Conclusion(bundle(), standard(), Watch.NOBODY);
        CheckResult unused = nothing.of(Optional.empty(), Optional.empty(), List.of(), AGAIN);
        assertThat(unused.declared()).hasSize(1);
        assertThat(Dossiers.of(bundle(), standard(), unused, Watch.NOBODY).plays())
                .isEmpty();
        assertThat(dossier(standard().withoutDeclared()).plays()).isEmpty();
    }

    @Test
    void aDeclaredDifferenceThatOthersComeAfterIsShownToo() throws Exception {
        edit("channels: [pages, returns, safety]", "channels: [pages, safety]");
        Files.writeString(root.resolve("patches/toy/twin.yaml"), """
                  - id: later
                    channel: returns
                    side: before
                    erase: ["nothing like it"]
                    after: quiet-leak
                    reason: "It counts only once a page was leaked."
                """, StandardOpenOption.APPEND);
        ToyGoldens.accepted(root, "leak", LONG_LEAK);
        assertThat(dossier(standard()).plays())
                .extracting(Play::origin)
                .containsExactly("golden trace leak, made shorter");
    }

    @Test
    void aShorterTraceThatDiffersForAnotherReasonIsNotShown() throws Exception {
        edit("erase: [\"splat *\"]", "erase: [splat page2]");
        ToyGoldens.accepted(root, "leak", LONG_LEAK);
        assertThat(dossier(standard()).plays()).extracting(Play::origin).containsExactly("golden trace leak");
        assertThat(root.resolve("target")).doesNotExist();
    }

    @Test
    void whatAnotherDeclaredDifferenceWouldAllowTooIsShownByTheGoldenTrace() throws Exception {
        Files.writeString(root.resolve("patches/toy/twin.yaml"), """
                  - id: any-leak
                    channel: warnings
                    side: before
                    erase: ["splat *"]
                    reason: "It allows what the first one allows."
                """, StandardOpenOption.APPEND);
        ToyGoldens.accepted(root, "leak", LONG_LEAK);
        assertThat(dossier(standard()).plays()).extracting(Play::origin).containsExactly("golden trace leak");
    }

    @Test
    void whoeverStopsItGetsWhatIsThereByThen() throws Exception {
        ToyGoldens.accepted(root, "leak", ToyGoldens.LEAK);
        CheckResult result = needed(standard());
        CheckResult both = result.with(result.patch(), List.of(), found().findings());
        assertThat(Dossiers.of(bundle(), standard(), both, Watch.NOBODY).plays())
                .extracting(Play::id)
                .containsExactly("warnings", "declared-quiet-leak");
        Watch hasty = new Watch() {
            private boolean begun;

            @Override
            public void step(String what) {
                begun = true;
            }

            @Override
            public boolean cancelled() {
                return begun;
            }
        };
        Dossier dossier = Dossiers.of(bundle(), standard(), both, hasty);
        assertThat(dossier.plays()).extracting(Play::id).containsExactly("warnings");
        assertThat(dossier.functions()).hasSize(1);
    }
}
