package dev.patchtwin.kvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.engine.twin.Side;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of docs/domain.md §4.2, row by row, with one page table below the root. */
class HookCasesTest {
    private static final String RECLAIM = "TDH.PHYMEM.PAGE.RECLAIM";
    private static final String L1 = "sept@gfn0/l1";
    private static final String HRP = "splat handle_removed_pt";
    private static final String RECLAIM_SPLAT = "splat tdx_reclaim_page/TDH.PHYMEM.PAGE.RECLAIM";
    private static final String HKID_SPLAT = "splat reclaim-hook/is_hkid_assigned";
    private static final String BUGGED = "kvm_vm_bugged: VM_DEAD requested";

    /** Three levels, so that below the root there are the tables L2 and L1, on the way to gfn 0. */
    private static ModelRun mapped(Side side, String... overrides) {
        ModelRun run = new ModelRun(side, overrides);
        return again(run);
    }

    private static ModelRun again(ModelRun run) {
        return run.runnable().run("fault-private vcpu=0 gfn=0", "release-memfd");
    }

    private static String atCallRcu(ModelRun run) {
        return run.on("pointers").stream()
                .filter(p -> p.startsWith("mirror@gfn0/l1 at call_rcu"))
                .findFirst()
                .orElseThrow()
                .replaceFirst(".*external_spt=", "");
    }

    private static long reclaimsOfSept(ModelRun run) {
        return run.seamcalls().stream().filter(s -> s.startsWith("PHYMEM.PAGE.RECLAIM sept@")).count();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void caseAReclaimedThePageIsFreedByRcu(Side side) {
        ModelRun run = mapped(side, "levels=3").run("destroy-vm");
        assertThat(atCallRcu(run)).isEqualTo(L1);
        assertThat(run.on("pages")).contains(L1 + " freed, was rcu (vm1, PAMT NDA)");
        assertThat(reclaimsOfSept(run)).isEqualTo(2);
        assertThat(run.on("warnings")).isEmpty();
        assertThat(run.on("vm")).doesNotContain(BUGGED);
        assertThat(run.leaks()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void caseB1AReclaimFailsForTheFirstTimeInThisBoot(Side side) {
        ModelRun run = mapped(side, "levels=3").fail(RECLAIM, L1).run("destroy-vm");
        assertThat(atCallRcu(run)).isEqualTo("NULL");
        assertThat(run.leaks()).containsExactlyInAnyOrder(L1, "tdr");
        assertThat(run.on("vm")).doesNotContain(BUGGED);
        assertThat(reclaimsOfSept(run)).isEqualTo(2);
        assertThat(run.on("errors")).contains("SEAMCALL " + RECLAIM + " failed: TDX_OPERAND_INVALID " + L1);
        assertThat(run.on("warnings"))
                .isEqualTo(side == Side.BEFORE ? List.of(RECLAIM_SPLAT, HRP) : List.of(RECLAIM_SPLAT));
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void caseB2AReclaimFailsOnceTheSiteHasFired(Side side) {
        ModelRun run = again(mapped(side, "levels=3").fail(RECLAIM, L1).run("destroy-vm"));
        run.busy(RECLAIM, L1, 1).run("destroy-vm");
        assertThat(atCallRcu(run)).isEqualTo("NULL");
        assertThat(run.on("vm")).doesNotContain(BUGGED);
        assertThat(run.on("errors")).contains("SEAMCALL " + RECLAIM + " failed: TDX_OPERAND_BUSY " + L1);
        assertThat(run.on("warnings")).isEqualTo(side == Side.BEFORE ? List.of(HRP) : List.of());
        assertThat(run.on("silence")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void caseC1TheHkidIsAssignedAndTheVmIsNotBugged(Side side) {
        ModelRun run = notFlushed(mapped(side, "levels=3"));
        assertThat(atCallRcu(run)).isEqualTo("NULL");
        assertThat(run.on("vm")).contains(BUGGED);
        assertThat(reclaimsOfSept(run)).isZero();
        assertThat(run.leaks()).contains(L1, "sept@gfn0/l2");
        assertThat(run.on("warnings"))
                .isEqualTo(side == Side.BEFORE ? List.of(HKID_SPLAT, HRP, HRP) : List.of(HKID_SPLAT));
        assertThat(run.on("silence")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void caseC2TheHkidIsAssignedAndTheSiteHasFiredForAnotherVm(Side side) {
        ModelRun run = notFlushed(again(notFlushed(mapped(side, "levels=3"))));
        assertThat(run.on("vm")).contains(BUGGED);
        assertThat(run.on("warnings")).isEqualTo(side == Side.BEFORE ? List.of(HRP, HRP) : List.of());
        assertThat(run.on("errors")).isEmpty();
        assertThat(run.on("silence")).hasSize(side == Side.BEFORE ? 0 : 1);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void caseDTheHkidIsAssignedAndTheVmIsBugged(Side side) {
        ModelRun run = mapped(side, "levels=3").fail("TDH.MNG.KEY.FREEID", "-").run("destroy-vm");
        String freeId = "splat tdx_mmu_release_hkid/TDH.MNG.KEY.FREEID";
        assertThat(atCallRcu(run)).isEqualTo("NULL");
        assertThat(reclaimsOfSept(run)).isZero();
        assertThat(run.on("vm").stream().filter(BUGGED::equals)).hasSize(1);
        assertThat(run.on("warnings")).isEqualTo(side == Side.BEFORE ? List.of(freeId, HRP, HRP) : List.of(freeId));
        assertThat(run.on("errors")).contains("HKID 1 is leaked");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void totalSilenceABuggedVmWhoseVcpusAreNotFlushed(Side side) {
        ModelRun run = new ModelRun(side, "levels=3").runnable();
        run.fail("TDH.MEM.PAGE.AUG", "gfn0").run("fault-private vcpu=0 gfn=0");
        assertThat(run.result()).isEqualTo("-EIO");
        notFlushed(run.run("release-memfd"));
        assertThat(run.on("warnings")).isEqualTo(side == Side.BEFORE ? List.of(HRP, HRP) : List.of());
        assertThat(run.on("errors")).isEmpty();
        assertThat(run.leaks()).contains(L1, "sept@gfn0/l2", "tdr", "tdcs0", "vcpu0/tdvpr", "vcpu0/tdcx0");
        assertThat(run.on("silence"))
                .isEqualTo(
                        side == Side.BEFORE
                                ? List.of()
                                : List.of("teardown of vm1 leaked 6 pages and printed nothing"));
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void caseEWithoutTheHookBothFreeAPageThatTheModuleOwns(Side side) {
        ModelRun run = mapped(side, "levels=3", "hook=0").run("destroy-vm");
        assertThat(atCallRcu(run)).isEqualTo(L1);
        assertThat(reclaimsOfSept(run)).isZero();
        assertThat(run.on("warnings")).containsExactly(RECLAIM_SPLAT);
        assertThat(run.on("safety")).anyMatch(s -> s.startsWith("S1 " + L1));
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void caseFATableOfTheDirectTreeHasNoExternalPage(Side side) {
        ModelRun run = new ModelRun(side, "levels=3").runnable().run("convert-to-shared gfn=0");
        run.run("fault-shared vcpu=0 gfn=0", "exit-mm");
        assertThat(run.on("pointers"))
                .containsExactly(
                        "direct@gfn0/l1 at call_rcu: external_spt=NULL", "direct@gfn0/l2 at call_rcu: external_spt=NULL");
        assertThat(run.seamcalls()).isEmpty();
        assertThat(run.on("rcu")).noneMatch(e -> e.startsWith("reclaim hook"));
    }

    private static ModelRun notFlushed(ModelRun run) {
        return run.answer("TDH.MNG.VPFLUSHDONE", "-", 1, "TDX_FLUSHVP_NOT_DONE").run("destroy-vm");
    }

    @Test
    void panicOnWarnFromBootPanicsBothAtTheFirstSplat() {
        for (Side side : Side.values()) {
            ModelRun run = mapped(side, "levels=3").run("sysctl-panic-on-warn value=1");
            notFlushed(run);
            assertThat(run.on("panic")).containsExactly("panic reclaim-hook/is_hkid_assigned panic_on_warn");
            assertThat(run.model().halted()).isTrue();
            assertThat(run.enabled()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void panicOnWarnSetLatePanicsBeforeOnly(Side side) {
        ModelRun run = again(notFlushed(mapped(side, "levels=3"))).run("sysctl-panic-on-warn value=1");
        notFlushed(run);
        assertThat(run.on("panic"))
                .isEqualTo(side == Side.BEFORE ? List.of("panic handle_removed_pt panic_on_warn") : List.of());
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aWarnLimitOfTwoPanicsBeforeOnly(Side side) {
        ModelRun run = mapped(side, "levels=3").run("sysctl-warn-limit value=2");
        notFlushed(run);
        assertThat(run.on("panic"))
                .isEqualTo(side == Side.BEFORE ? List.of("panic handle_removed_pt warn_limit=2") : List.of());
        assertThat(run.model().halted()).isEqualTo(side == Side.BEFORE);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void clearWarnOnceMakesTheSitesPrintAgain(Side side) {
        ModelRun run = again(notFlushed(mapped(side, "levels=3"))).run("clear-warn-once");
        notFlushed(run);
        assertThat(run.on("warnings")).startsWith(HKID_SPLAT);
        assertThat(run.on("silence")).isEmpty();
    }
}
