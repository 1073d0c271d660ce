package dev.patchtwin.kvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.engine.twin.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every stop in the zap of a private leaf, its single retry, and what is left behind; docs/domain.md §§2.6, 2.7. */
class LeafZapTest {
    private static final String BUGGED = "kvm_vm_bugged: VM_DEAD requested";

    private static ModelRun mapped(String... world) {
        return new ModelRun(Side.AFTER, world).runnable().run("fault-private vcpu=0 gfn=0");
    }

    @ParameterizedTest
    @CsvSource({
        "TDH.MEM.RANGE.BLOCK, gfn0", "TDH.MEM.TRACK, -", "TDH.MEM.PAGE.REMOVE, gfn0",
    })
    void contentionIsTriedAgainExactlyOnce(String call, String subject) {
        ModelRun run = mapped().busy(call, subject, 1).run("punch-hole gfn=0");
        assertThat(run.seamcalls()).hasSize(5);
        assertThat(run.on("vm")).doesNotContain(BUGGED);
        assertThat(run.on("pages")).contains("data@gfn0 freed, was data (vm1, PAMT NDA)");
        assertThat(run.on("safety")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TDH.MEM.RANGE.BLOCK, gfn0", "TDH.MEM.TRACK, -", "TDH.MEM.PAGE.REMOVE, gfn0",
    })
    void contentionTwiceBugsTheVm(String call, String subject) {
        ModelRun run = mapped().busy(call, subject, 1).busy(call, subject, 2).run("punch-hole gfn=0");
        assertThat(run.on("vm")).contains(BUGGED);
        assertThat(run.on("errors")).contains("SEAMCALL " + call + " failed: TDX_OPERAND_BUSY " + subject);
    }

    @ParameterizedTest
    @CsvSource({"TDH.MEM.RANGE.BLOCK, 1", "TDH.MEM.PAGE.REMOVE, 3"})
    void aStopLeavesTheMirrorEmptyAndTheModuleOwningThePage(String call, int calls) {
        ModelRun run = mapped().fail(call, "gfn0").run("convert-to-shared gfn=0");
        assertThat(run.seamcalls()).hasSize(calls);
        assertThat(run.on("vm")).contains(BUGGED);
        assertThat(run.on("tree")).noneMatch(e -> e.contains("data@gfn0"));
        assertThat(run.run("release-memfd").on("pages")).contains("data@gfn0 freed, was data (vm1, PAMT REG)");
        assertThat(run.on("safety")).isEmpty();
        run.run("other-alloc");
        assertThat(run.on("pages")).contains("other written by another user, PAMT REG");
        assertThat(run.run("other-free").on("safety")).isEmpty();
        assertThat(run.run("destroy-vm").leaks()).containsExactly("tdr");
        assertThat(run.met("zap of a private leaf stopped")).isTrue();
    }

    @Test
    void aFailedTrackIsReportedAndThenTheRemoveFailsToo() {
        ModelRun run = mapped().answer("TDH.MEM.TRACK", "-", 1, "TDX_PREVIOUS_TLB_EPOCH_BUSY").run("punch-hole gfn=0");
        assertThat(run.seamcalls())
                .containsExactly(
                        "MEM.RANGE.BLOCK gfn0",
                        "MEM.TRACK !PREVIOUS_TLB_EPOCH_BUSY",
                        "MEM.PAGE.REMOVE gfn0 !TLB_TRACKING_NOT_DONE");
    }

    @Test
    void aFailedFlushLeavesThePageUnownedAndNotReset() {
        ModelRun run = mapped("erratum=1").fail("TDH.PHYMEM.PAGE.WBINVD", "data@gfn0").run("punch-hole gfn=0");
        assertThat(run.on("pages"))
                .contains("data@gfn0 freed, was data (vm1, PAMT NDA)")
                .noneMatch(p -> p.startsWith("data@gfn0 reset"));
        assertThat(run.on("vm")).contains(BUGGED);
    }

    @Test
    void beforeTheTdIsFinalizedNothingIsTracked() {
        ModelRun run = new ModelRun(Side.AFTER).run("create-vm", "init-td", "init-vcpu vcpu=0", "init-mem-region gfn=0");
        assertThat(run.run("punch-hole gfn=0").seamcalls())
                .containsExactly("MEM.RANGE.BLOCK gfn0", "MEM.PAGE.REMOVE gfn0", "PHYMEM.PAGE.WBINVD data@gfn0");
    }

    @Test
    void afterAStopANewFaultFindsTheEntryTaken() {
        ModelRun run = mapped();
        run.run("convert-to-shared gfn=0", "convert-to-private gfn=0", "fault-private vcpu=0 gfn=0");
        assertThat(run.result()).isEqualTo("0");
        run.fail("TDH.MEM.RANGE.BLOCK", "gfn0").run("punch-hole gfn=0");
        assertThat(run.run("fault-private vcpu=0 gfn=0").result()).isEqualTo("-EIO");
    }

    @ParameterizedTest
    @ValueSource(strings = {"convert-to-shared gfn=0", "delete-slot", "punch-hole gfn=0", "release-memfd"})
    void noneOfTheEventsOnALiveVmRemovesATableOfTheMirrorTree(String event) {
        ModelRun run = mapped().run(event);
        assertThat(run.seamcalls()).hasSize(4);
        assertThat(run.on("rcu")).isEmpty();
        assertThat(run.on("tree")).contains("mirror@gfn0/l2 [0] -> mirror@gfn0/l1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalidate gfn=1", "zap-all-fast", "exit-mm"})
    void whatComesThroughTheNotifierTouchesTheDirectTreeOnly(String event) {
        ModelRun run = mapped().run("convert-to-shared gfn=1", "fault-shared vcpu=0 gfn=1");
        run.run(event);
        assertThat(run.seamcalls()).isEmpty();
        assertThat(run.on("tree"))
                .contains("mirror@gfn0/l1 [0] -> data@gfn0")
                .noneMatch(e -> e.contains("host page of gfn1"));
    }

    @Test
    void convertingBackZapsTheDirectTreeOnly() {
        ModelRun run = mapped().run("convert-to-shared gfn=1", "fault-shared vcpu=0 gfn=1", "convert-to-private gfn=1");
        assertThat(run.seamcalls()).isEmpty();
        assertThat(run.on("tree")).noneMatch(e -> e.contains("host page of gfn1"));
    }
}
