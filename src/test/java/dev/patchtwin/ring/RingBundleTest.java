package dev.patchtwin.ring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Check;
import dev.patchtwin.check.CheckOptions;
import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.DeclaredUse;
import dev.patchtwin.check.Finding;
import dev.patchtwin.check.Verdict;
import dev.patchtwin.check.Watch;
import dev.patchtwin.ring.after.AfterMutants;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the check says of the bundle: its verdict, and what its one declared difference is needed for. */
class RingBundleTest {
    @TempDir
    Path witnesses;

    private CheckResult check(Bundle bundle, CheckOptions options) throws Exception {
        return Check.run(bundle, options.withWitnesses(witnesses), Watch.NOBODY);
    }

    @Test
    void bothSidesAreEquivalentAndTheDeclaredDifferenceIsNeeded() throws Exception {
        CheckResult result = check(Rings.bundle(), CheckOptions.standard(Rings.ROOT));
        assertThat(result.verdict()).isEqualTo(Verdict.EQUIVALENT);
        assertThat(result.declared()).extracting(use -> use.declared().id()).containsExactly("splat-per-page");
        assertThat(result.declared()).allMatch(use -> use.uses() > 0);
        assertThat(result.patch().repairs()).isEmpty();
    }

    /** Two pages of one ring have to leak, and for that it is enough that a ring cannot be opened and the device keeps it. */
    @Test
    void withoutTheDeclaredDifferenceOnlyWarningsDiffer() throws Exception {
        CheckOptions options = CheckOptions.standard(witnesses).withoutDeclared();
        CheckResult result = check(Rings.bundle(), options);
        assertThat(result.verdict()).isEqualTo(Verdict.DIFFERENT);
        Map<String, Integer> lengths = result.findings().stream()
                .collect(Collectors.toMap(
                        Finding::channel, f -> f.witness().steps().size()));
        assertThat(lengths).isEqualTo(Map.of("warnings", 1));
    }

    /** A warning that stays is no difference, but then the contract declares one that nothing needs. */
    @Test
    void aWarningThatStaysMakesTheContractStale() throws Exception {
        Bundle bundle = Rings.with(Rings.bundle(), AfterMutants.warnsPerPage());
        CheckResult result = check(bundle, CheckOptions.standard(witnesses));
        assertThat(result.findings()).isEmpty();
        assertThat(result.declared()).extracting(DeclaredUse::uses).containsExactly(0L);
        assertThat(result.verdict()).isEqualTo(Verdict.STALE_CONTRACT);
    }
}
