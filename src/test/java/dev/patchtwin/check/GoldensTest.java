package dev.patchtwin.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchtwin.check.golden.GoldenUpdate;
import dev.patchtwin.check.toy.BrokenToys;
import dev.patchtwin.check.toy.ToyFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldensTest {
    @TempDir
    Path root;

    private Path trace;
    private Path expected;

    @BeforeEach
    void copyTheHouseAndAcceptATrace() throws Exception {
        ToyHouse.copyTo(root);
        trace = ToyGoldens.accepted(root, "leak", ToyGoldens.LEAK);
        expected = trace.resolveSibling("leak.expected");
    }

    private Bundle bundle() throws InputException {
        return new Bundles(root).read("toy");
    }

    private List<GoldenResult> verify() throws InputException {
        return Goldens.verify(bundle(), root, Watch.NOBODY);
    }

    private void refused(String message) {
        assertThatThrownBy(this::verify)
                .isInstanceOf(InputException.class)
                .satisfies(e -> assertThat(String.valueOf(e.getMessage()).lines()).hasSize(1))
                .hasMessageStartingWith(message);
    }

    private static void edit(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    @Test
    void whatIsAcceptedIsWhatIsShown() throws Exception {
        assertThat(verify()).containsExactly(new GoldenResult("leak", trace, expected, List.of(), 0));
        assertThat(Files.readString(expected))
                .contains("""

                step 2 unmap page=0
                  answer reclaim page0 attempt=1 -> busy
                  pages               - page0 mapped
                  pages               + page0 leaked
                  returns             * page0 busy
                  warnings     before * splat page0

                needed quiet-leak
                """.replace("quiet-leak", bundle().declared().get(0).id()));
    }

    @Test
    void everyGoldenFileOfABundleIsListed() throws Exception {
        Path other = ToyGoldens.trace(root, "reclaim", ToyGoldens.RECLAIM);
        assertThat(Goldens.files(bundle(), root)).containsExactly(expected, trace, other);
    }

    @Test
    void aModelThatDoesSomethingElseIsShownAsADiffWithItsFirstLine() throws Exception {
        Bundle changed = bundle().withModels(new ToyFactory.Before(), new ToyFactory.Before());
        GoldenResult result = Goldens.verify(changed, root, Watch.NOBODY).get(0);
        assertThat(result.diff())
                .startsWith("--- " + expected, "+++ " + expected)
                .contains("-  warnings     before * splat page0", "+  warnings            * splat page0");
        int line = Files.readAllLines(expected).indexOf("  warnings     before * splat page0") + 1;
        assertThat(result.line()).isEqualTo(line).isPositive();
    }

    @Test
    void aCheckWithAStaleGoldenTraceSaysSo() throws Exception {
        CheckResult result = Check.run(
                bundle(), new ToyFactory.Before(), new ToyFactory.Before(), CheckOptions.standard(root), Watch.NOBODY);
        assertThat(result.verdict()).isEqualTo(Verdict.STALE_GOLDEN);
        assertThat(result.goldens())
                .singleElement()
                .satisfies(golden -> assertThat(golden.same()).isFalse());
        assertThat(result.reasons()).contains("Golden traces that do not show what is expected of them: 1 of 1.");
    }

    @Test
    void withoutTheDeclaredDifferencesTheSameIsExpected() throws Exception {
        CheckResult result = Check.run(bundle(), CheckOptions.standard(root).withoutDeclared(), Watch.NOBODY);
        assertThat(result.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(result.goldens()).allMatch(GoldenResult::same);
    }

    @Test
    void aDeclaredDifferenceThatIsNoLongerNeededIsADifference() throws Exception {
        edit(
                root.resolve("patches/toy/twin.yaml"),
                "id: " + bundle().declared().get(0).id(),
                "id: other");
        assertThat(verify().get(0).diff()).contains("+needed other");
    }

    /** What is expected tells any change apart, also one that the contract allows; a score must not be won by that. */
    @Test
    void anExpectationKillsNoMutant() throws Exception {
        Bundle same = bundle().withModels(new ToyFactory.Before(), new ToyFactory.Before());
        assertThat(Goldens.replay(same, root, Watch.NOBODY).get(0).same()).isFalse();
        assertThat(GoldenTraces.firstDifference(same, root)).isEmpty();
        Bundle wrong = bundle().withModels(new ToyFactory.Before(), BrokenToys.BREAKS_AN_INVARIANT);
        assertThat(GoldenTraces.firstDifference(wrong, root)).isPresent();
        Files.writeString(expected, "rubbish");
        assertThat(GoldenTraces.firstDifference(same, root)).isEmpty();
    }

    @Test
    void aTraceWithoutExpectationIsRefused() throws Exception {
        Files.delete(expected);
        refused(trace
                + ":1: error: there is no leak.expected beside it, which says what it shall show; ./patchtwin golden"
                + " update toy writes one");
    }

    @Test
    void anExpectationWithoutTraceIsAnOrphan() throws Exception {
        Files.delete(trace);
        refused(expected + ":1: error: orphaned: there is no leak.trace beside it");
    }

    @Test
    void aTruncatedOneAndAnEditedOneAreToldApart() throws Exception {
        String text = Files.readString(expected);
        Files.writeString(expected, text.substring(0, text.length() / 2));
        refused(expected + ":" + text.substring(0, text.length() / 2).lines().count() + ": error: truncated: ");
        Files.writeString(expected, text.replace("page0 leaked", "page0 free"));
        refused(expected + ":" + text.lines().count() + ": error: edited by hand");
        Files.writeString(expected, "");
        refused(expected + ":1: error: truncated: ");
    }

    @Test
    void otherLineEndsAreNamedInBothFiles() throws Exception {
        edit(expected, "\n", "\r\n");
        refused(expected + ":1: error: its lines end with CR and LF");
        ToyGoldens.accept(root);
        edit(trace, "\n", "\r\n");
        refused(trace + ":1: error: its lines end with CR and LF");
    }

    @Test
    void anotherVersionIsNamed() throws Exception {
        edit(expected, "# patchtwin golden 1", "# patchtwin golden 3");
        refused(expected + ":1: error: version 3 of the format of golden traces is unknown");
    }

    @Test
    void aTraceThatHasChangedMakesWhatWasExpectedStale() throws Exception {
        edit(trace, "world pages=1", "world pages=1\n# a comment");
        refused(expected + ":2: error: stale: leak.trace has changed since this was expected of it");
    }

    @Test
    void anExpectationOfAnotherTraceIsNamed() throws Exception {
        Files.move(trace, trace.resolveSibling("other.trace"));
        Files.move(expected, expected.resolveSibling("other.expected"));
        refused(trace.resolveSibling("other.expected")
                + ":2: error: this is expected of leak.trace, not of other.trace");
    }

    @Test
    void aTraceOfAnotherBundleIsNamed() throws Exception {
        edit(trace, "bundle toy", "bundle toys");
        refused(trace + ":2: error: this is a trace of 'toys', not of 'toy'");
    }

    @Test
    void whatDoesNotBelongIntoTheFolderIsNamed() throws Exception {
        Path file = Files.writeString(trace.resolveSibling("notes.txt"), "x");
        refused(file + ":1: error: only NAME.trace and NAME.expected belong into this folder");
        Files.delete(file);
        Path folder = Files.createDirectories(trace.resolveSibling("old.trace"));
        refused(folder + ":1: error: only NAME.trace");
    }

    @Test
    void aFolderThatNoBundleHasIsNamedAndSoIsAFileOutside() throws Exception {
        Path stray = Files.createDirectories(root.resolve("golden/gone"));
        refused(stray + ":1: error: there is no bundle 'gone'; name this folder like one, or delete it");
        Files.delete(stray);
        Path lost = Files.writeString(root.resolve("golden/lost.trace"), "");
        refused(lost + ":1: error: outside of any bundle's folder");
        Files.move(lost, root.resolve("golden/README.md"));
        assertThat(verify()).hasSize(1);
    }

    @Test
    void whatIsNotUtf8AndWhatCannotBeReplayedIsNamed() throws Exception {
        Files.write(expected, "\u00fc".getBytes(StandardCharsets.ISO_8859_1));
        refused(expected + ":1: error: not UTF-8; ./patchtwin golden update toy writes it anew");
        Files.write(trace, "\u00fc".getBytes(StandardCharsets.ISO_8859_1));
        refused(trace + ":1: error: not UTF-8, so not a trace");
        Files.writeString(trace, ToyGoldens.LEAK.replace("unmap page=0", "map page=0"));
        assertThatThrownBy(this::verify).hasMessageContaining(trace + ":6: error: ");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() throws Exception {
        Files.writeString(trace.resolveSibling("notes.txt"), "x");
        Files.writeString(expected, "");
        ToyGoldens.trace(root, "reclaim", ToyGoldens.RECLAIM);
        Files.createDirectories(root.resolve("golden/gone"));
        assertThatThrownBy(this::verify)
                .satisfies(e -> assertThat(String.valueOf(e.getMessage()).lines())
                        .hasSize(4)
                        .allMatch(line -> line.matches(".*:\\d+: error: .*; .*")));
    }

    @Test
    void aModelThatDoesNotFitThePatchIsRefused() throws Exception {
        Bundle other = bundle().withModels(BrokenToys.CLAIMS_ANOTHER, new ToyFactory.After());
        assertThatThrownBy(() -> Goldens.verify(other, root, Watch.NOBODY))
                .hasMessageContaining("claims no such function");
        assertThat(Goldens.replay(other, root, Watch.NOBODY)).hasSize(1);
    }

    @Test
    void whenOneFileCannotBeWrittenNoneIs() throws Exception {
        ToyGoldens.trace(root, "aaa", ToyGoldens.RECLAIM.replace("unmap page=0\n", ""));
        ToyGoldens.trace(root, "reclaim", ToyGoldens.RECLAIM);
        List<GoldenUpdate.Change> changes = GoldenUpdate.plan(List.of(bundle()), Set.of("toy"), root);
        assertThat(changes).hasSize(2).allMatch(GoldenUpdate.Change::isNew);
        Path inTheWay = trace.resolveSibling("reclaim.expected");
        Files.createDirectories(inTheWay.resolve("x"));
        assertThatThrownBy(() -> GoldenUpdate.write(changes))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("reclaim.expected: error: cannot be written (");
        try (Stream<Path> files = Files.list(trace.getParent())) {
            assertThat(files)
                    .containsExactlyInAnyOrder(
                            trace,
                            expected,
                            trace.resolveSibling("aaa.trace"),
                            trace.resolveSibling("reclaim.trace"),
                            inTheWay);
        }
    }
}
