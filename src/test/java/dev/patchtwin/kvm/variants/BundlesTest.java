package dev.patchtwin.kvm.variants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Check;
import dev.patchtwin.check.CheckOptions;
import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.DeclaredUse;
import dev.patchtwin.check.Recovery;
import dev.patchtwin.check.Verdict;
import dev.patchtwin.check.Watch;
import dev.patchtwin.engine.twin.Contract;
import dev.patchtwin.engine.twin.DeclaredDifference;
import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.patch.tree.FileSource;
import dev.patchtwin.patch.tree.HealedFile;
import dev.patchtwin.patch.tree.TreeFile;
import dev.patchtwin.patch.tree.TreePatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the bundles of other versions of the hook come to, and that their patches are what they say. */
class BundlesTest {
    private static final long OPERATIONS = 60_000;

    /** What differs when nothing is allowed: in value, and in time alone. */
    private static final Map<String, Set<String>> DIFFERENT = Map.of(
            Variants.RENAMED, Set.of(),
            Variants.KEPT_FROM_RFC, Set.of(),
            Variants.KEPT, Set.of("warnings VALUE", "panic VALUE", "silence VALUE"),
            Variants.AT_ONCE,
                    Set.of(
                            "pages VALUE",
                            "pointers VALUE",
                            "accounting TIMING",
                            "warnings VALUE",
                            "panic VALUE",
                            "silence VALUE"));

    static List<String> ids() {
        return Variants.IDS;
    }

    @ParameterizedTest
    @MethodSource("ids")
    void theTwoSidesAreEquivalentAndTheContractIsUsedToTheLastWord(String id) throws Exception {
        CheckOptions options =
                CheckOptions.standard(Variants.ROOT).withThreads(2).withOperations(OPERATIONS);
        CheckResult result = Check.run(Variants.bundle(id), options, Watch.NOBODY);
        assertThat(result.verdict()).as("%s", result.reasons()).isEqualTo(Verdict.EQUIVALENT);
        assertThat(result.declared()).allMatch(use -> use.uses() > 0).noneMatch(DeclaredUse::stale);
        assertThat(result.patch().repairs()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void theGoldenTracesShowEveryDifferenceThereIs(String id) throws Exception {
        Set<String> found = Variants.differences(Variants.bundle(id), Contract.strict());
        // Where a side stops for good, nobody can tell any more whether a page would have come back.
        found.remove("accounting VALUE");
        assertThat(found).isEqualTo(DIFFERENT.get(id));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void noDeclaredDifferenceCanBeLeftOut(String id) throws Exception {
        Bundle bundle = Variants.bundle(id);
        for (DeclaredDifference declared : bundle.declared()) {
            Contract without = new Contract(bundle.disallowing(declared.id()).declared());
            assertThat(Variants.differences(bundle, without))
                    .as("without %s", declared.id())
                    .anyMatch(one -> one.startsWith(declared.channel() + " "));
        }
        assertThat(Variants.differences(bundle, new Contract(bundle.declared())))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("withTree")
    void thePatchAppliesToItsTreeWithoutAnyRepair(String id) throws Exception {
        Bundle bundle = Variants.bundle(id);
        RecoveredPatch patch = Recovery.read(bundle);
        assertThat(patch.diagnostics()).isEmpty();
        FileSource tree = new Folder(bundle.file().resolveSibling("tree"));
        TreePatch applied = TreePatch.applyAll(List.of(patch), id, tree, false).get(0);
        assertThat(applied.patch().diagnostics()).isEmpty();
        assertThat(applied.files()).hasSameSizeAs(patch.files()).isNotEmpty().allMatch(HealedFile::proven);
    }

    static Stream<String> withTree() {
        return Stream.concat(ids().stream(), Stream.of("kvm-dynamic-pamt-put"));
    }

    /** The files below a folder. */
    private record Folder(Path root) implements FileSource {
        @Override
        public Optional<TreeFile> file(String path) {
            try {
                return Optional.of(new TreeFile(path, "100644", Files.readAllBytes(root.resolve(path))));
            } catch (IOException e) {
                return Optional.empty();
            }
        }

        @Override
        public Optional<TreeFile> blob(String id, String path) {
            return Optional.empty();
        }
    }
}
