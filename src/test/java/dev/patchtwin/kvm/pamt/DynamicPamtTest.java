package dev.patchtwin.kvm.pamt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.engine.toy.ModelLaws;
import dev.patchtwin.engine.toy.PictureLaws;
import dev.patchtwin.kvm.ModelRun;
import dev.patchtwin.kvm.pamt.process.ProcessFactory;
import dev.patchtwin.kvm.pamt.softirq.SoftirqFactory;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Pictured;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** PAMT backing by hand, on one side or on both: who holds it, who loses it, and in which context; docs/domain.md, Dynamic PAMT. */
class DynamicPamtTest {
    private static final String[] TINY = {
        "levels=3", "cache-min=2", "cache-capacity=2", "gfns=1", "shared=0", "yields=0"
    };

    static Stream<ModelFactory> sides() {
        return Stream.of(new SoftirqFactory(), new ProcessFactory());
    }

    private static ModelRun run(ModelFactory side) {
        return new ModelRun(side, TINY);
    }

    /** A TD whose two S-EPT pages lie in two regions, each of which no other page lies in. */
    private static ModelRun mapped(ModelFactory side) {
        return run(side).runnable().run("fault-private vcpu=0 gfn=0", "release-memfd");
    }

    @ParameterizedTest
    @MethodSource("sides")
    void aWholeLifeGivesAllBackingBack(ModelFactory side) {
        ModelRun run = mapped(side);
        assertThat(run.on("backing"))
                .containsExactly(
                        "region0 has 2 references",
                        "region1 has 2 references",
                        "region2 has 1 references",
                        "region3 has 1 references");
        run.run("destroy-vm");
        assertThat(run.on("backing"))
                .containsExactly(
                        "region1 gave its backing pages back",
                        "region2 gave its backing pages back",
                        "region3 gave its backing pages back",
                        "region0 gave its backing pages back");
        assertThat(run.on("safety")).isEmpty();
    }

    @Test
    void beforeBackingIsRemovedInTheCallbackAndLockdepReportsIt() {
        ModelRun run = mapped(new SoftirqFactory()).run("destroy-vm");
        assertThat(run.on("locking"))
                .containsExactly(
                        "pamt_lock for region1 in process context",
                        "pamt_lock for region2 in softirq context",
                        "pamt_lock for region3 in softirq context",
                        "pamt_lock for region0 in process context");
        assertThat(run.on("lockdep")).hasSize(1);
        assertThat(run.seamcalls())
                .containsSubsequence(
                        "PHYMEM.PAGE.RECLAIM sept@gfn0/l1",
                        "PHYMEM.PAGE.RECLAIM sept@gfn0/l2",
                        "PHYMEM.PAMT.REMOVE region2",
                        "PHYMEM.PAMT.REMOVE region3");
    }

    @Test
    void afterBackingIsRemovedInTheHookAndLockdepHasNothingToReport() {
        ModelRun run = mapped(new ProcessFactory()).run("destroy-vm");
        assertThat(run.on("locking"))
                .containsExactly(
                        "pamt_lock for region1 in process context",
                        "pamt_lock for region2 in process context, mmu_lock held for write",
                        "pamt_lock for region3 in process context, mmu_lock held for write",
                        "pamt_lock for region0 in process context");
        assertThat(run.on("lockdep")).isEmpty();
        assertThat(run.seamcalls())
                .containsSubsequence(
                        "PHYMEM.PAGE.RECLAIM sept@gfn0/l1",
                        "PHYMEM.PAMT.REMOVE region2",
                        "PHYMEM.PAGE.RECLAIM sept@gfn0/l2",
                        "PHYMEM.PAMT.REMOVE region3");
    }

    @Test
    void lockdepReportsOncePerBoot() {
        ModelRun run = mapped(new SoftirqFactory()).run("destroy-vm");
        run.runnable().run("fault-private vcpu=0 gfn=0", "release-memfd", "destroy-vm");
        assertThat(run.on("locking")).contains("pamt_lock for region3 in softirq context");
        assertThat(run.on("lockdep")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sides")
    void aLeakedPageKeepsItsBackingAndSoDoesTheTdr(ModelFactory side) {
        ModelRun run =
                mapped(side).busy("TDH.PHYMEM.PAGE.RECLAIM", "sept@gfn0/l1", 1).run("destroy-vm");
        assertThat(run.leaks()).containsExactlyInAnyOrder("sept@gfn0/l1", "tdr");
        assertThat(run.on("backing")).contains("region2 has 1 references", "region0 has 1 references");
        assertThat(run.seamcalls()).noneMatch(call -> call.contains("PAMT.REMOVE region2"));
        assertThat(run.on("safety")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sides")
    void aPageWithoutBackingIsNotAllocatedAndNothingLeaks(ModelFactory side) {
        ModelRun run = run(side)
                .run("create-vm")
                .answer("alloc", "region0", 1, "ENOMEM")
                .run("init-td");
        assertThat(run.result()).isEqualTo("-ENOMEM");
        assertThat(run.on("pages")).containsExactly("tdr freed, was control (vm1, PAMT NDA)");
        assertThat(run.on("backing")).isEmpty();
        assertThat(run.on("locking")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sides")
    void backingThatCannotBeAddedIsToldOfAndNothingLeaks(ModelFactory side) {
        ModelRun run = run(side).run("create-vm", "init-td");
        run.fail("TDH.PHYMEM.PAMT.ADD", "region1").run("init-vcpu vcpu=0");
        assertThat(run.result()).isEqualTo("-ENOMEM");
        assertThat(run.on("errors"))
                .containsExactly("SEAMCALL TDH.PHYMEM.PAMT.ADD failed: TDX_OPERAND_INVALID region1");
        assertThat(run.on("warnings")).isEmpty();
        run.run("release-memfd", "destroy-vm");
        assertThat(run.leaks()).isEmpty();
        assertThat(run.on("backing")).containsExactly("region0 gave its backing pages back");
    }

    @ParameterizedTest
    @MethodSource("sides")
    void backingThatCannotBeRemovedIsLostAndServesTheNextVm(ModelFactory side) {
        ModelRun run = mapped(side).busy("TDH.PHYMEM.PAMT.REMOVE", "region3", 1).run("destroy-vm");
        assertThat(run.on("backing"))
                .contains(
                        "region3 lost its backing pages: TDX_OPERAND_BUSY",
                        "region3 has 1 references, and lost backing");
        assertThat(run.leaks()).isEmpty();
        assertThat(run.on("warnings")).containsExactly("splat tdx_pamt_put/TDH.PHYMEM.PAMT.REMOVE");
        run.runnable().run("fault-private vcpu=0 gfn=0");
        assertThat(run.seamcalls())
                .contains("PHYMEM.PAMT.ADD region2")
                .noneMatch(call -> call.contains("PAMT.ADD region3"));
        run.run("release-memfd", "destroy-vm");
        assertThat(run.on("backing")).contains("region3 has 1 references, and lost backing");
        assertThat(run.on("safety")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sides")
    void aTableThatCannotBeLinkedDropsItsBackingInTheFault(ModelFactory side) {
        ModelRun run =
                run(side).runnable().busy("TDH.MEM.SEPT.ADD", "sept@gfn0/l2", 1).run("fault-private vcpu=0 gfn=0");
        assertThat(run.on("locking")).contains("pamt_lock for region3 in process context, mmu_lock held for read");
        assertThat(run.on("lockdep")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sides")
    void withOneRegionOnlyTheTdrBringsAndTakesBacking(ModelFactory side) {
        ModelRun run = new ModelRun(side, "levels=3", "cache-min=2", "cache-capacity=2", "gfns=1", "regions=1");
        run.runnable().run("fault-private vcpu=0 gfn=0", "release-memfd", "destroy-vm");
        assertThat(run.seamcalls())
                .filteredOn(call -> call.contains("PAMT"))
                .containsExactly("PHYMEM.PAMT.REMOVE region0");
        assertThat(run.on("locking")).containsExactly("pamt_lock for region0 in process context");
    }

    @ParameterizedTest
    @MethodSource("sides")
    void nothingEscapesTheState(ModelFactory side) {
        for (String regions : List.of("regions=2", "regions=3", "regions=4")) {
            Map<String, Integer> world = ModelRun.world(
                    side.parameters(), "levels=3", "cache-min=2", "cache-capacity=3", "others=2", "steps=1", regions);
            ModelLaws.hold(() -> side.create(world), 10, 50, 1);
        }
    }

    @ParameterizedTest
    @MethodSource("sides")
    void picturesShowTheBackingAndKeepTheirLaws(ModelFactory side) {
        PictureLaws.hold(
                () -> (Pictured) mapped(side).model(),
                3,
                20,
                model -> assertThat(model.picture()
                                .notes()
                                .get(model.picture().notes().size() - 1)
                                .heading())
                        .isEqualTo("PAMT backing"));
    }
}
