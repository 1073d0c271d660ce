package dev.patchtwin.check.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Bundles;
import dev.patchtwin.check.CheckOptions;
import dev.patchtwin.check.Conclusion;
import dev.patchtwin.check.GoldenFile;
import dev.patchtwin.check.GoldenFolder;
import dev.patchtwin.check.GoldenReplay;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.Watch;
import dev.patchtwin.model.Legend;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dossier of the bundle that the tool was made for; of golden traces only, so that nothing is searched. */
class RealDossierTest {
    private static final Path ROOT = Path.of(".");

    @TempDir
    private static Path witnesses;

    private static Bundle bundle;
    private static Dossier dossier;

    @BeforeAll
    static void makeIt() throws InputException {
        bundle = new Bundles(ROOT).read("kvm-reclaim-external-sp");
        CheckOptions options = CheckOptions.standard(ROOT).withWitnesses(witnesses);
        Conclusion conclusion = new Conclusion(bundle, options, Watch.NOBODY);
        bundle.declared().forEach(declared -> conclusion.used(declared.id(), 1));
        dossier = Dossiers.of(
                bundle,
                options,
                conclusion.of(Optional.empty(), Optional.empty(), List.of(), "./patchtwin check"),
                Watch.NOBODY);
    }

    private static String declared(Play play) {
        return play.declared().orElseThrow().declared().id();
    }

    @Test
    void everyDeclaredDifferenceHasATraceThatNeedsItAndIsNoLongerThanAnyGoldenOne() throws Exception {
        assertThat(dossier.plays())
                .extracting(RealDossierTest::declared)
                .containsExactly("hook-splat", "hook-splat-panics", "hook-splat-counts", "silent-leak");
        Map<String, Integer> shortest = shortest();
        for (Play play : dossier.plays()) {
            GoldenReplay replay = GoldenReplay.of(
                    bundle, Path.of(play.repro().substring(play.repro().lastIndexOf(' ') + 1)));
            assertThat(replay.shown().needed()).as(play.id()).contains(declared(play));
            int length = replay.trace().steps().size();
            assertThat(play.steps()).as(play.id()).hasSize(length);
            assertThat(length).as(play.id()).isLessThanOrEqualTo(shortest.getOrDefault(declared(play), 0));
        }
    }

    /** Returns how long the shortest golden trace is that needs a declared difference, by its id. */
    private static Map<String, Integer> shortest() throws InputException {
        Map<String, Integer> shortest = new HashMap<>();
        for (GoldenFile file : GoldenFolder.read(ROOT, bundle.id()).files()) {
            GoldenReplay golden = GoldenReplay.of(bundle, file);
            int length = golden.trace().steps().size();
            golden.shown().needed().forEach(id -> shortest.merge(id, length, Math::min));
        }
        return shortest;
    }

    @Test
    void everyTouchedFunctionHasItsCodeOnBothSides() {
        assertThat(dossier.functions()).hasSize(5).allSatisfy(twin -> {
            assertThat(twin.before().isEmpty())
                    .isEqualTo(twin.touched().before().isEmpty());
            assertThat(twin.after().isEmpty()).isEqualTo(twin.touched().after().isEmpty());
            assertThat(Stream.concat(twin.before().stream(), twin.after().stream()))
                    .allSatisfy(code -> assertThat(code.text())
                            .contains("@KernelFunction(value = \"")
                            .contains(twin.touched().file()));
        });
        assertThat(dossier.functions().get(2).after())
                .extracting(FunctionTwin.JavaCode::name, FunctionTwin.JavaCode::file)
                .containsExactly(tuple("TdpMmuAfter.handleRemovedPt", "dev/patchtwin/kvm/after/TdpMmuAfter.java"));
    }

    @Test
    void aHostIsDrawnAtTheStartAndAfterEachStepOnBothSides() {
        assertThat(dossier.legend().orElseThrow().kinds()).isNotEmpty();
        assertThat(dossier.plays()).allSatisfy(play -> {
            assertThat(play.before()).hasSize(play.steps().size() + 1);
            assertThat(play.after()).hasSameSizeAs(play.before());
            assertThat(play.slots()).isNotEmpty().doesNotHaveDuplicates();
            assertThat(Stream.concat(play.before().stream(), play.after().stream()))
                    .allSatisfy(scene -> requireLooks(play, scene));
        });
    }

    private static void requireLooks(Play play, Play.Scene scene) {
        assertThat(scene.looks()).hasSameSizeAs(play.slots());
        for (int i = 0; i < scene.looks().size(); i++) {
            int look = scene.looks().get(i);
            assertThat(look == Play.Scene.NOBODY
                            || Legend.kind(look) == play.slots().get(i).kind())
                    .as("%s looks like %d", play.slots().get(i), look)
                    .isTrue();
        }
    }

    @Test
    void bothSidesAreDrawnAlikeUntilTheSplatOfTheHookIsCounted() {
        Play splat = dossier.plays().get(0);
        int last = splat.steps().size();
        assertThat(splat.before().subList(0, last)).isEqualTo(splat.after().subList(0, last));
        assertThat(splat.before().get(last).looks())
                .isEqualTo(splat.after().get(last).looks());
        assertThat(splat.before().get(last).notes())
                .isNotEqualTo(splat.after().get(last).notes());
    }
}
