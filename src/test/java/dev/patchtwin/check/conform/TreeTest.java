package dev.patchtwin.check.conform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patchtwin.patch.tree.Git;
import dev.patchtwin.patch.tree.SeedTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The C cut out of a tree. The tree has the lines of the patch's hunks, and around them as much of our own as makes whole functions
 * of them; what is ours does what the kernel does, docs/domain.md §2.8.
 */
class TreeTest {
    private static final String MMU = "arch/x86/kvm/mmu/tdp_mmu.c";
    private static final String TDX = "arch/x86/kvm/vmx/tdx.c";

    private static final String HEAD = """
            static void handle_removed_pt(struct kvm *kvm, tdp_ptep_t pt, bool shared)
            {
            \tstruct kvm_mmu_page *sp = sptep_to_sp(rcu_dereference(pt));
            \tint level = sp->role.level;
            \tgfn_t base_gfn = sp->gfn;
            \tint i;

            \ttrace_kvm_mmu_prepare_zap_page(sp);
            \ttdp_mmu_unlink_sp(kvm, sp);

            \tfor (i = 0; i < SPTE_ENT_PER_PAGE; i++) {
            \t\ttdp_ptep_t sptep = pt + i;
            \t\tgfn_t gfn = base_gfn + i * KVM_PAGES_PER_HPAGE(level);
            \t\tu64 old_spte;

            \t\tif (shared) {
            \t\t\tdo {
            \t\t\t\told_spte = kvm_tdp_mmu_write_spte_atomic(sptep, FROZEN_SPTE);
            \t\t\t} while (is_frozen_spte(old_spte));
            \t\t} else {
            \t\t\told_spte = kvm_tdp_mmu_read_spte(sptep);
            \t\t\tif (!is_shadow_present_pte(old_spte))
            \t\t\t\tcontinue;
            \t\t\told_spte = kvm_tdp_mmu_write_spte(sptep, old_spte, FROZEN_SPTE, level);
            \t\t}
            \t\thandle_changed_spte(kvm, sp, gfn,
            """;

    @TempDir
    private Path tree;

    private Git git;

    @BeforeEach
    void commit() throws IOException, InterruptedException {
        git = new Git(tree);
        assumeTrue(git.isInstalled(), "skipped: no git");
        for (Map.Entry<String, String> file : SeedTree.files(false).entrySet()) {
            List<String> lines = new ArrayList<>(Arrays.asList(file.getValue().split("\n", -1)));
            if (file.getKey().equals(MMU)) {
                put(lines, 455, HEAD.lines().toList());
            } else if (file.getKey().equals(TDX)) {
                put(lines, 1782, List.of("static void tdx_track(struct kvm *kvm)", "{"));
                lines.add(1809, "\t\t\t\t\t enum pg_level level, u64 mirror_spte)");
                lines.set(1810, "{");
                lines.set(1811, "}");
                lines.remove(1812);
                put(lines, 3616, List.of("void __init tdx_hardware_setup(void)", "{"));
            }
            Path path = tree.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, lines);
        }
        git.run("init", "-q");
        git.run("add", ".");
        git.run("commit", "-q", "-m", "Base", "--author", "Nobody <nobody@example.org>");
    }

    /** Puts lines in the place of others, so that the last of them has this number. */
    private static void put(List<String> lines, int last, List<String> own) {
        for (int i = 0; i < own.size(); i++) {
            lines.set(last - own.size() + i, own.get(i));
        }
    }

    @Test
    void wholeFunctionsAreCutOutOfATree() throws ConformException {
        ConformResult result = RealPatch.run(RealPatch.plan(RealPatch.bundle().mail(), Optional.of(tree.toString())));
        assertThat(result.cutFrom()).contains(tree.toString());
        assertThat(result.functions()).hasSize(8).allMatch(f -> f.agree() && f.complete());
        assertThat(result.agrees()).isTrue();
        assertThat(result.notes()).isEmpty();
        assertThat(result.coverage().orElseThrow().uncovered()).isEmpty();
    }

    /** What the tree has above the hunk is C like any other: here it freezes nothing. */
    @Test
    void aDifferenceOutsideOfTheHunksIsFoundAtTheTreesLine() throws Exception {
        Path file = tree.resolve(MMU);
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "\t\t\told_spte = kvm_tdp_mmu_write_spte(sptep, old_spte, FROZEN_SPTE, level);\n",
                                "\n"));
        git.run("commit", "-q", "-a", "-m", "Break it", "--author", "Nobody <nobody@example.org>");
        ConformResult result = RealPatch.run(RealPatch.plan(RealPatch.bundle().mail(), Optional.of(tree.toString())));
        assertThat(result.agrees()).isFalse();
        assertThat(result.drifts())
                .filteredOn(
                        d -> d.function().filter("handle_removed_pt"::equals).isPresent())
                .isNotEmpty()
                .allSatisfy(d -> assertThat(d.c())
                        .filteredOn(step -> step.what().startsWith("kvm_tdp_mmu_read_spte"))
                        .isNotEmpty()
                        .allMatch(step -> step.file().equals(MMU) && step.line() == 450 && step.mailLine() == 0));
    }

    @Test
    void aTreeThatThePatchDoesNotApplyToIsRefused() throws Exception {
        Path file = tree.resolve(TDX);
        Files.writeString(file, Files.readString(file).replace("return -EIO;", "return -EBUSY;"));
        git.run("commit", "-q", "-a", "-m", "Change it", "--author", "Nobody <nobody@example.org>");
        assertThatThrownBy(() -> RealPatch.run(RealPatch.plan(RealPatch.bundle().mail(), Optional.of(tree.toString()))))
                .isInstanceOfSatisfying(
                        ConformException.class, e -> assertThat(e.messages()).anyMatch(m -> m.contains("tdx.c")));
    }

    @Test
    void aFolderThatIsNoRepositoryIsRefused() {
        assertThatThrownBy(
                        () -> RealPatch.run(RealPatch.plan(RealPatch.bundle().mail(), Optional.of("/nowhere/at/all"))))
                .isInstanceOf(ConformException.class);
    }
}
