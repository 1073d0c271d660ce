package dev.patchtwin.kvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.engine.twin.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults, the freeze protocol, and the populating of memory, with everything that can go wrong; docs/domain.md §§2.2-2.4. */
class FaultTest {
    private static final String BUGGED = "kvm_vm_bugged: VM_DEAD requested";
    private static final String FAULT = "fault-private vcpu=0 gfn=0";

    private static ModelRun runnable(String... world) {
        return new ModelRun(Side.AFTER, world).runnable();
    }

    @ParameterizedTest
    @CsvSource({
        "vcpu0/external_spt-cache, 5",
        "vcpu0/spt-cache, 5",
        "vcpu0/header-cache, 5",
    })
    void aTopUpWithoutMemoryAbortsTheFaultAndKeepsWhatItGot(String cache, int attempt) {
        ModelRun run = runnable().answer("alloc", cache, attempt, "ENOMEM").run(FAULT);
        assertThat(run.result()).isEqualTo("-ENOMEM");
        assertThat(run.on("pages").stream().filter(p -> p.contains(" is cache "))).hasSizeGreaterThanOrEqualTo(4);
        assertThat(run.run(FAULT).result()).isEqualTo("0");
    }

    @Test
    void aTopUpThatGotTheMinimumIsEnough() {
        ModelRun run = runnable("cache-min=4", "cache-capacity=8");
        run.answer("alloc", "vcpu0/external_spt-cache", 5, "ENOMEM").run(FAULT);
        assertThat(run.result()).isEqualTo("0");
    }

    @Test
    void aGuestPageWithoutMemoryAbortsTheFault() {
        ModelRun run = runnable().answer("alloc", "data@gfn0", 1, "ENOMEM").run(FAULT);
        assertThat(run.result()).isEqualTo("-ENOMEM");
        assertThat(run.seamcalls()).isEmpty();
    }

    @Test
    void memoryThatIsReallyUsedUpAbortsTheFaultToo() {
        ModelRun run = runnable("pages=16", "others=4");
        run.run("other-alloc", "other-alloc", "other-alloc", "other-alloc").run(FAULT);
        assertThat(run.result()).isEqualTo("-ENOMEM");
        assertThat(run.run("release-memfd", "destroy-vm").leaks()).isEmpty();
    }

    @Test
    void anInvalidationThatRacedIsRetried() {
        ModelRun run = runnable().answer("invalidation", "gfn0", 1, "raced").run(FAULT);
        assertThat(run.result()).isEqualTo("0");
    }

    @Test
    void aPendingEventEndsTheRetries() {
        ModelRun run = runnable().answer("invalidation", "gfn0", 1, "raced");
        run.answer("pending-event", "vcpu0", 1, "yes").run(FAULT);
        assertThat(run.result()).isEqualTo("-EINTR");
    }

    @Test
    void retriesAreBounded() {
        ModelRun run = runnable().answer("invalidation", "gfn0", 1, "raced").answer("invalidation", "gfn0", 2, "raced");
        assertThat(run.run(FAULT).result()).isEqualTo("-EINTR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sept@gfn0/l3", "sept@gfn0/l2", "sept@gfn0/l1"})
    void aTableThatCannotBeLinkedNowIsFreedAtOnceAndTheFaultRetried(String table) {
        ModelRun run = runnable().busy("TDH.MEM.SEPT.ADD", table, 1).run(FAULT);
        assertThat(run.result()).isEqualTo("0");
        assertThat(run.on("pages"))
                .contains(table + " freed, was unlinked (vm1, PAMT NDA)")
                .contains(table.replace("sept", "mirror") + " freed, was unlinked (vm1, PAMT NDA)");
        assertThat(run.on("rcu")).isEmpty();
        assertThat(run.on("tree")).noneMatch(e -> e.contains("frozen"));
        assertThat(run.on("safety")).isEmpty();
        assertThat(run.met("could not be linked was freed")).isTrue();
    }

    @Test
    void anyOtherErrorOfALinkBugsTheVm() {
        ModelRun run = runnable().fail("TDH.MEM.SEPT.ADD", "sept@gfn0/l2").run(FAULT);
        assertThat(run.result()).isEqualTo("-EIO");
        assertThat(run.on("vm")).contains(BUGGED);
        assertThat(run.on("tree")).contains("mirror@gfn0/l4 [0] -> mirror@gfn0/l3").noneMatch(e -> e.contains("frozen"));
    }

    @Test
    void aLeafThatIsBusyIsRolledBackAndRetried() {
        ModelRun run = runnable("retries=0").busy("TDH.MEM.PAGE.AUG", "gfn0", 1).run(FAULT);
        assertThat(run.result()).isEqualTo("-EINTR");
        assertThat(run.on("vm")).doesNotContain(BUGGED);
        assertThat(run.on("tree")).noneMatch(e -> e.contains("frozen")).noneMatch(e -> e.contains("data@gfn0"));
        assertThat(run.run(FAULT).result()).isEqualTo("0");
    }

    @Test
    void anyOtherErrorOfALeafBugsTheVm() {
        ModelRun run = runnable().fail("TDH.MEM.PAGE.AUG", "gfn0").run(FAULT);
        assertThat(run.result()).isEqualTo("-EIO");
        assertThat(run.on("vm")).contains(BUGGED);
    }

    @Test
    void aFaultOnWhatIsMappedIsSpurious() {
        ModelRun run = runnable().run(FAULT, FAULT);
        assertThat(run.result()).isEqualTo("0");
        assertThat(run.seamcalls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mirror@gfn0/l3", "mirror@gfn0/l1", "gfn0"})
    void aLostSwapFreesTheUnusedTableAndFindsTheOthers(String entry) {
        ModelRun run = runnable("vcpus=2").answer("race-before-swap", entry, 1, "another-vcpu").run(FAULT);
        assertThat(run.result()).isEqualTo("0");
        assertThat(run.met("changed an SPTE first")).isTrue();
        assertThat(run.seamcalls()).filteredOn(s -> s.startsWith("MEM.SEPT.ADD")).hasSize(3);
        assertThat(run.on("safety")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mirror@gfn0/l3", "gfn0"})
    void anotherVcpuThatMeetsAFrozenEntryLeavesItAlone(String entry) {
        ModelRun run = runnable("vcpus=2").answer("race-while-frozen", entry, 1, "another-vcpu").run(FAULT);
        assertThat(run.result()).isEqualTo("0");
        assertThat(run.met("met a frozen SPTE")).isTrue();
        assertThat(run.seamcalls()).filteredOn(s -> s.startsWith("MEM.SEPT.ADD")).hasSize(3);
    }

    @Test
    void aSharedFaultGoesToTheDirectTreeAndMakesNoSeamcall() {
        ModelRun run = runnable("vcpus=2").run("convert-to-shared gfn=0");
        run.answer("race-before-swap", "direct@gfn0/l3", 1, "another-vcpu").run("fault-shared vcpu=0 gfn=0");
        assertThat(run.result()).isEqualTo("-EAGAIN");
        assertThat(run.run("fault-shared vcpu=0 gfn=0").result()).isEqualTo("0");
        assertThat(run.seamcalls()).isEmpty();
        assertThat(run.on("tree")).contains("direct@gfn0/l1 [0] -> host page of gfn0");
        run.fail("TDH.MEM.PAGE.AUG", "gfn1").run("fault-private vcpu=0 gfn=1");
        assertThat(run.run("fault-shared vcpu=0 gfn=0").result()).isEqualTo("-EIO");
    }

    @Test
    void memoryIsPopulatedAndMeasured() {
        ModelRun run = new ModelRun(Side.AFTER).run("create-vm", "init-td", "init-vcpu vcpu=0", "init-mem-region gfn=0");
        assertThat(run.seamcalls()).endsWith("MEM.PAGE.ADD gfn0", "MR.EXTEND gfn0 x16");
        assertThat(run.enabled()).doesNotContain("init-mem-region gfn=0").contains("init-mem-region gfn=1");
    }

    @ParameterizedTest
    @CsvSource({
        "TDH.MEM.SEPT.ADD, sept@gfn0/l1, TDX_OPERAND_INVALID, -EIO, true",
        "TDH.MEM.PAGE.ADD, gfn0, TDX_OPERAND_INVALID, -EIO, true",
        "TDH.MR.EXTEND, gfn0, TDX_OPERAND_BUSY, -EIO, true",
        "alloc, data@gfn0, ENOMEM, -ENOMEM, false",
        "alloc, vcpu0/spt-cache, ENOMEM, -ENOMEM, false",
    })
    void populatingFails(String question, String subject, String answer, String result, boolean bugged) {
        ModelRun run = new ModelRun(Side.AFTER).run("create-vm", "init-td", "init-vcpu vcpu=0");
        run.answer(question, subject, 1, answer).run("init-mem-region gfn=0");
        assertThat(run.result()).isEqualTo(result);
        assertThat(run.on("vm").contains(BUGGED)).isEqualTo(bugged);
        if (bugged) {
            assertThat(run.run("init-mem-region gfn=1").result()).isEqualTo("-EIO");
        }
    }

    @Test
    void populatingIsInterruptedAndTriedAgain() {
        ModelRun run = new ModelRun(Side.AFTER).run("create-vm", "init-td", "init-vcpu vcpu=0");
        run.busy("TDH.MEM.PAGE.ADD", "gfn0", 1).answer("pending-event", "vcpu0", 1, "yes").run("init-mem-region gfn=0");
        assertThat(run.result()).isEqualTo("-EINTR");
        assertThat(run.run("init-mem-region gfn=0").result()).isEqualTo("0");
    }
}
