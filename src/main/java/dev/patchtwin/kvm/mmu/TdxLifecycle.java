package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.Channels;
import dev.patchtwin.kvm.world.Errno;
import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.PageState;
import dev.patchtwin.kvm.world.PhysicalPages;
import dev.patchtwin.kvm.world.Seamcall;
import dev.patchtwin.kvm.world.SeamcallStatus;
import dev.patchtwin.kvm.world.Subjects;
import dev.patchtwin.kvm.world.TdxModule;
import dev.patchtwin.kvm.world.WarnSite;
import dev.patchtwin.model.KernelFunction;

/**
 * The life of TDs and their vCPUs in {@code arch/x86/kvm/vmx/tdx.c}, with every SEAMCALL that can fail on the way;
 * docs/domain.md §§2.1, 2.2, 2.9.
 */
public class TdxLifecycle {
    private static final String FILE = "arch/x86/kvm/vmx/tdx.c";
    private static final int CACHE_WB_TRIES = 10_000;

    protected final Machine machine;
    protected final TdxModule module;
    protected final Kvm kvm;
    protected final KvmBug bug;
    protected final Tdx tdx;

    /** Works on the VM of this kernel. */
    protected TdxLifecycle(Kernel kernel) {
        machine = kernel.machine;
        module = machine.module;
        kvm = kernel.kvm;
        bug = kernel.bug;
        tdx = kernel.tdx;
    }

    /* --- KVM_TDX_INIT_VM --- */

    /** Gives the VM a TD: an HKID, a TDR, TDCS pages. */
    @KernelFunction(value = "tdx_td_init", file = FILE)
    int initTd() {
        kvm.setHkid(kvm.number());
        machine.touch(Channels.VM);
        int tdr = machine.features.alloc(PageState.CTRL, Subjects.TDR, 0);
        if (tdr == PhysicalPages.NULL) {
            return freeHkid(Errno.ENOMEM);
        }
        for (int i = 0; i < kvm.tdcsPages(); i++) {
            kvm.setTdcsPage(i, machine.features.alloc(PageState.CTRL, machine.subjects.tdcs(i), 1 + i));
            if (kvm.tdcsPage(i) == PhysicalPages.NULL) {
                freeTdcsFrom(0);
                machine.features.free(tdr);
                return freeHkid(Errno.ENOMEM);
            }
        }
        int status = module.mngCreate(tdr);
        if (status != SeamcallStatus.SUCCESS) {
            freeTdcsFrom(0);
            machine.features.free(tdr);
            if (status == SeamcallStatus.RND_NO_ENTROPY) {
                return freeHkid(Errno.EAGAIN);
            }
            bug.tdxBugOn(status, Seamcall.MNG_CREATE, Subjects.TDR, kvm, WarnSite.MNG_CREATE);
            return freeHkid(Errno.EIO);
        }
        kvm.setTdrPage(tdr);
        int added = addTdcs();
        if (added < kvm.tdcsPages() || initFailed()) {
            freeTdcsFrom(added);
            releaseHkid();
            reclaimTdControlPages();
            return Errno.EIO;
        }
        kvm.setTdState(Kvm.TdState.INITIALIZED);
        return 0;
    }

    private int freeHkid(int result) {
        hkidFreed();
        return result;
    }

    /** Configures the key on each package, then adds TDCS pages; returns how many were added. */
    private int addTdcs() {
        for (int p = 0; p < machine.shape.packages; p++) {
            int status = module.mngKeyConfig(p);
            int subject = machine.subjects.processorPackage(p);
            if (bug.tdxBugOn(status, Seamcall.MNG_KEY_CONFIG, subject, kvm, WarnSite.MNG_KEY_CONFIG)) {
                return 0;
            }
        }
        for (int i = 0; i < kvm.tdcsPages(); i++) {
            int status = module.mngAddcx(kvm.tdcsPage(i));
            if (bug.tdxBugOn(status, Seamcall.MNG_ADDCX, machine.subjects.tdcs(i), kvm, WarnSite.MNG_ADDCX)) {
                return i;
            }
        }
        return kvm.tdcsPages();
    }

    private boolean initFailed() {
        int status = module.mngInit();
        return bug.tdxBugOn(status, Seamcall.MNG_INIT, Subjects.NONE, kvm, WarnSite.MNG_INIT);
    }

    private void freeTdcsFrom(int first) {
        for (int i = first; i < kvm.tdcsPages(); i++) {
            machine.features.free(kvm.tdcsPage(i));
            kvm.setTdcsPage(i, PhysicalPages.NULL);
        }
    }

    /* --- KVM_TDX_INIT_VCPU --- */

    /** Gives a vCPU its TDVPR and TDCX pages. What was added before a failure is reclaimed with the vCPU. */
    @KernelFunction(value = "tdx_td_vcpu_init", file = FILE)
    int initVcpu(Vcpu vcpu) {
        int result = allocVcpuPages(vcpu);
        if (result != 0) {
            return result;
        }
        int status = module.vpCreate(vcpu.tdvprPage());
        if (bug.tdxBugOn(
                status, Seamcall.VP_CREATE, machine.subjects.tdvpr(vcpu.id), kvm, WarnSite.VP_CREATE)) {
            freeTdcxFrom(vcpu, 0);
            machine.features.free(vcpu.tdvprPage());
            vcpu.setTdvprPage(PhysicalPages.NULL);
            return Errno.EIO;
        }
        for (int i = 0; i < vcpu.tdcxPages(); i++) {
            status = module.vpAddcx(vcpu.tdcxPage(i));
            if (bug.tdxBugOn(
                    status, Seamcall.VP_ADDCX, machine.subjects.tdcx(vcpu.id, i), kvm, WarnSite.VP_ADDCX)) {
                freeTdcxFrom(vcpu, i);
                return Errno.EIO;
            }
        }
        status = module.vpInit(vcpu.id);
        if (bug.tdxBugOn(status, Seamcall.VP_INIT, machine.subjects.vcpu(vcpu.id), kvm, WarnSite.VP_INIT)) {
            return Errno.EIO;
        }
        vcpu.setInitialized(true);
        return 0;
    }

    private int allocVcpuPages(Vcpu vcpu) {
        vcpu.setTdvprPage(machine.features.alloc(PageState.CTRL, machine.subjects.tdvpr(vcpu.id), 0));
        if (vcpu.tdvprPage() == PhysicalPages.NULL) {
            return Errno.ENOMEM;
        }
        for (int i = 0; i < vcpu.tdcxPages(); i++) {
            vcpu.setTdcxPage(i, machine.features.alloc(PageState.CTRL, machine.subjects.tdcx(vcpu.id, i), 1 + i));
            if (vcpu.tdcxPage(i) == PhysicalPages.NULL) {
                freeTdcxFrom(vcpu, 0);
                machine.features.free(vcpu.tdvprPage());
                vcpu.setTdvprPage(PhysicalPages.NULL);
                return Errno.ENOMEM;
            }
        }
        return 0;
    }

    private void freeTdcxFrom(Vcpu vcpu, int first) {
        for (int i = first; i < vcpu.tdcxPages(); i++) {
            machine.features.free(vcpu.tdcxPage(i));
            vcpu.setTdcxPage(i, PhysicalPages.NULL);
        }
    }

    /* --- teardown --- */

    /**
     * Step R of destruction: takes the HKID back. TDH.MNG.VPFLUSHDONE failing with FLUSHVP_NOT_DONE ends it without a word,
     * every other failure but that of the cache flush bugs the VM; either way the HKID stays assigned.
     */
    @KernelFunction(value = "tdx_mmu_release_hkid", file = FILE)
    protected void releaseHkid() {
        if (!tdx.isHkidAssigned(kvm)) {
            return;
        }
        flushVcpus();
        int status = module.mngVpflushdone();
        if (isFlushvpNotDone(status)) {
            return;
        }
        if (bug.tdxBugOn(status, Seamcall.MNG_VPFLUSHDONE, Subjects.NONE, kvm, WarnSite.VPFLUSHDONE)) {
            machine.log.hkidLeaked(kvm.hkid());
            return;
        }
        for (int p = 0; p < machine.shape.packages; p++) {
            writeCachesBack(p);
        }
        freeKey();
    }

    /** The last step of releasing the HKID; when it fails the HKID stays assigned. */
    protected void freeKey() {
        int status = module.mngKeyFreeid();
        if (bug.tdxBugOn(status, Seamcall.MNG_KEY_FREEID, Subjects.NONE, kvm, WarnSite.KEY_FREEID)) {
            machine.log.hkidLeaked(kvm.hkid());
            return;
        }
        hkidFreed();
    }

    /** {@code tdx_hkid_free}. */
    protected final void hkidFreed() {
        kvm.setHkid(-1);
        machine.emit(Channels.VM, Subjects.NONE, Observer.HKID_RELEASED);
        machine.touch(Channels.VM);
    }

    /** The one failure that step R passes over in silence. */
    protected boolean isFlushvpNotDone(int status) {
        return status == SeamcallStatus.FLUSHVP_NOT_DONE;
    }

    private void flushVcpus() {
        for (Vcpu vcpu : kvm.vcpus) {
            if (!vcpu.created()) {
                continue;
            }
            int status = module.vpFlush(vcpu.id);
            if (status != SeamcallStatus.VCPU_NOT_ASSOCIATED) {
                bug.tdxBugOn(status, Seamcall.VP_FLUSH, machine.subjects.vcpu(vcpu.id), kvm, WarnSite.VP_FLUSH);
            }
        }
    }

    private void writeCachesBack(int processorPackage) {
        int status = module.phymemCacheWb(processorPackage, CACHE_WB_TRIES);
        if (status == SeamcallStatus.NO_HKID_READY_TO_WBCACHE) {
            return;
        }
        int subject = machine.subjects.processorPackage(processorPackage);
        bug.tdxBugOn(status, Seamcall.PHYMEM_CACHE_WB, subject, null, WarnSite.CACHE_WB);
    }

    /** Step V: a vCPU's control pages. While the HKID is assigned they cannot be reclaimed, and are leaked in silence. */
    @KernelFunction(value = "tdx_vcpu_free", file = FILE)
    void freeVcpu(Vcpu vcpu) {
        if (tdx.isHkidAssigned(kvm)) {
            for (int i = 0; i < vcpu.tdcxPages(); i++) {
                machine.pages.forget(vcpu.tdcxPage(i));
            }
            machine.pages.forget(vcpu.tdvprPage());
            return;
        }
        for (int i = 0; i < vcpu.tdcxPages(); i++) {
            if (vcpu.tdcxPage(i) != PhysicalPages.NULL) {
                tdx.tdxReclaimControlPage(vcpu.tdcxPage(i));
            }
        }
        if (vcpu.tdvprPage() != PhysicalPages.NULL) {
            tdx.tdxReclaimControlPage(vcpu.tdvprPage());
        }
    }

    /** Step C: the TD's control pages, the TDR last. While the HKID is assigned nothing is done. */
    @KernelFunction(value = "tdx_reclaim_td_control_pages", file = FILE)
    protected void reclaimTdControlPages() {
        if (tdx.isHkidAssigned(kvm)) {
            return;
        }
        for (int i = 0; i < kvm.tdcsPages(); i++) {
            if (kvm.tdcsPage(i) != PhysicalPages.NULL) {
                tdx.tdxReclaimControlPage(kvm.tdcsPage(i));
                kvm.setTdcsPage(i, PhysicalPages.NULL);
            }
        }
        int tdr = kvm.tdrPage();
        if (tdr == PhysicalPages.NULL) {
            return;
        }
        kvm.setTdrPage(PhysicalPages.NULL);
        if (tdx.tdxReclaimPage(tdr) != 0) {
            machine.pages.forget(tdr);
            return;
        }
        int status = module.phymemPageWbinvd(tdr);
        if (bug.tdxBugOn(status, Seamcall.PHYMEM_PAGE_WBINVD, Subjects.TDR, kvm, WarnSite.TDR_WBINVD)) {
            machine.pages.forget(tdr);
            return;
        }
        machine.pages.quirkReset(tdr);
        machine.features.free(tdr);
    }
}
