package dev.patchtwin.kvm.after;

import dev.patchtwin.kvm.mmu.PatchedFunction;
import dev.patchtwin.kvm.mmu.PatchedFunction.Sight;
import java.util.List;
import java.util.Set;

/** What the patch touches and can be called by itself, as it is now. */
final class AfterFunctions {
    static final List<PatchedFunction> ALL = List.of(
            new PatchedFunction(
                    "handle_removed_pt", Set.of(Sight.PAGE_TABLE, Sight.TREE, Sight.HOOK), (kernel, sp, shared) -> {
                        ((TdpMmuAfter) kernel.mmu).handleRemovedPt(sp, shared);
                        return 0;
                    }),
            new PatchedFunction("tdx_sept_reclaim_private_sp", Set.of(Sight.PAGE_TABLE), (kernel, sp, shared) -> {
                ((TdxAfter) kernel.tdx).tdxSeptReclaimPrivateSp(kernel.kvm, sp.gfn(), sp);
                return 0;
            }),
            new PatchedFunction("reclaim_external_sp", Set.of(Sight.PAGE_TABLE, Sight.HOOK), (kernel, sp, shared) -> {
                ((KernelAfter) kernel).hooks().reclaimExternalSp(kernel.kvm, sp.gfn(), sp);
                return 0;
            }),
            new PatchedFunction("tdx_hardware_setup", Set.of(), (kernel, sp, shared) -> {
                kernel.tdx.tdxHardwareSetup();
                KvmX86OpsAfter ops = ((KernelAfter) kernel).hooks();
                return (ops.setExternalSpte != null ? 1 : 0)
                        + (ops.reclaimExternalSp != null ? 2 : 0)
                        + (ops.removeExternalSpte != null ? 4 : 0);
            }));

    private AfterFunctions() {}
}
