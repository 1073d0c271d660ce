package dev.patchtwin.kvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.engine.twin.Side;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every SEAMCALL and every allocation that can fail while a TD or a vCPU is made; docs/domain.md §2.1. */
class TdLifecycleTest {
    private static final String BUGGED = "kvm_vm_bugged: VM_DEAD requested";

    private static ModelRun created() {
        return new ModelRun(Side.AFTER, "tdcs=2", "tdcx=2", "packages=2").run("create-vm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tdr", "tdcs0", "tdcs1"})
    void anInitWithoutMemoryFreesEverythingAndCanBeTriedAgain(String page) {
        ModelRun run = created().answer("alloc", page, 1, "ENOMEM").run("init-td");
        assertThat(run.result()).isEqualTo("-ENOMEM");
        assertThat(run.seamcalls()).isEmpty();
        assertThat(run.on("vm")).contains("HKID released").doesNotContain(BUGGED);
        assertThat(run.on("accounting")).contains("charged pages: 0");
        run.run("init-td");
        assertThat(run.result()).isEqualTo("0");
    }

    @Test
    void missingEntropyIsTriedTenTimesAndDoesNotBugTheVm() {
        ModelRun run = created().answer("TDH.MNG.CREATE", "tdr", 1, "TDX_RND_NO_ENTROPY").run("init-td");
        assertThat(run.result()).isEqualTo("-EAGAIN");
        assertThat(run.seamcalls()).containsExactly("MNG.CREATE tdr !RND_NO_ENTROPY x10");
        assertThat(run.on("vm")).doesNotContain(BUGGED);
        assertThat(run.on("accounting")).contains("charged pages: 0");
    }

    @Test
    void aFailedCreateOwnsNothing() {
        ModelRun run = created().fail("TDH.MNG.CREATE", "tdr").run("init-td");
        assertThat(run.result()).isEqualTo("-EIO");
        assertThat(run.on("vm")).contains(BUGGED, "HKID released");
        assertThat(run.on("accounting")).contains("charged pages: 0");
        assertThat(run.on("safety")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TDH.MNG.KEY.CONFIG, package0",
        "TDH.MNG.KEY.CONFIG, package1",
        "TDH.MNG.ADDCX, tdcs0",
        "TDH.MNG.ADDCX, tdcs1",
        "TDH.MNG.INIT, -"
    })
    void aLaterFailureReleasesTheHkidAndReclaimsWhatWasAdded(String call, String subject) {
        ModelRun run = created().fail(call, subject).run("init-td");
        assertThat(run.result()).isEqualTo("-EIO");
        assertThat(run.on("vm")).contains(BUGGED, "HKID released", "TD no TD, CHLDCNT=0");
        assertThat(run.on("accounting")).contains("charged pages: 0");
        assertThat(run.on("safety")).isEmpty();
        assertThat(run.run("init-td").result()).isEqualTo("-EIO");
        assertThat(run.run("release-memfd", "destroy-vm").leaks()).isEmpty();
    }

    @Test
    void whatWasAddedLeaksWhenTheReleaseFailsTooAndStaysSo() {
        ModelRun run = created().fail("TDH.MNG.INIT", "-").fail("TDH.MNG.VPFLUSHDONE", "-").run("init-td");
        assertThat(run.on("errors")).contains("HKID 1 is leaked");
        run.run("release-memfd").fail("TDH.MNG.VPFLUSHDONE", "-").run("destroy-vm");
        assertThat(run.leaks()).containsExactlyInAnyOrder("tdr", "tdcs0", "tdcs1");
        assertThat(run.on("errors")).isEqualTo(List.of("HKID 1 is leaked"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vcpu0/tdvpr", "vcpu0/tdcx0", "vcpu0/tdcx1"})
    void aVcpuWithoutMemoryFreesItsPages(String page) {
        ModelRun run = created().run("init-td").answer("alloc", page, 1, "ENOMEM").run("init-vcpu vcpu=0");
        assertThat(run.result()).isEqualTo("-ENOMEM");
        assertThat(run.on("accounting")).contains("charged pages: 3");
        assertThat(run.run("init-vcpu vcpu=0").result()).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({
        "TDH.VP.CREATE, vcpu0/tdvpr, 3",
        "TDH.VP.ADDCX, vcpu0/tdcx0, 4",
        "TDH.VP.ADDCX, vcpu0/tdcx1, 5",
        "TDH.VP.INIT, vcpu0, 6"
    })
    void aFailedVcpuKeepsWhatWasAddedUntilItIsFreed(String call, String subject, int pages) {
        ModelRun run = created().run("init-td").fail(call, subject).run("init-vcpu vcpu=0");
        assertThat(run.result()).isEqualTo("-EIO");
        assertThat(run.on("vm")).contains(BUGGED);
        assertThat(run.on("accounting")).contains("charged pages: " + pages);
        assertThat(run.run("release-memfd", "destroy-vm").leaks()).isEmpty();
        assertThat(run.on("safety")).isEmpty();
    }

    @Test
    void finalizeIsBusyOrFails() {
        ModelRun run = created().run("init-td", "init-vcpu vcpu=0");
        assertThat(run.busy("TDH.MR.FINALIZE", "-", 1).run("finalize-vm").result()).isEqualTo("-EBUSY");
        assertThat(run.on("vm")).doesNotContain(BUGGED);
        assertThat(run.fail("TDH.MR.FINALIZE", "-").run("finalize-vm").result()).isEqualTo("-EIO");
        assertThat(run.on("vm")).contains(BUGGED);
    }

    @Test
    void aDeadVmRefusesEveryIoctlAndIsStillDestroyed() {
        ModelRun run = new ModelRun(Side.AFTER).runnable();
        run.fail("TDH.MEM.PAGE.AUG", "gfn0").run("fault-private vcpu=0 gfn=0");
        for (String ioctl : List.of("fault-private vcpu=0 gfn=1", "convert-to-shared gfn=1", "delete-slot")) {
            assertThat(run.run(ioctl).result()).as(ioctl).isEqualTo("-EIO");
        }
        assertThat(run.run("punch-hole gfn=0").result()).isEqualTo("0");
        assertThat(run.run("release-memfd", "destroy-vm").leaks()).isEmpty();
        run.run("create-vm").fail("TDH.MNG.ADDCX", "tdcs0").run("init-td");
        assertThat(run.run("init-td").result()).isEqualTo("-EIO");
    }

    @Test
    void aDeadVmRefusesToInitialiseAndToFinalize() {
        ModelRun run = created().run("init-td").fail("TDH.VP.CREATE", "vcpu0/tdvpr").run("init-vcpu vcpu=0");
        assertThat(run.run("init-vcpu vcpu=0").result()).isEqualTo("-EIO");
        assertThat(run.run("finalize-vm").result()).isEqualTo("-EIO");
    }

    @Test
    void aVmThatWasNeverInitialisedMakesNoSeamcallWhenItIsDestroyed() {
        ModelRun run = created().run("release-memfd", "destroy-vm");
        assertThat(run.seamcalls()).isEmpty();
        assertThat(run.leaks()).isEmpty();
    }
}
