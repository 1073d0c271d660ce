package dev.patchtwin.kvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Scope;
import dev.patchtwin.engine.explore.Explore;
import dev.patchtwin.engine.explore.ExploreControl;
import dev.patchtwin.engine.explore.ExploreOptions;
import dev.patchtwin.engine.twin.Contract;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.ModelFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Exploring the bundle's world {@code small} takes every branch of both models, but for those that are named here. */
class ExploreCoverageTest {
    private static Map<String, Integer> missed() throws Exception {
        CountingLoader loader = new CountingLoader();
        Bundle bundle = Bundle.read(Path.of("patches", "kvm-reclaim-external-sp"));
        ModelFactory before = loader.factory("before.BeforeFactory");
        ModelFactory after = loader.factory("after.AfterFactory");
        Contract contract = new Contract(bundle.declared());
        for (Scope scope : bundle.scopes().get("small")) {
            ExploreOptions options =
                    ExploreOptions.unbounded().withThreads(2).withFaults(scope.faults());
            Explore.run(
                    options,
                    () -> new Twin(before.create(scope.world()), after.create(scope.world()), contract),
                    new ExploreControl());
        }
        return CountingLoader.missed(loader.coverage());
    }

    /** What is listed, and why, stands in {@code branches-not-taken.txt}. */
    @Test
    void everyBranchIsTakenButThoseThatAreListedWithAReason() throws Exception {
        Map<String, Integer> listed = CountingLoader.listed("branches-not-taken.txt");
        Map<String, Integer> missed = missed();
        Map<String, Integer> notListed = new TreeMap<>(missed);
        notListed.entrySet().removeAll(listed.entrySet());
        Map<String, Integer> notMissed = new TreeMap<>(listed);
        notMissed.entrySet().removeAll(missed.entrySet());
        assertThat(notListed).as("missed and not listed").isEmpty();
        assertThat(notMissed).as("listed and not missed").isEmpty();
        assertThat(missed.keySet())
                .as("of the code that the patch touches")
                .filteredOn(name -> name.startsWith("before.") || name.startsWith("after."))
                .containsExactly(
                        "after.KvmX86OpsAfter.reclaimExternalSp",
                        "after.TdxAfter.tdxHardwareSetup",
                        "before.KvmX86OpsBefore.freeExternalSpt",
                        "before.TdxBefore.tdxHardwareSetup");
    }
}
