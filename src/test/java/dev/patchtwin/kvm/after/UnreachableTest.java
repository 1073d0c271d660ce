package dev.patchtwin.kvm.after;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.kvm.ModelRun;
import dev.patchtwin.kvm.mmu.MutantRow;
import dev.patchtwin.kvm.mmu.Peek;
import dev.patchtwin.kvm.mmu.Reach;
import dev.patchtwin.kvm.mmu.Spte;
import dev.patchtwin.kvm.world.Channels;
import dev.patchtwin.kvm.world.Errno;
import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.PhysicalPages;
import dev.patchtwin.kvm.world.Shape;
import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Observation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Branches that no operation reaches, because the code around them is right: checks that guard against callers gone wrong
 * (docs/domain.md §§2.2 to 2.6, 2.9, 4.2), and invariants (§5) that hold. Here they are reached by force.
 */
class UnreachableTest {
    private final KernelAfter kernel = new KernelAfter(new Machine(new Shape(ModelRun.world("levels=3"))));
    private final ModelRun run =
            new ModelRun(new MutantRow(0, "after", "as it is", "", machine -> kernel).of(new AfterFactory()).factory(), "levels=3");
    private final Observation out = new Observation(Channels.ALL.size());

    private void watch() {
        out.clear();
        kernel.machine.begin((question, subject) -> 0, out);
    }

    private List<String> shown(Channel channel) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < out.size(channel); i++) {
            words.add(run.model().describe(channel, out.word(channel, i)));
        }
        return words;
    }

    private void mapped() {
        run.runnable().run("fault-private vcpu=0 gfn=0");
        watch();
    }

    private void requireBug(String site) {
        assertThat(shown(Channels.WARNINGS)).contains("splat " + site);
        assertThat(shown(Channels.VM)).contains("kvm_vm_bugged: VM_DEAD requested");
    }

    @Test
    void settingAMirrorEntryThatIsPresentBugsTheVm() {
        mapped();
        long old = Reach.rootEntry(kernel, true);
        assertThat(Reach.setRootEntry(kernel, true, old, Spte.present(1))).isEqualTo(Errno.EBUSY);
        requireBug("set_external_spte_present/old_spte");
        assertThat(Reach.rootEntry(kernel, true)).isEqualTo(old);
    }

    @Test
    void settingAMirrorEntryToNothingBugsTheVm() {
        mapped();
        assertThat(Reach.setRootEntry(kernel, true, Spte.NONPRESENT, Spte.NONPRESENT)).isEqualTo(Errno.EBUSY);
        requireBug("set_external_spte_present/new_spte");
    }

    @Test
    void aSnapshotThatIsFrozenIsWarnedAbout() {
        mapped();
        assertThat(Reach.setRootEntry(kernel, false, Spte.FROZEN, Spte.NONPRESENT)).isEqualTo(Errno.EBUSY);
        assertThat(shown(Channels.WARNINGS)).containsExactly("splat __tdp_mmu_set_spte_atomic/is_frozen_spte");
    }

    @Test
    void aChangeBetweenTwoEmptyValuesIsWarnedAboutUnlessItFreezes() {
        mapped();
        Reach.changed(kernel, false, Spte.NONPRESENT, Spte.FROZEN);
        assertThat(shown(Channels.WARNINGS)).isEmpty();
        Reach.changed(kernel, false, Spte.FROZEN, Spte.NONPRESENT);
        assertThat(shown(Channels.WARNINGS)).containsExactly("splat handle_changed_spte/non-present");
    }

    @Test
    void aTableThatDoesNotFitItsEntryBugsTheVm() {
        mapped();
        assertThat(Reach.linkAtLevel(kernel, 2)).isEqualTo(Errno.EIO);
        requireBug("tdx_sept_link_private_spt/external_spt");
        assertThat(shown(Channels.SEAMCALLS)).isEmpty();
    }

    @Test
    void addingAPageWithoutASourceBugsTheVm() {
        run.run("create-vm", "init-td", "init-vcpu vcpu=0");
        watch();
        assertThat(Reach.pageAdd(kernel)).isEqualTo(Errno.EIO);
        requireBug("tdx_mem_page_add/pre_fault_allowed");
    }

    @Test
    void populatingTwiceAtOnceBugsTheVm() {
        run.run("create-vm", "init-td", "init-vcpu vcpu=0");
        watch();
        assertThat(Reach.populateTwice(kernel)).isEqualTo(Errno.EIO);
        requireBug("tdx_gmem_post_populate/page_add_src");
    }

    @Test
    void removingALeafWithoutAnHkidBugsTheVm() {
        mapped();
        Reach.forgetHkid(kernel);
        Reach.removeLeaf(kernel, 1);
        requireBug("tdx_sept_remove_private_spte/is_hkid_assigned");
        assertThat(shown(Channels.SEAMCALLS)).isEmpty();
    }

    @Test
    void removingALargeLeafBugsTheVm() {
        mapped();
        Reach.removeLeaf(kernel, 2);
        requireBug("tdx_sept_remove_private_spte/level");
    }

    @Test
    void theLastReferenceOnAValidRootBugsTheVm() {
        mapped();
        Reach.putDirectRoot(kernel);
        requireBug("kvm_tdp_mmu_put_root/invalid");
        assertThat(shown(Channels.RCU)).isEmpty();
    }

    @Test
    void aRootThatRemainsIsWarnedAbout() {
        mapped();
        Reach.holdDirectRoot(kernel);
        run.run("release-memfd", "destroy-vm");
        assertThat(run.on("warnings")).containsExactly("splat kvm_mmu_uninit_tdp_mmu/tdp_mmu_roots");
        assertThat(run.on("safety")).anyMatch(s -> s.startsWith("S6 "));
    }

    /** Cases G and H: a mirror table whose external page is gone already. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theHookWithoutAnExternalPageTouchesAPageThatDoesNotExistUnlessTheHkidIsAssigned(boolean assigned) {
        mapped();
        if (!assigned) {
            Reach.forgetHkid(kernel);
        }
        kernel.hooks().reclaimExternalSp(kernel.kvm, 0, Peek.roots(kernel.kvm).get(1));
        assertThat(shown(Channels.SAFETY)).anyMatch(s -> s.startsWith("S7 bad-page"));
        assertThat(shown(Channels.SEAMCALLS).toString())
                .isEqualTo(
                        assigned
                                ? "[]"
                                : "[TDH.PHYMEM.PAGE.RECLAIM bad-page -> TDX_OPERAND_ADDR_RANGE_ERROR]");
    }

    @Test
    void s2FreeingTwiceIsNoticed() {
        mapped();
        int page = kernel.machine.pages.alloc(8, 2);
        kernel.machine.pages.free(page);
        kernel.machine.pages.free(page);
        kernel.machine.pages.free(PhysicalPages.NULL);
        assertThat(shown(Channels.SAFETY)).containsExactly("S2 other: a page or a page-table header was freed twice");
    }

    @Test
    void s3FreeingALinkedTableIsNoticedAndSoIsReadingIt() {
        run.runnable().run("convert-to-shared gfn=0", "fault-shared vcpu=0 gfn=0", "walk-begin");
        watch();
        Reach.freeLinkedTable(kernel);
        assertThat(shown(Channels.SAFETY)).anyMatch(s -> s.startsWith("S3 direct@gfn0/l2"));
    }

    @Test
    void s6APageWithoutAHolderIsNoticed() {
        mapped();
        Reach.loseTdvpr(kernel);
        assertThat(run.run("fault-private vcpu=0 gfn=1").on("safety")).anyMatch(s -> s.startsWith("S6 "));
    }

    @Test
    void s10ATableThatTheModuleKnowsOtherwiseIsNoticed() {
        mapped();
        Reach.exchangeExternalSpts(kernel);
        assertThat(run.run("fault-private vcpu=0 gfn=1").on("safety")).anyMatch(s -> s.startsWith("S10 sept@gfn0/l1"));
    }

    @Test
    void s11ABuggedVmThatIsNotDeadIsNoticed() {
        mapped();
        Reach.bugOnly(kernel);
        assertThat(run.run("fault-private vcpu=0 gfn=1").on("safety")).anyMatch(s -> s.startsWith("S11 "));
    }

    @Test
    void s5AnHkidThatIsKeptWithoutAnyFaultIsNoticed() {
        run.run("create-vm", "init-td", "release-memfd");
        Reach.forgetHkid(kernel);
        assertThat(run.run("destroy-vm").on("safety")).anyMatch(s -> s.startsWith("S5 "));
    }
}
