package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.PageState;
import dev.patchtwin.kvm.world.PamtType;
import dev.patchtwin.kvm.world.PhysicalPages;
import dev.patchtwin.kvm.world.Shape;
import dev.patchtwin.kvm.world.Subjects;
import java.util.Arrays;
import java.util.Objects;

/** {@code struct kvm} with {@code struct kvm_tdx}: one TDX VM, with its slot and its guest_memfd file. */
public final class Kvm {
    /** {@code kvm_tdx->state}. */
    enum TdState {
        UNINITIALIZED,
        INITIALIZED,
        RUNNABLE
    }

    private static final TdState[] TD_STATES = TdState.values();

    private static final int NUMBER = 0;
    private static final int EXISTS = 1;
    private static final int VM_BUGGED = 2;
    private static final int VM_DEAD = 3;
    private static final int MM_ALIVE = 4;
    private static final int MEMFD_OPEN = 5;
    private static final int SLOT = 6;
    private static final int SHARED_GFNS = 7;
    private static final int POPULATED_GFNS = 8;
    private static final int HKID = 9;
    private static final int TDR_PAGE = 10;
    private static final int PAGE_ADD_SRC = 11;
    private static final int PRE_FAULT_ALLOWED = 12;
    private static final int ROOTS = 13;
    private static final int ACCOUNTED_PAGE_TABLES = 14;
    private static final int DESTROY_STEPS = 15;
    private static final int LEAKED_BEFORE = 16;
    private static final int TD_STATE = 17;
    private static final int CELLS = 18;

    final Vcpu[] vcpus;

    private final SpPool sps;
    private final int[] cells;
    private final int base;
    private final int gfns;
    private final int tdcsCount;
    private final int memfdPages;
    private final int tdcsPages;
    private final int tdpMmuRoots;
    private final int end;
    private final PageGroup controlPages;
    private final PageGroup dataPages;

    Kvm(Machine machine, SpPool sps) {
        this.sps = sps;
        Shape shape = machine.shape;
        gfns = shape.gfns;
        tdcsCount = shape.tdcsPages;
        cells = machine.memory.cells();
        int mostRoots = mostRoots(shape);
        base = machine.memory.reserve(CELLS + gfns + tdcsCount + mostRoots);
        memfdPages = base + CELLS;
        tdcsPages = memfdPages + gfns;
        tdpMmuRoots = tdcsPages + tdcsCount;
        end = tdpMmuRoots + mostRoots;
        vcpus = new Vcpu[shape.vcpus];
        for (int v = 0; v < vcpus.length; v++) {
            vcpus[v] = new Vcpu(v, machine, sps);
        }
        controlPages = new PageGroup(machine.pages.saved, cells, PageState.CTRL, PamtType.NDA);
        controlPages.add(base + TDR_PAGE, Subjects.TDR, PamtType.TDR);
        for (int i = 0; i < tdcsCount; i++) {
            controlPages.add(tdcsPages + i, machine.subjects.tdcs(i), PamtType.TDCX);
        }
        dataPages = new PageGroup(machine.pages.saved, cells, PageState.DATA, PamtType.NDA);
        for (int g = 0; g < gfns; g++) {
            dataPages.add(memfdPages + g, machine.subjects.data(g), PamtType.REG);
        }
        reset();
    }

    /** Each kind has one valid root; an invalid one is there as long as a vCPU or the zapper holds it. */
    static int mostRoots(Shape shape) {
        return 3 + 2 * shape.vcpus;
    }

    /** Returns all pointers to the TD's control pages. */
    PageGroup controlPages() {
        return controlPages;
    }

    /** Returns all pointers of the guest_memfd file. */
    PageGroup dataPages() {
        return dataPages;
    }

    /** Goes back to before the first VM. */
    void reset() {
        setNumber(0);
        forget();
    }

    /** There is no VM any more. */
    void forget() {
        Arrays.fill(cells, base + EXISTS, end, 0);
        Arrays.fill(cells, memfdPages, tdpMmuRoots, PhysicalPages.NULL);
        setTdrPage(PhysicalPages.NULL);
        for (Vcpu vcpu : vcpus) {
            vcpu.reset();
        }
    }

    private int get(int field) {
        return cells[base + field];
    }

    private void set(int field, int value) {
        cells[base + field] = value;
    }

    /** {@code kvm_tdx->state}. */
    TdState tdState() {
        return TD_STATES[get(TD_STATE)];
    }

    void setTdState(TdState state) {
        set(TD_STATE, state.ordinal());
    }

    /** Returns the guest_memfd page behind the gfn with this index. */
    int memfdPage(int gfnIndex) {
        return cells[memfdPages + gfnIndex];
    }

    void setMemfdPage(int gfnIndex, int page) {
        cells[memfdPages + gfnIndex] = page;
    }

    /** {@code td.tdcs_pages[index]}. */
    int tdcsPage(int index) {
        return cells[tdcsPages + index];
    }

    void setTdcsPage(int index, int page) {
        cells[tdcsPages + index] = page;
    }

    /** Returns how many TDCS pages a TD has. */
    int tdcsPages() {
        return tdcsCount;
    }

    boolean isShared(int gfnIndex) {
        return (sharedGfns() & (1 << gfnIndex)) != 0;
    }

    boolean isPopulated(int gfnIndex) {
        return (populatedGfns() & (1 << gfnIndex)) != 0;
    }

    /** Returns a root of {@code arch.tdp_mmu_roots}, newest first. */
    KvmMmuPage tdpMmuRoot(int index) {
        return Objects.requireNonNull(sps.byNumber(cells[tdpMmuRoots + index]));
    }

    /** Returns the place of a root in the list, or -1. */
    int indexOf(KvmMmuPage root) {
        for (int i = 0; i < roots(); i++) {
            if (cells[tdpMmuRoots + i] == SpPool.number(root)) {
                return i;
            }
        }
        return -1;
    }

    /** Adds a root at the head of the list. */
    void addRoot(KvmMmuPage root) {
        System.arraycopy(cells, tdpMmuRoots, cells, tdpMmuRoots + 1, roots());
        cells[tdpMmuRoots] = SpPool.number(root);
        set(ROOTS, roots() + 1);
    }

    void removeRoot(KvmMmuPage root) {
        int i = tdpMmuRoots + indexOf(root);
        int last = tdpMmuRoots + roots() - 1;
        System.arraycopy(cells, i + 1, cells, i, last - i);
        cells[last] = 0;
        set(ROOTS, roots() - 1);
    }

    /** Which VM of this boot it is, from 1; 0 before the first. */
    int number() {
        return get(NUMBER);
    }

    void setNumber(int value) {
        set(NUMBER, value);
    }

    /** Whether there is a VM now. */
    boolean exists() {
        return get(EXISTS) != 0;
    }

    void setExists(boolean value) {
        set(EXISTS, value ? 1 : 0);
    }

    /** {@code vm_bugged}. */
    boolean vmBugged() {
        return get(VM_BUGGED) != 0;
    }

    void setVmBugged(boolean value) {
        set(VM_BUGGED, value ? 1 : 0);
    }

    /** {@code vm_dead}. */
    boolean vmDead() {
        return get(VM_DEAD) != 0;
    }

    void setVmDead(boolean value) {
        set(VM_DEAD, value ? 1 : 0);
    }

    /** Whether the process that owns the VM still has its memory: the MMU notifier is registered. */
    boolean mmAlive() {
        return get(MM_ALIVE) != 0;
    }

    void setMmAlive(boolean value) {
        set(MM_ALIVE, value ? 1 : 0);
    }

    /** Whether the guest_memfd file is open; while it is, it holds a reference on the VM. */
    boolean memfdOpen() {
        return get(MEMFD_OPEN) != 0;
    }

    void setMemfdOpen(boolean value) {
        set(MEMFD_OPEN, value ? 1 : 0);
    }

    /** Whether the memslot exists. */
    boolean slot() {
        return get(SLOT) != 0;
    }

    void setSlot(boolean value) {
        set(SLOT, value ? 1 : 0);
    }

    /** Gfns, a bit per index, that the attributes say are shared. */
    int sharedGfns() {
        return get(SHARED_GFNS);
    }

    void setSharedGfns(int value) {
        set(SHARED_GFNS, value);
    }

    /** Gfns, a bit per index, that were populated and may not be once more. */
    int populatedGfns() {
        return get(POPULATED_GFNS);
    }

    void setPopulatedGfns(int value) {
        set(POPULATED_GFNS, value);
    }

    /** {@code kvm_tdx->hkid}: 0 at birth, above 0 while assigned, -1 once released. */
    int hkid() {
        return get(HKID);
    }

    void setHkid(int value) {
        set(HKID, value);
    }

    /** {@code td.tdr_page}. */
    int tdrPage() {
        return get(TDR_PAGE);
    }

    void setTdrPage(int value) {
        set(TDR_PAGE, value);
    }

    /** {@code page_add_src}: whether a page is being copied into the TD. */
    boolean pageAddSrc() {
        return get(PAGE_ADD_SRC) != 0;
    }

    void setPageAddSrc(boolean value) {
        set(PAGE_ADD_SRC, value ? 1 : 0);
    }

    /** {@code arch.pre_fault_allowed}. */
    boolean preFaultAllowed() {
        return get(PRE_FAULT_ALLOWED) != 0;
    }

    void setPreFaultAllowed(boolean value) {
        set(PRE_FAULT_ALLOWED, value ? 1 : 0);
    }

    /** How many roots {@code arch.tdp_mmu_roots} has. */
    int roots() {
        return get(ROOTS);
    }

    /** Page-table statistics: how many {@code spt} pages are accounted. */
    int accountedPageTables() {
        return get(ACCOUNTED_PAGE_TABLES);
    }

    void setAccountedPageTables(int value) {
        set(ACCOUNTED_PAGE_TABLES, value);
    }

    /** How many steps of its destruction are done; above 0, nobody but the destruction itself can use the VM. */
    int destroySteps() {
        return get(DESTROY_STEPS);
    }

    void setDestroySteps(int value) {
        set(DESTROY_STEPS, value);
    }

    /** How many pages were leaked when its destruction began. */
    int leakedBefore() {
        return get(LEAKED_BEFORE);
    }

    void setLeakedBefore(int value) {
        set(LEAKED_BEFORE, value);
    }
}
