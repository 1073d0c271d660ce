package dev.patchtwin.check.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Bundles;
import dev.patchtwin.check.CheckOptions;
import dev.patchtwin.check.Conclusion;
import dev.patchtwin.check.GoldenFile;
import dev.patchtwin.check.GoldenFolder;
import dev.patchtwin.check.GoldenReplay;
import dev.patchtwin.check.Watch;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dossier of the bundle that the tool was made for; of golden traces only, so that nothing is searched. */
class RealDossierTest {
    private static final Path ROOT = Path.of(".");

    @TempDir
    Path witnesses;

    @Test
    void everyDeclaredDifferenceHasAShortTraceThatNeedsItAndEveryFunctionItsCode() throws Exception {
        Bundle bundle = new Bundles(ROOT).read("kvm-reclaim-external-sp");
        CheckOptions options = CheckOptions.standard(ROOT).withWitnesses(witnesses);
        Conclusion conclusion = new Conclusion(bundle, options, Watch.NOBODY);
        bundle.declared().forEach(declared -> conclusion.used(declared.id(), 1));
        Dossier dossier = Dossiers.of(
                bundle,
                options,
                conclusion.of(Optional.empty(), Optional.empty(), List.of(), "./patchtwin check"),
                Watch.NOBODY);
        assertThat(dossier.plays())
                .extracting(play -> play.declared().orElseThrow().declared().id())
                .containsExactly("hook-splat", "hook-splat-panics", "hook-splat-counts", "silent-leak");
        assertThat(dossier.functions()).hasSize(5).allSatisfy(RealDossierTest::requireCode);
        for (Play play : dossier.plays()) {
            Path file = Path.of(play.repro().substring(play.repro().lastIndexOf(' ') + 1));
            String declared = play.declared().orElseThrow().declared().id();
            GoldenReplay replay = GoldenReplay.of(bundle, file);
            assertThat(replay.shown().needed()).as(play.id()).contains(declared);
            assertThat(play.steps())
                    .as(play.id())
                    .hasSize(replay.trace().steps().size());
            assertThat(play.steps().size()).as(play.id()).isLessThanOrEqualTo(shortest(bundle, declared));
        }
    }

    private static void requireCode(FunctionTwin twin) {
        assertThat(twin.before().isEmpty())
                .as("before, of %s", twin.touched())
                .isEqualTo(twin.touched().before().isEmpty());
        assertThat(twin.after().isEmpty())
                .as("after, of %s", twin.touched())
                .isEqualTo(twin.touched().after().isEmpty());
        Stream.concat(twin.before().stream(), twin.after().stream()).forEach(code -> {
            String name =
                    twin.touched().after().or(() -> twin.touched().before()).orElseThrow();
            assertThat(code.text())
                    .as(code.name())
                    .contains("@KernelFunction(")
                    .endsWith(code.text().strip());
            assertThat(code.file()).as(name).startsWith("dev/patchtwin/kvm/");
        });
    }

    private static int shortest(Bundle bundle, String declared) throws Exception {
        int shortest = Integer.MAX_VALUE;
        for (GoldenFile file : GoldenFolder.read(ROOT, bundle.id()).files()) {
            GoldenReplay golden = GoldenReplay.of(bundle, file);
            if (golden.shown().needed().contains(declared)) {
                shortest = Math.min(shortest, golden.trace().steps().size());
            }
        }
        return shortest;
    }
}
