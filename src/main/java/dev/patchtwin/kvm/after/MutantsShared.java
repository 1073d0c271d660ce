package dev.patchtwin.kvm.after;

import static dev.patchtwin.kvm.world.PhysicalPages.NULL;

import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.Kvm;
import dev.patchtwin.kvm.mmu.KvmBug;
import dev.patchtwin.kvm.mmu.KvmMmuPage;
import dev.patchtwin.kvm.mmu.MutantRow;
import dev.patchtwin.kvm.mmu.Peek;
import dev.patchtwin.kvm.mmu.TdpMmu;
import dev.patchtwin.kvm.mmu.TdpMmuRoots;
import dev.patchtwin.kvm.mmu.Tdx;
import dev.patchtwin.kvm.mmu.TdxLifecycle;
import dev.patchtwin.kvm.mmu.VmDestruction;
import dev.patchtwin.kvm.world.Errno;
import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.Seamcall;
import dev.patchtwin.kvm.world.SeamcallStatus;
import dev.patchtwin.kvm.world.WarnSite;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Versions of the code after the patch in which something is wrong that both versions share; docs/domain.md §7. */
public final class MutantsShared {
    private MutantsShared() {}

    /** Returns all of them. */
    public static List<MutantRow> all() {
        return Stream.of(hooksAndRetries(), tablesAndFailures(), teardown())
                .flatMap(List::stream)
                .toList();
    }

    private static List<MutantRow> hooksAndRetries() {
        return List.of(
                tdx(10, "an HKID of 0 counts as assigned", "seamcalls", k -> new TdxAfter(k, ops(k)) {
                    @Override
                    protected boolean isHkidAssigned(Kvm vm) {
                        return Peek.hkid(vm) >= 0;
                    }
                }),
                of(14, "the hook runs for the mirror root", "seamcalls safety", Parts.roots(k -> new TdpMmuRoots(k) {
                    @Override
                    protected void put(@Nullable KvmMmuPage root) {
                        if (root != null && root.isMirrorSp() && Peek.isLastReference(root)) {
                            ops(k).reclaimExternalSp(kvm, root.gfn(), root);
                        }
                        super.put(root);
                    }
                })),
                tdx(25, "a contended SEAMCALL is not tried again", "seamcalls vm", k -> new TdxAfter(k, ops(k)) {
                    @Override
                    protected int noVcpus(IntSupplier seamcall) {
                        return seamcall.getAsInt();
                    }
                }),
                tdx(26, "a contended SEAMCALL is tried again twice", "seamcalls vm", k -> new TdxAfter(k, ops(k)) {
                    @Override
                    protected int noVcpus(IntSupplier seamcall) {
                        int status = super.noVcpus(seamcall);
                        return SeamcallStatus.isOperandBusy(status) ? seamcall.getAsInt() : status;
                    }
                }),
                tdx(27, "a page that was not reclaimed is reset", "pages", k -> new TdxAfter(k, ops(k)) {
                    @Override
                    protected int tdxReclaimPage(int page) {
                        int result = super.tdxReclaimPage(page);
                        if (result != 0 && page != NULL) {
                            machine.pages.quirkReset(page);
                        }
                        return result;
                    }
                }),
                tdx(27, "a page is reset before it is reclaimed", "pages", k -> new TdxAfter(k, ops(k)) {
                    @Override
                    protected int tdxReclaimPage(int page) {
                        machine.pages.quirkReset(page);
                        return super.tdxReclaimPage(page);
                    }
                }));
    }

    private static List<MutantRow> tablesAndFailures() {
        return List.of(
                tdx(30, "a failed reclaim bugs the VM", "vm", k -> new TdxAfter(k, ops(k)) {
                    @Override
                    protected int tdxReclaimPage(int page) {
                        int status = module.phymemPageReclaim(page);
                        int name = machine.pages.name(page);
                        if (bug.tdxBugOn(status, Seamcall.PHYMEM_PAGE_RECLAIM, name, kvm, WarnSite.RECLAIM_PAGE)) {
                            return Errno.EIO;
                        }
                        machine.pages.quirkReset(page);
                        return 0;
                    }
                }),
                mmu(36, "an entry stays frozen when the SEAMCALL fails", "tree", k -> new TdpMmuAfter(k, ops(k)) {
                    @Override
                    protected int setExternalSptePresent(KvmMmuPage sp, int entry, long old, long spte) {
                        int result = super.setExternalSptePresent(sp, entry, old, spte);
                        if (result != 0) {
                            Peek.freeze(sp, entry);
                        }
                        return result;
                    }
                }),
                mmu(38, "an unused table goes through the hook", "vm safety", k -> new TdpMmuAfter(k, ops(k)) {
                    @Override
                    protected void freeUnusedSp(KvmMmuPage sp) {
                        if (sp.isMirrorSp()) {
                            kvmX86Ops.reclaimExternalSp(kvm, sp.gfn(), sp);
                        }
                        super.freeUnusedSp(sp);
                    }
                }),
                mmu(39, "an unused table's external page is not freed", "pages", k -> new TdpMmuAfter(k, ops(k)) {
                    @Override
                    protected void freeUnusedSp(KvmMmuPage sp) {
                        sp.setExternalSpt(NULL);
                        super.freeUnusedSp(sp);
                    }
                }));
    }

    private static List<MutantRow> teardown() {
        return List.of(
                of(41, "the HKID is released after the MMU is gone", "seamcalls vm leaks", Parts.destruction(k -> new VmDestruction(k) {
                    @Override
                    protected List<Step> order() {
                        return List.of(
                                Step.UNREGISTER_NOTIFIER, Step.DESTROY_VCPUS, Step.UNINIT_MMU, Step.PRE_DESTROY, Step.VM_DESTROY);
                    }
                })),
                of(42, "the TD's pages before the S-EPT's", "seamcalls", Parts.destruction(k -> new VmDestruction(k) {
                    @Override
                    protected List<Step> order() {
                        return List.of(
                                Step.PRE_DESTROY, Step.UNREGISTER_NOTIFIER, Step.DESTROY_VCPUS, Step.VM_DESTROY, Step.UNINIT_MMU);
                    }
                })),
                of(43, "nobody waits for the RCU callbacks", "safety", Parts.roots(k -> new TdpMmuRoots(k) {
                    @Override
                    protected void rcuBarrier() {}
                })),
                of(44, "zap_all includes the mirror roots", "vm leaks", Parts.roots(k -> new TdpMmuRoots(k) {
                    @Override
                    protected void zapAll() {
                        for (KvmMmuPage root : Peek.roots(kvm)) {
                            Peek.zapRoot(this, root);
                        }
                    }
                })),
                of(51, "KVM_BUG_ON tells whether the VM is newly bugged", "seamcalls", Parts.bug(m -> new KvmBug(m) {
                    @Override
                    public boolean kvmBugOn(boolean condition, Kvm vm, WarnSite site) {
                        boolean newly = condition && !Peek.vmBugged(vm);
                        super.kvmBugOn(condition, vm, site);
                        return newly;
                    }
                })),
                of(53, "the HKID is given up although it could not be freed", "vm", Parts.lifecycle(k -> new TdxLifecycle(k) {
                    @Override
                    protected void freeKey() {
                        super.freeKey();
                        hkidFreed();
                    }
                })),
                of(54, "FLUSHVP_NOT_DONE bugs the VM", "vm", Parts.lifecycle(k -> new TdxLifecycle(k) {
                    @Override
                    protected boolean isFlushvpNotDone(int status) {
                        return false;
                    }
                })));
    }

    private static KvmX86OpsAfter ops(Kernel kernel) {
        return ((KernelAfter) kernel).hooks();
    }

    private static MutantRow of(int number, String what, String channel, Function<Machine, Kernel> build) {
        return MutantsAfter.of(number, what, channel, build);
    }

    private static MutantRow tdx(int number, String what, String channel, Function<Kernel, Tdx> make) {
        return of(number, what, channel, machine -> new KernelAfter(machine) {
            @Override
            protected Tdx newTdx() {
                return make.apply(this);
            }
        });
    }

    private static MutantRow mmu(int number, String what, String channel, Function<Kernel, TdpMmu> make) {
        return of(number, what, channel, machine -> new KernelAfter(machine) {
            @Override
            protected TdpMmu newTdpMmu() {
                return make.apply(this);
            }
        });
    }
}
