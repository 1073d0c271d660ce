package dev.patchtwin.kvm.renamed;

import static dev.patchtwin.kvm.world.PhysicalPages.NULL;

import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.Kvm;
import dev.patchtwin.kvm.mmu.KvmMmuPage;
import dev.patchtwin.kvm.mmu.MutantRow;
import dev.patchtwin.kvm.mmu.TdpMmu;
import dev.patchtwin.kvm.mmu.Tdx;
import dev.patchtwin.model.Mutant;
import dev.patchtwin.model.MutantSource;
import java.util.List;
import java.util.function.Function;

/** Ships renames that went wrong; docs/domain.md §11. */
public final class RenamedMutants implements MutantSource {
    /** Called by {@link java.util.ServiceLoader}. */
    public RenamedMutants() {}

    @Override
    public List<Mutant> mutants() {
        RenamedFactory original = new RenamedFactory();
        return rows().stream().map(row -> row.of(original)).toList();
    }

    private static List<MutantRow> rows() {
        return List.of(
                tdx(1, "nothing is installed under the new name", "seamcalls safety", k -> new TdxRenamed(k, ops(k)) {
                    @Override
                    public void tdxHardwareSetup() {
                        super.tdxHardwareSetup();
                        vtX86Ops.reclaimExternalSpt = null;
                    }
                }),
                mmu(2, "nobody calls the new name", "seamcalls rcu", k -> new TdpMmuRenamed(k, ops(k)) {
                    @Override
                    protected void handleRemovedPt(KvmMmuPage sp, boolean shared) {
                        freezeSptes(sp, shared);
                        callRcu(sp);
                    }
                }),
                tdx(
                        3,
                        "the pointer is kept when the page is not reclaimed",
                        "pointers",
                        k -> new TdxRenamed(k, ops(k)) {
                            @Override
                            protected void tdxSeptReclaimPrivateSpt(Kvm kvm, long gfn, KvmMmuPage sp) {
                                if (!isHkidAssigned(kvm)) {
                                    tdxReclaimPage(sp.externalSpt());
                                } else {
                                    super.tdxSeptReclaimPrivateSpt(kvm, gfn, sp);
                                }
                            }
                        }),
                mmu(0, "another gfn is passed", "", k -> new TdpMmuRenamed(k, ops(k)) {
                    @Override
                    protected void handleRemovedPt(KvmMmuPage sp, boolean shared) {
                        freezeSptes(sp, shared);
                        if (sp.isMirrorSp()) {
                            kvmX86Ops.reclaimExternalSpt(kvm, sp.gfn() + 1, sp);
                        }
                        callRcu(sp);
                    }
                }),
                tdx(4, "the pointer is dropped also on success", "pointers leaks", k -> new TdxRenamed(k, ops(k)) {
                    @Override
                    protected void tdxSeptReclaimPrivateSpt(Kvm kvm, long gfn, KvmMmuPage sp) {
                        super.tdxSeptReclaimPrivateSpt(kvm, gfn, sp);
                        sp.setExternalSpt(NULL);
                    }
                }));
    }

    private static KvmX86OpsRenamed ops(Kernel kernel) {
        return ((KernelRenamed) kernel).hooks();
    }

    private static MutantRow tdx(int number, String what, String channels, Function<Kernel, Tdx> make) {
        return new MutantRow(number, "renamed", what, channels, machine -> new KernelRenamed(machine) {
            @Override
            protected Tdx newTdx() {
                return make.apply(this);
            }
        });
    }

    private static MutantRow mmu(int number, String what, String channels, Function<Kernel, TdpMmu> make) {
        return new MutantRow(number, "renamed", what, channels, machine -> new KernelRenamed(machine) {
            @Override
            protected TdpMmu newTdpMmu() {
                return make.apply(this);
            }
        });
    }
}
