package dev.patchtwin.ring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.Check;
import dev.patchtwin.check.CheckOptions;
import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.Finding;
import dev.patchtwin.check.Verdict;
import dev.patchtwin.check.Watch;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the check says of the bundle: its verdict, and what its one declared difference is needed for. */
class RingBundleTest {
    @TempDir
    Path witnesses;

    private CheckResult check(CheckOptions options) throws Exception {
        return Check.run(Rings.bundle(), options.withWitnesses(witnesses), Watch.NOBODY);
    }

    @Test
    void bothSidesAreEquivalentAndTheDeclaredDifferenceIsNeeded() throws Exception {
        CheckResult result = check(CheckOptions.standard(Rings.ROOT));
        assertThat(result.verdict()).isEqualTo(Verdict.EQUIVALENT);
        assertThat(result.declared()).extracting(use -> use.declared().id()).containsExactly("splat-per-page");
        assertThat(result.declared()).allMatch(use -> use.uses() > 0);
        assertThat(result.patch().repairs()).isEmpty();
    }

    /** Two pages of one ring have to leak, and for that it is enough that a ring cannot be opened and the device keeps it. */
    @Test
    void withoutTheDeclaredDifferenceOnlyWarningsDiffer() throws Exception {
        CheckOptions options = CheckOptions.standard(witnesses).withoutDeclared();
        CheckResult result = check(options.withExplores(Optional.empty()).withOperations(20_000));
        assertThat(result.verdict()).isEqualTo(Verdict.DIFFERENT);
        Map<String, Integer> lengths = result.findings().stream()
                .collect(Collectors.toMap(
                        Finding::channel, f -> f.witness().steps().size()));
        assertThat(lengths).isEqualTo(Map.of("warnings", 1));
    }
}
