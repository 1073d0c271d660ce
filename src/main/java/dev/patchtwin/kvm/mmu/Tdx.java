package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.Errno;
import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.PhysicalPages;
import dev.patchtwin.kvm.world.Probe;
import dev.patchtwin.kvm.world.Seamcall;
import dev.patchtwin.kvm.world.SeamcallStatus;
import dev.patchtwin.kvm.world.TdxModule;
import dev.patchtwin.kvm.world.WarnSite;
import dev.patchtwin.model.KernelFunction;
import java.util.function.IntSupplier;

/**
 * The S-EPT half of {@code arch/x86/kvm/vmx/tdx.c}: what TDX does when the TDP MMU changes the mirror tree, and how pages
 * are taken back from the module. The life cycle of TDs and vCPUs is in {@link TdxLifecycle}.
 */
public abstract class Tdx {
    private static final String FILE = "arch/x86/kvm/vmx/tdx.c";

    protected final Machine machine;
    protected final TdxModule module;
    protected final Kvm kvm;
    protected final KvmBug bug;

    private final SpPool sps;
    private final KvmX86Ops ops;

    /** Works on the VM of this kernel, and installs its hooks here. */
    protected Tdx(Kernel kernel, KvmX86Ops ops) {
        this.ops = ops;
        machine = kernel.machine;
        module = machine.module;
        kvm = kernel.kvm;
        bug = kernel.bug;
        sps = kernel.sps;
    }

    /** Installs the hooks; a version adds its own. */
    public void tdxHardwareSetup() {
        ops.setExternalSpte = this::tdxSeptSetPrivateSpte;
        ops.removeExternalSpte = this::tdxSeptRemovePrivateSpte;
    }

    /** {@code is_hkid_assigned}: neither never initialised nor released. */
    protected boolean isHkidAssigned(Kvm vm) {
        return vm.hkid() > 0;
    }

    /* --- adding --- */

    /** {@code set_external_spte}: links a table or maps a page; docs/domain.md §2.4. */
    @KernelFunction(value = "tdx_sept_set_private_spte", file = FILE)
    protected int tdxSeptSetPrivateSpte(Kvm vm, long gfn, int level, long mirrorSpte) {
        if (!Spte.isLast(mirrorSpte, level)) {
            return tdxSeptLinkPrivateSpt(gfn, level, mirrorSpte);
        }
        int gfnIndex = machine.shape.gfnIndex(gfn);
        return vm.tdState() == Kvm.TdState.RUNNABLE
                ? tdxMemPageAug(gfnIndex, Spte.pfn(mirrorSpte))
                : tdxMemPageAdd(gfnIndex, Spte.pfn(mirrorSpte));
    }

    @KernelFunction(value = "tdx_sept_link_private_spt", file = FILE)
    private int tdxSeptLinkPrivateSpt(long gfn, int level, long mirrorSpte) {
        KvmMmuPage child = sps.child(mirrorSpte);
        boolean fits = child.externalSpt() != PhysicalPages.NULL && child.level() + 1 == level && child.gfn() == gfn;
        if (bug.kvmBugOn(!fits, kvm, WarnSite.EXTERNAL_SPT_MISSING)) {
            return Errno.EIO;
        }
        int status = module.sept.memSeptAdd(child.position(), child.externalSpt());
        int subject = machine.subjects.externalSpt(child.position());
        return busyOrBug(status, Seamcall.MEM_SEPT_ADD, subject, WarnSite.SEPT_ADD);
    }

    @KernelFunction(value = "tdx_mem_page_add", file = FILE)
    private int tdxMemPageAdd(int gfnIndex, int page) {
        if (bug.kvmBugOn(kvm.preFaultAllowed() || !kvm.pageAddSrc(), kvm, WarnSite.PAGE_ADD_TOO_LATE)) {
            return Errno.EIO;
        }
        int status = module.sept.memPageAdd(gfnIndex, page);
        return busyOrBug(status, Seamcall.MEM_PAGE_ADD, machine.subjects.gfn(gfnIndex), WarnSite.PAGE_ADD);
    }

    @KernelFunction(value = "tdx_mem_page_aug", file = FILE)
    private int tdxMemPageAug(int gfnIndex, int page) {
        int status = module.sept.memPageAug(gfnIndex, page);
        return busyOrBug(status, Seamcall.MEM_PAGE_AUG, machine.subjects.gfn(gfnIndex), WarnSite.PAGE_AUG);
    }

    /** Contention is for the caller to try again; anything else bugs the VM. */
    private int busyOrBug(int status, Seamcall call, int subject, WarnSite site) {
        if (SeamcallStatus.isOperandBusy(status)) {
            return Errno.EBUSY;
        }
        return bug.tdxBugOn(status, call, subject, kvm, site) ? Errno.EIO : 0;
    }

    /* --- removing --- */

    /**
     * {@code remove_external_spte}: takes a page from the guest: block, track, remove, flush. Stops where a step fails,
     * although the mirror entry is gone already; docs/domain.md §2.6.
     */
    @KernelFunction(value = "tdx_sept_remove_private_spte", file = FILE)
    protected void tdxSeptRemovePrivateSpte(Kvm vm, long gfn, int level, long mirrorSpte) {
        if (bug.kvmBugOn(!isHkidAssigned(vm), vm, WarnSite.REMOVE_HKID)
                || bug.kvmBugOn(level != 1, vm, WarnSite.REMOVE_LEVEL)) {
            return;
        }
        int gfnIndex = machine.shape.gfnIndex(gfn);
        int subject = machine.subjects.gfn(gfnIndex);
        int page = Spte.pfn(mirrorSpte);
        int status = noVcpus(() -> module.sept.memRangeBlock(gfnIndex));
        if (bug.tdxBugOn(status, Seamcall.MEM_RANGE_BLOCK, subject, vm, WarnSite.RANGE_BLOCK)) {
            return;
        }
        tdxTrack(vm);
        status = noVcpus(() -> module.sept.memPageRemove(gfnIndex));
        if (bug.tdxBugOn(status, Seamcall.MEM_PAGE_REMOVE, subject, vm, WarnSite.PAGE_REMOVE)) {
            return;
        }
        status = module.phymemPageWbinvd(page);
        if (bug.tdxBugOn(status, Seamcall.PHYMEM_PAGE_WBINVD, machine.pages.name(page), vm, WarnSite.PAGE_WBINVD)) {
            machine.cover(Probe.LEAF_ZAP_FAILED);
            return;
        }
        machine.pages.quirkReset(page);
    }

    /** Makes sure that no vCPU uses an old translation; an error bugs the VM, and the zap goes on. */
    @KernelFunction(value = "tdx_track", file = FILE)
    private void tdxTrack(Kvm vm) {
        if (vm.tdState() != Kvm.TdState.RUNNABLE) {
            return;
        }
        int status = noVcpus(module.sept::memTrack);
        bug.tdxBugOn(status, Seamcall.MEM_TRACK, 0, vm, WarnSite.TRACK);
    }

    /**
     * {@code tdh_do_no_vcpus}: on contention with vCPUs, kicks them all out of the guest, keeps them out
     * ({@code wait_for_sept_zap}), and makes the call exactly once more. That it can be contended again is up to the oracle.
     */
    @KernelFunction(value = "tdh_do_no_vcpus", file = FILE)
    protected int noVcpus(IntSupplier seamcall) {
        int status = seamcall.getAsInt();
        return SeamcallStatus.isOperandBusy(status) ? seamcall.getAsInt() : status;
    }

    /**
     * Takes a page back from the module, once: contention is not expected any more when a TD is torn down. Never frees it,
     * and never bugs the VM; docs/domain.md §3.1.
     *
     * @return 0 or -EIO
     */
    @KernelFunction(value = "tdx_reclaim_page", file = FILE)
    protected int tdxReclaimPage(int page) {
        int status = module.phymemPageReclaim(page);
        int name = machine.pages.name(page);
        if (bug.tdxBugOn(status, Seamcall.PHYMEM_PAGE_RECLAIM, name, null, WarnSite.RECLAIM_PAGE)) {
            return Errno.EIO;
        }
        machine.pages.quirkReset(page);
        return 0;
    }

    /** Takes a control page back and frees it; one that cannot be taken back is leaked. */
    @KernelFunction(value = "tdx_reclaim_control_page", file = FILE)
    protected void tdxReclaimControlPage(int page) {
        if (tdxReclaimPage(page) == 0) {
            machine.features.free(page);
        } else {
            machine.pages.forget(page);
        }
    }

    /** Returns what {@code virt_to_page} makes of the address of a table. */
    protected static int virtToPage(int table) {
        return table;
    }
}
