package dev.patchtwin.kvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.engine.twin.Side;
import org.junit.jupiter.api.Test;

/** RCU, its reader, yields, and the other users of the page allocator; docs/domain.md §§1.4, 8.2. */
class BystandersTest {
    private static ModelRun direct() {
        return new ModelRun(Side.AFTER)
                .runnable()
                .run("convert-to-shared gfn=0", "fault-shared vcpu=0 gfn=0");
    }

    @Test
    void aTableIsFreedOnlyAfterAGracePeriod() {
        ModelRun run = direct().run("zap-all-fast");
        assertThat(run.on("rcu")).containsExactly(
                "call_rcu direct@gfn0/l1", "call_rcu direct@gfn0/l2", "call_rcu direct@gfn0/l3");
        assertThat(run.on("pages")).contains("direct@gfn0/l1 is rcu (vm1, PAMT NDA)");
        assertThat(run.run("grace-period").on("rcu")).startsWith("callback direct@gfn0/l1");
    }

    @Test
    void aReaderHoldsUpWhatWasQueuedWhileItRead() {
        ModelRun run = direct().run("walk-begin", "zap-all-fast");
        assertThat(run.enabled()).doesNotContain("grace-period");
        run.run("walk-end", "grace-period");
        assertThat(run.on("rcu")).startsWith("callback direct@gfn0/l1");
        assertThat(run.on("safety")).isEmpty();
    }

    @Test
    void aReaderDoesNotHoldUpWhatWasQueuedBefore() {
        ModelRun run = direct().run("exit-mm");
        assertThat(run.on("rcu")).hasSize(3);
        run = direct().run("zap-all-fast", "fault-shared vcpu=0 gfn=0", "walk-begin", "exit-mm", "grace-period");
        assertThat(run.on("rcu")).contains("callback direct@gfn0/l1").doesNotContain("callback direct@gfn1/l1");
        assertThat(run.run("walk-end", "grace-period").on("rcu")).startsWith("callback direct@gfn0/l1");
    }

    @Test
    void anInvalidatedRootIsKeptUntilItsVcpuLoadsAnother() {
        ModelRun run = direct().run("zap-all-fast");
        assertThat(run.on("tree")).contains("direct@gfn0/l4 root 0, count=1, invalid");
        run.run("fault-shared vcpu=0 gfn=0");
        assertThat(run.on("rcu")).contains("call_rcu direct@gfn0/l4");
        assertThat(run.on("tree")).contains("direct@gfn0/l4 root 0, count=2");
    }

    @Test
    void callbacksRunInAYieldBetweenTwoTables() {
        ModelRun run = new ModelRun(Side.AFTER)
                .runnable()
                .run("fault-private vcpu=0 gfn=0", "release-memfd")
                .answer("yield", "mirror@gfn0/l4", 2, "yes+grace-period")
                .run("destroy-vm");
        assertThat(run.on("rcu")).containsSubsequence(
                "call_rcu mirror@gfn0/l1", "callback mirror@gfn0/l1", "reclaim hook mirror@gfn0/l2", "call_rcu mirror@gfn0/l2");
        assertThat(run.met("RCU callbacks ran while")).isTrue();
        assertThat(run.on("safety")).isEmpty();
    }

    @Test
    void aPageFreedInAYieldCanBeReusedAtOnce() {
        ModelRun run = new ModelRun(Side.AFTER)
                .runnable()
                .run("fault-private vcpu=0 gfn=0", "release-memfd")
                .answer("yield", "mirror@gfn0/l4", 1, "yes")
                .answer("yield", "mirror@gfn0/l4", 3, "yes+grace-period+reuse")
                .run("destroy-vm");
        assertThat(run.on("pages")).contains("other written by another user, PAMT NDA");
        assertThat(run.leaks()).isEmpty();
        assertThat(run.run("other-free").on("accounting")).contains("charged pages: 0");
    }

    @Test
    void otherUsersHoldNoMorePagesThanTheyMay() {
        ModelRun run = new ModelRun(Side.AFTER, "others=2").run("other-alloc", "other-alloc");
        assertThat(run.enabled()).doesNotContain("other-alloc").contains("other-free");
    }

    @Test
    void aSecondVmGetsItsOwnHkidAndKeepsTheFirstOnesLeaks() {
        ModelRun run = direct().run("release-memfd");
        run.fail("TDH.PHYMEM.PAGE.RECLAIM", "tdcs0").run("destroy-vm").runnable();
        assertThat(run.on("vm")).contains("hkid=2");
        assertThat(run.on("pages")).contains("tdr is leaked (vm1, PAMT TDR)", "tdr is control (vm2, PAMT TDR)");
        assertThat(run.met("second VM")).isTrue();
        assertThat(run.run("release-memfd", "destroy-vm").enabled()).doesNotContain("create-vm");
    }
}
