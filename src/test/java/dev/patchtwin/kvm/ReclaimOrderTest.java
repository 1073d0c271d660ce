package dev.patchtwin.kvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.engine.twin.Side;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** In which order page tables are reclaimed: the table of docs/domain.md §2.9, with 2 and with 512 entries per table. */
class ReclaimOrderTest {
    /** A root level, PROVE_MMU, entries per table, whether tables are removed with children, and the order. */
    static Stream<Arguments> rows() {
        return Stream.of(Side.values())
                .flatMap(side -> Stream.of(2, 512)
                        .flatMap(fanout -> Stream.of(
                                Arguments.of(side, fanout, 3, 0, false, List.of("a1", "b1", "a2")),
                                Arguments.of(side, fanout, 4, 0, false, List.of("a1", "b1", "a2", "a3")),
                                Arguments.of(side, fanout, 5, 0, true, List.of("a1", "b1", "a2", "a3", "a4")),
                                Arguments.of(side, fanout, 4, 1, true, List.of("a1", "b1", "a2", "a3")),
                                Arguments.of(side, fanout, 5, 1, true, List.of("a1", "b1", "a2", "a3", "a4")))));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void followsThePassesAndRecursesWhereAPassIsLeftOut(
            Side side, int fanout, int levels, int prove, boolean recursion, List<String> order) {
        ModelRun run = new ModelRun(side, "fanout=" + fanout, "levels=" + levels, "prove-mmu=" + prove).runnable();
        run.run("fault-private vcpu=0 gfn=0", "fault-private vcpu=0 gfn=" + (fanout - 1));
        run.run("fault-private vcpu=0 gfn=" + fanout, "release-memfd", "destroy-vm");
        List<String> reclaimed = run.seamcalls().stream()
                .filter(s -> s.startsWith("PHYMEM.PAGE.RECLAIM sept@"))
                .map(s -> s.replace("PHYMEM.PAGE.RECLAIM sept@gfn0/l", "a")
                        .replace("PHYMEM.PAGE.RECLAIM sept@gfn" + fanout + "/l", "b"))
                .toList();
        assertThat(reclaimed).isEqualTo(order.stream().map(s -> s.charAt(0) + s.substring(1)).toList());
        assertThat(run.met("removed with its children")).isEqualTo(recursion);
        assertThat(run.on("safety")).isEmpty();
        assertThat(run.leaks()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void siblingsComeBeforeTheirParentWhereThereIsRecursion(
            Side side, int fanout, int levels, int prove, boolean recursion, List<String> order) {
        long cousin = (long) fanout * fanout;
        ModelRun run = new ModelRun(side, "gfns=4", "fanout=" + fanout, "levels=" + levels, "prove-mmu=" + prove);
        run.runnable().run("fault-private vcpu=0 gfn=0", "fault-private vcpu=0 gfn=" + cousin);
        run.run("release-memfd", "destroy-vm");
        List<String> reclaimed = run.seamcalls().stream()
                .filter(s -> s.startsWith("PHYMEM.PAGE.RECLAIM sept@"))
                .map(s -> s.replace("PHYMEM.PAGE.RECLAIM sept@gfn", ""))
                .toList();
        boolean perL2 = prove == 1;
        assertThat(reclaimed.subList(0, 4))
                .isEqualTo(
                        perL2
                                ? List.of("0/l1", "0/l2", cousin + "/l1", cousin + "/l2")
                                : List.of("0/l1", cousin + "/l1", "0/l2", cousin + "/l2"));
        assertThat(run.met("removed with its children")).isEqualTo(recursion);
    }
}
