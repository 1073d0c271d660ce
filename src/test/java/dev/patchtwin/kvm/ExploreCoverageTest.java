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
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jacoco.core.analysis.IClassCoverage;
import org.jacoco.core.analysis.IMethodCoverage;
import org.junit.jupiter.api.Test;

/** Exploring the bundle's world {@code small} takes every branch of both models, but for those that are named here. */
class ExploreCoverageTest {
    /** What stands beside the models, and is no part of them: to be planted in them, or to hold them against the patch's own C. */
    private static final Pattern BESIDE = Pattern.compile("Mutants|MutantRow|[.]Peek$|[.]Parts$"
            + "|^foreign[.]|[.]FunctionCase$|[.]FunctionModel$|[.]Stage$|[.](Before|After)Functions$");

    private static Map<String, Integer> missed() throws Exception {
        CountingLoader loader = new CountingLoader();
        Bundle bundle = Bundle.read(Path.of("patches", "kvm-reclaim-external-sp"));
        ModelFactory before = factory(loader, "before.BeforeFactory");
        ModelFactory after = factory(loader, "after.AfterFactory");
        Contract contract = new Contract(bundle.declared());
        for (Scope scope : bundle.scopes().get("small")) {
            ExploreOptions options =
                    ExploreOptions.unbounded().withThreads(2).withFaults(scope.faults());
            Explore.run(
                    options,
                    () -> new Twin(before.create(scope.world()), after.create(scope.world()), contract),
                    new ExploreControl());
        }
        Map<String, Integer> missed = new TreeMap<>();
        for (IClassCoverage each : loader.coverage().getClasses()) {
            String name = each.getName().replace('/', '.').substring("dev.patchtwin.kvm.".length());
            if (BESIDE.matcher(name).find()) {
                continue;
            }
            for (IMethodCoverage method : each.getMethods()) {
                int count = method.getBranchCounter().getMissedCount();
                if (count > 0) {
                    missed.merge(name + "." + method.getName(), count, Integer::sum);
                }
            }
        }
        return missed;
    }

    private static ModelFactory factory(CountingLoader loader, String name) throws Exception {
        return (ModelFactory) loader.loadClass("dev.patchtwin.kvm." + name)
                .getDeclaredConstructor()
                .newInstance();
    }

    /** What is listed, and why, stands in {@code branches-not-taken.txt}. */
    @Test
    void everyBranchIsTakenButThoseThatAreListedWithAReason() throws Exception {
        Map<String, Integer> listed = new TreeMap<>();
        try (InputStream text = Objects.requireNonNull(getClass().getResourceAsStream("branches-not-taken.txt"))) {
            for (String line : new String(text.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    int blank = line.indexOf(' ');
                    listed.put(line.substring(0, blank), Integer.parseInt(line.substring(blank + 1)));
                }
            }
        }
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
