package dev.patchtwin.kvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.engine.twin.Side;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The golden trace of docs/domain.md §2.10: four levels, one vCPU, one private gfn; the same on both sides. */
class GoldenSeamcallTest {
    private static final String[] WORLD = {"tdcs=2", "tdcx=2", "packages=2"};

    @ParameterizedTest
    @EnumSource(Side.class)
    void aTdIsInitialised(Side side) {
        ModelRun run = new ModelRun(side, WORLD).run("create-vm", "init-td");
        assertThat(run.seamcalls())
                .containsExactly(
                        "MNG.CREATE tdr",
                        "MNG.KEY.CONFIG package0",
                        "MNG.KEY.CONFIG package1",
                        "MNG.ADDCX tdcs0",
                        "MNG.ADDCX tdcs1",
                        "MNG.INIT");
        run.run("init-vcpu vcpu=0");
        assertThat(run.seamcalls())
                .containsExactly("VP.CREATE vcpu0/tdvpr", "VP.ADDCX vcpu0/tdcx0", "VP.ADDCX vcpu0/tdcx1", "VP.INIT vcpu0");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aPageIsMappedAndReleased(Side side) {
        ModelRun run = new ModelRun(side, WORLD).runnable().run("fault-private vcpu=0 gfn=0");
        assertThat(run.seamcalls())
                .containsExactly(
                        "MEM.SEPT.ADD sept@gfn0/l3",
                        "MEM.SEPT.ADD sept@gfn0/l2",
                        "MEM.SEPT.ADD sept@gfn0/l1",
                        "MEM.PAGE.AUG gfn0");
        run.run("release-memfd");
        assertThat(run.seamcalls())
                .containsExactly(
                        "MEM.RANGE.BLOCK gfn0", "MEM.TRACK", "MEM.PAGE.REMOVE gfn0", "PHYMEM.PAGE.WBINVD data@gfn0");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aVmIsDestroyed(Side side) {
        ModelRun run = mapped(side).run("destroy-vm");
        assertThat(run.seamcalls())
                .containsExactly(
                        "VP.FLUSH vcpu0",
                        "MNG.VPFLUSHDONE",
                        "PHYMEM.CACHE.WB package0",
                        "PHYMEM.CACHE.WB package1",
                        "MNG.KEY.FREEID",
                        "PHYMEM.PAGE.RECLAIM vcpu0/tdcx0",
                        "PHYMEM.PAGE.RECLAIM vcpu0/tdcx1",
                        "PHYMEM.PAGE.RECLAIM vcpu0/tdvpr",
                        "PHYMEM.PAGE.RECLAIM sept@gfn0/l1",
                        "PHYMEM.PAGE.RECLAIM sept@gfn0/l2",
                        "PHYMEM.PAGE.RECLAIM sept@gfn0/l3",
                        "PHYMEM.PAGE.RECLAIM tdcs0",
                        "PHYMEM.PAGE.RECLAIM tdcs1",
                        "PHYMEM.PAGE.RECLAIM tdr",
                        "PHYMEM.PAGE.WBINVD tdr");
        assertThat(run.leaks()).isEmpty();
        assertThat(run.on("safety")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void oneLeakedTableCostsTheTdrToo(Side side) {
        ModelRun run = mapped(side).busy("TDH.PHYMEM.PAGE.RECLAIM", "sept@gfn0/l2", 1).run("destroy-vm");
        assertThat(run.seamcalls().subList(8, run.seamcalls().size()))
                .containsExactly(
                        "PHYMEM.PAGE.RECLAIM sept@gfn0/l1",
                        "PHYMEM.PAGE.RECLAIM sept@gfn0/l2 !OPERAND_BUSY",
                        "PHYMEM.PAGE.RECLAIM sept@gfn0/l3",
                        "PHYMEM.PAGE.RECLAIM tdcs0",
                        "PHYMEM.PAGE.RECLAIM tdcs1",
                        "PHYMEM.PAGE.RECLAIM tdr !TD_ASSOCIATED_PAGES_EXIST");
        assertThat(run.leaks()).containsExactlyInAnyOrder("sept@gfn0/l2", "tdr");
        assertThat(run.on("vm")).contains("TD TEARDOWN, CHLDCNT=1");
        assertThat(run.on("safety")).isEmpty();
    }

    private static ModelRun mapped(Side side) {
        return new ModelRun(side, WORLD).runnable().run("fault-private vcpu=0 gfn=0", "release-memfd");
    }
}
