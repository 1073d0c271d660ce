package dev.patchtwin.kvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.engine.twin.Side;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which the release of the HKID and of the control pages can fail; docs/domain.md §2.9, steps R, V and C. */
class TeardownTest {
    private static final String BUGGED = "kvm_vm_bugged: VM_DEAD requested";

    private static ModelRun idle(String... world) {
        return new ModelRun(Side.AFTER, world).runnable().run("release-memfd");
    }

    @Test
    void aVcpuThatCannotBeFlushedKeepsTheHkidAssigned() {
        ModelRun run = idle().fail("TDH.VP.FLUSH", "vcpu0").run("destroy-vm");
        assertThat(run.seamcalls())
                .containsExactly("VP.FLUSH vcpu0 !OPERAND_INVALID", "MNG.VPFLUSHDONE !FLUSHVP_NOT_DONE");
        assertThat(run.on("vm")).contains(BUGGED);
        assertThat(run.leaks()).containsExactlyInAnyOrder("tdr", "tdcs0", "vcpu0/tdvpr", "vcpu0/tdcx0");
        assertThat(run.on("errors")).contains("SEAMCALL TDH.VP.FLUSH failed: TDX_OPERAND_INVALID vcpu0");
        assertThat(run.on("silence")).isEmpty();
    }

    @Test
    void aVcpuThatNeverRanIsNotAssociatedAndThatIsHarmless() {
        ModelRun run = new ModelRun(Side.AFTER).run("create-vm", "init-td");
        run.answer("alloc", "vcpu0/tdvpr", 1, "ENOMEM").run("init-vcpu vcpu=0", "release-memfd", "destroy-vm");
        assertThat(run.seamcalls()).startsWith("VP.FLUSH vcpu0 !VCPU_NOT_ASSOCIATED", "MNG.VPFLUSHDONE");
        assertThat(run.on("warnings")).isEmpty();
        assertThat(run.leaks()).isEmpty();
    }

    @Test
    void flushvpNotDoneIsPassedOverInSilence() {
        ModelRun run = idle().answer("TDH.MNG.VPFLUSHDONE", "-", 1, "TDX_FLUSHVP_NOT_DONE").run("destroy-vm");
        assertThat(run.on("vm")).doesNotContain(BUGGED, "HKID released");
        assertThat(run.on("warnings")).isEmpty();
        assertThat(run.on("errors")).isEmpty();
        assertThat(run.on("silence")).containsExactly("teardown of vm1 leaked 4 pages and printed nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TDH.MNG.VPFLUSHDONE", "TDH.MNG.KEY.FREEID"})
    void anyOtherFailureBugsTheVmAndLeaksTheHkid(String call) {
        ModelRun run = idle().busy(call, "-", 1).run("destroy-vm");
        assertThat(run.on("vm")).contains(BUGGED).doesNotContain("HKID released");
        assertThat(run.on("errors"))
                .containsExactly("taint W set", "SEAMCALL " + call + " failed: TDX_OPERAND_BUSY -", "HKID 1 is leaked");
        assertThat(run.leaks()).containsExactlyInAnyOrder("tdr", "tdcs0", "vcpu0/tdvpr", "vcpu0/tdcx0");
    }

    @Test
    void anInterruptedCacheFlushIsTriedAgain() {
        ModelRun run = idle().answer("TDH.PHYMEM.CACHE.WB", "package0", 1, "TDX_INTERRUPTED_RESUMABLE").run("destroy-vm");
        assertThat(run.seamcalls())
                .contains("PHYMEM.CACHE.WB package0 !INTERRUPTED_RESUMABLE", "PHYMEM.CACHE.WB package0", "MNG.KEY.FREEID");
        assertThat(run.leaks()).isEmpty();
    }

    @Test
    void aCacheFlushThatIsInterruptedForEverIsGivenUpAfterTenThousandTries() {
        ModelRun run = idle().answer(
                        "TDH.PHYMEM.CACHE.WB", "package0", 1, "TDX_INTERRUPTED_RESUMABLE-for-ever")
                .run("destroy-vm");
        assertThat(run.seamcalls())
                .contains("PHYMEM.CACHE.WB package0 !INTERRUPTED_RESUMABLE x10000", "MNG.KEY.FREEID !WBCACHE_NOT_COMPLETE");
        assertThat(run.on("errors")).contains("HKID 1 is leaked");
    }

    @Test
    void aFailedCacheFlushIsReportedWithoutAVmAndThenTheKeyIsNotFreed() {
        ModelRun run = idle("packages=2").fail("TDH.PHYMEM.CACHE.WB", "package1").run("destroy-vm");
        assertThat(run.seamcalls()).contains("MNG.KEY.FREEID !WBCACHE_NOT_COMPLETE");
        assertThat(run.on("warnings"))
                .containsExactly(
                        "splat smp_func_do_phymem_cache_wb/TDH.PHYMEM.CACHE.WB",
                        "splat tdx_mmu_release_hkid/TDH.MNG.KEY.FREEID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vcpu0/tdcx0", "vcpu0/tdvpr", "tdcs0"})
    void aControlPageThatCannotBeReclaimedIsLeakedAndSoIsTheTdr(String page) {
        ModelRun run = idle().fail("TDH.PHYMEM.PAGE.RECLAIM", page).run("destroy-vm");
        assertThat(run.leaks()).containsExactlyInAnyOrder(page, "tdr");
        assertThat(run.on("vm")).doesNotContain(BUGGED);
    }

    @Test
    void aTdrThatCannotBeReclaimedIsLeaked() {
        ModelRun run = idle().busy("TDH.PHYMEM.PAGE.RECLAIM", "tdr", 1).run("destroy-vm");
        assertThat(run.leaks()).containsExactly("tdr");
        assertThat(run.seamcalls()).doesNotContain("PHYMEM.PAGE.WBINVD tdr");
    }

    @Test
    void aTdrThatCannotBeFlushedIsLeaked() {
        ModelRun run = idle().fail("TDH.PHYMEM.PAGE.WBINVD", "tdr").run("destroy-vm");
        assertThat(run.leaks()).containsExactly("tdr");
        assertThat(run.on("warnings"))
                .isEqualTo(List.of("splat tdx_reclaim_td_control_pages/TDH.PHYMEM.PAGE.WBINVD"));
    }

    @Test
    void withTheErratumReclaimedPagesAreResetAndThoseThatFailAreNot() {
        ModelRun run = idle("erratum=1").fail("TDH.PHYMEM.PAGE.RECLAIM", "tdcs0").run("destroy-vm");
        assertThat(run.on("pages"))
                .contains("vcpu0/tdvpr reset, is control (vm1, PAMT NDA)")
                .noneMatch(p -> p.startsWith("tdcs0 reset"));
        assertThat(run.on("safety")).isEmpty();
    }
}
