package dev.patchtwin.kvm.before;

import dev.patchtwin.kvm.mmu.PatchedFunction;
import dev.patchtwin.kvm.mmu.PatchedFunction.Sight;
import java.util.List;
import java.util.Set;

/** What the patch touches and can be called by itself, as it was. */
final class BeforeFunctions {
    static final List<PatchedFunction> ALL = List.of(
            new PatchedFunction(
                    "handle_removed_pt", Set.of(Sight.PAGE_TABLE, Sight.TREE, Sight.HOOK), (kernel, sp, shared) -> {
                        ((TdpMmuBefore) kernel.mmu).handleRemovedPt(sp, shared);
                        return 0;
                    }),
            new PatchedFunction(
                    "tdx_sept_free_private_spt",
                    Set.of(Sight.PAGE_TABLE),
                    (kernel, sp, shared) -> ((TdxBefore) kernel.tdx)
                            .tdxSeptFreePrivateSpt(kernel.kvm, sp.gfn(), sp.level(), sp.externalSpt())),
            new PatchedFunction(
                    "free_external_spt",
                    Set.of(Sight.PAGE_TABLE, Sight.HOOK),
                    (kernel, sp, shared) -> ((KernelBefore) kernel)
                            .hooks()
                            .freeExternalSpt(kernel.kvm, sp.gfn(), sp.level(), sp.externalSpt())),
            new PatchedFunction("tdx_hardware_setup", Set.of(), (kernel, sp, shared) -> {
                kernel.tdx.tdxHardwareSetup();
                KvmX86OpsBefore ops = ((KernelBefore) kernel).hooks();
                return (ops.setExternalSpte != null ? 1 : 0)
                        + (ops.freeExternalSpt != null ? 2 : 0)
                        + (ops.removeExternalSpte != null ? 4 : 0);
            }));

    private BeforeFunctions() {}
}
