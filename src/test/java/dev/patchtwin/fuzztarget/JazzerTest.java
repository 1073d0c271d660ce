package dev.patchtwin.fuzztarget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchtwin.check.Bundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some seconds of Jazzer, guided by libFuzzer. */
class JazzerTest {
    private static final String MUTANT = "after-10-an-hkid-of-0-counts-as-assigned";

    @TempDir
    Path folder;

    @Test
    void coverageGrowsAndNothingIsFound() throws Exception {
        Jazzer jazzer = Jazzer.run(folder, "", "-runs=10000");
        assertThat(jazzer.code()).as(jazzer.output()).isZero();
        assertThat(Jazzer.crashes(folder)).isEmpty();
        List<Integer> first = jazzer.coverage("INITED");
        List<Integer> last = jazzer.coverage("DONE");
        assertThat(last.get(0)).as("edges covered").isGreaterThan(2 * first.get(0));
        assertThat(last.get(1)).as("features met").isGreaterThan(2 * first.get(1));
    }

    @Test
    void aPlantedMistakeIsFoundAndReplays() throws Exception {
        Jazzer jazzer = Jazzer.run(folder, MUTANT, "-runs=400000");
        assertThat(jazzer.code()).as(jazzer.output()).isEqualTo(Jazzer.FOUND);
        assertThat(jazzer.output()).contains("the two sides differ on").contains("# patchtwin trace 1");
        List<Path> crashes = Jazzer.crashes(folder);
        assertThat(crashes).hasSize(1);
        byte[] input = Files.readAllBytes(crashes.get(0));
        Bundle bundle = Bundle.read(Path.of("patches", "kvm-reclaim-external-sp"));
        String world = bundle.fuzz().world();
        assertThatThrownBy(() -> new TwinFuzzer(bundle, world, MUTANT).run(input))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the two sides differ on");
        new TwinFuzzer(bundle, world, "").run(input);
    }
}
