package dev.patchtwin.kvm.world;

import dev.patchtwin.model.Observation;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * The TDX module as far as KVM can tell: one TD, its life cycle, its S-EPT, the key of its HKID; docs/domain.md §1.3.
 *
 * <p>Each SEAMCALL first fails where the module's rules make it fail; where it could succeed the oracle is asked, and a
 * failure it chooses changes nothing. Every call shows on the channel {@code seamcalls}, with its outcome. What the module
 * answers once a TD is blocked is {@code TDX_TD_KEYS_NOT_CONFIGURED} for every call; that is known of ADDCX only.
 */
public final class TdxModule {
    private static final int NO_TD = 0;
    private static final int HKID_ASSIGNED = 1;
    private static final int KEYS_CONFIGURED = 2;
    private static final int BLOCKED = 3;
    private static final int TEARDOWN = 4;
    private static final String[] LIFECYCLE = {"no TD", "HKID_ASSIGNED", "KEYS_CONFIGURED", "BLOCKED", "TEARDOWN"};

    private static final int CHLDCNT_BITS = 10;
    private static final int ENTROPY_RETRIES = 10;
    private static final int MEASURED_CHUNKS = 16;

    private static final int LIFECYCLE_STATE = 0;
    private static final int CHLDCNT = 1;
    private static final int CONFIGURED_PACKAGES = 2;
    private static final int UNFLUSHED_PACKAGES = 3;
    private static final int ASSOCIATED_VCPUS = 4;
    private static final int FINALIZED = 5;
    private static final int FAULTED = 6;
    private static final int CELLS = 7;

    /** The TD's memory: its S-EPT. */
    public final SecureEpt sept;

    private final Machine machine;
    private final int[] cells;
    private final int base;
    private final int childBits;

    TdxModule(Machine machine) {
        this.machine = machine;
        cells = machine.memory.cells();
        base = machine.memory.reserve(CELLS);
        Shape shape = machine.shape;
        int most = shape.tdcsPages + shape.vcpus * (1 + shape.tdcxPages) + shape.gfns + shape.positions();
        // One bit more, and the sign in it: nothing in the module keeps a wrong kernel from reclaiming too much.
        childBits = 1 + Shape.bits(most);
        sept = new SecureEpt(machine, this);
    }

    /** Goes back to before any TD. */
    void reset() {
        Arrays.fill(cells, base, base + CELLS, 0);
        sept.reset();
    }

    private int get(int field) {
        return cells[base + field];
    }

    private void set(int field, int value) {
        cells[base + field] = value;
    }

    /** The VM is gone: shows what has become of its TD, and forgets it, since nobody can reach it any more. */
    public void abandonTd() {
        machine.emit(Channels.VM, Subjects.TDR, tdWord());
        reset();
        machine.touch(Channels.VM);
    }

    /* --- TD and vCPUs --- */

    /** TDH.MNG.CREATE: makes the page the TDR of a new TD. Tried again up to ten times while entropy is missing. */
    public int mngCreate(int tdr) {
        int status = pageStatus(Seamcall.MNG_CREATE, tdr, machine.pages.name(tdr), true);
        if (status == SeamcallStatus.SUCCESS) {
            machine.pages.setPamt(tdr, PamtType.TDR);
            set(LIFECYCLE_STATE, HKID_ASSIGNED);
        }
        int tries = status == SeamcallStatus.RND_NO_ENTROPY ? ENTROPY_RETRIES : 1;
        return show(Seamcall.MNG_CREATE, machine.pages.name(tdr), status, tries);
    }

    /** TDH.MNG.KEY.CONFIG on one package; the last one makes the TD's memory usable. */
    public int mngKeyConfig(int processorPackage) {
        int subject = machine.subjects.processorPackage(processorPackage);
        int status = get(LIFECYCLE_STATE) == HKID_ASSIGNED
                ? ask(Seamcall.MNG_KEY_CONFIG, subject)
                : SeamcallStatus.LIFECYCLE_STATE_INCORRECT;
        if (status == SeamcallStatus.SUCCESS) {
            set(CONFIGURED_PACKAGES, get(CONFIGURED_PACKAGES) | (1 << processorPackage));
            if (get(CONFIGURED_PACKAGES) == (1 << machine.shape.packages) - 1) {
                set(LIFECYCLE_STATE, KEYS_CONFIGURED);
            }
        }
        return show(Seamcall.MNG_KEY_CONFIG, subject, status, 1);
    }

    /** TDH.MNG.ADDCX: adds a TDCS page. */
    public int mngAddcx(int page) {
        return addControlPage(Seamcall.MNG_ADDCX, page, PamtType.TDCX);
    }

    /** TDH.MNG.INIT. */
    public int mngInit() {
        return keyed(Seamcall.MNG_INIT, Subjects.NONE);
    }

    /** TDH.VP.CREATE: makes the page the TDVPR of a vCPU. */
    public int vpCreate(int page) {
        return addControlPage(Seamcall.VP_CREATE, page, PamtType.TDVPR);
    }

    /** TDH.VP.ADDCX: adds a TDCX page of a vCPU. */
    public int vpAddcx(int page) {
        return addControlPage(Seamcall.VP_ADDCX, page, PamtType.TDCX);
    }

    /** TDH.VP.INIT: also associates the vCPU with the CPU it runs on. */
    public int vpInit(int vcpu) {
        int status = keyed(Seamcall.VP_INIT, machine.subjects.vcpu(vcpu));
        if (status == SeamcallStatus.SUCCESS) {
            vpEnter(vcpu);
        }
        return status;
    }

    /** TDH.VP.ENTER, as far as it matters here: the vCPU is associated with a CPU. */
    public void vpEnter(int vcpu) {
        set(ASSOCIATED_VCPUS, get(ASSOCIATED_VCPUS) | (1 << vcpu));
    }

    private int addControlPage(Seamcall call, int page, int type) {
        int name = machine.pages.name(page);
        int status = pageStatus(call, page, name, get(LIFECYCLE_STATE) == KEYS_CONFIGURED);
        if (status == SeamcallStatus.SUCCESS) {
            machine.pages.setPamt(page, type);
            set(CHLDCNT, get(CHLDCNT) + 1);
        }
        return show(call, name, status, 1);
    }

    private int keyed(Seamcall call, int subject) {
        int status = get(LIFECYCLE_STATE) == KEYS_CONFIGURED ? ask(call, subject) : SeamcallStatus.TD_KEYS_NOT_CONFIGURED;
        return show(call, subject, status, 1);
    }

    /** TDH.MR.EXTEND on the page at a gfn, in sixteen chunks of 256 bytes; a failure stops at the first. */
    public int mrExtend(int gfnIndex) {
        int subject = machine.subjects.gfn(gfnIndex);
        int status = askKeyed(Seamcall.MR_EXTEND, subject);
        return show(Seamcall.MR_EXTEND, subject, status, status == SeamcallStatus.SUCCESS ? MEASURED_CHUNKS : 1);
    }

    /** TDH.MR.FINALIZE: from now on the TD can run. */
    public int mrFinalize() {
        int status = keyed(Seamcall.MR_FINALIZE, Subjects.NONE);
        set(FINALIZED, get(FINALIZED) | (status == SeamcallStatus.SUCCESS ? 1 : 0));
        return status;
    }

    /** TDH.PHYMEM.PAGE.WBINVD: flushes the cache lines of a page that the module does not own. */
    public int phymemPageWbinvd(int page) {
        int name = machine.pages.name(page);
        int status = pageStatus(Seamcall.PHYMEM_PAGE_WBINVD, page, name, true);
        return show(Seamcall.PHYMEM_PAGE_WBINVD, name, status, 1);
    }

    /* --- teardown --- */

    /** TDH.VP.FLUSH: disassociates a vCPU from its CPU. */
    public int vpFlush(int vcpu) {
        int subject = machine.subjects.vcpu(vcpu);
        boolean associated = (get(ASSOCIATED_VCPUS) & (1 << vcpu)) != 0;
        int status = associated ? ask(Seamcall.VP_FLUSH, subject) : SeamcallStatus.VCPU_NOT_ASSOCIATED;
        if (status == SeamcallStatus.SUCCESS) {
            set(ASSOCIATED_VCPUS, get(ASSOCIATED_VCPUS) & ~(1 << vcpu));
        }
        return show(Seamcall.VP_FLUSH, subject, status, 1);
    }

    /** TDH.MNG.VPFLUSHDONE: no vCPU is associated any more; the TD is blocked for good. */
    public int mngVpflushdone() {
        int status;
        if (get(LIFECYCLE_STATE) != HKID_ASSIGNED && get(LIFECYCLE_STATE) != KEYS_CONFIGURED) {
            status = SeamcallStatus.LIFECYCLE_STATE_INCORRECT;
        } else if (get(ASSOCIATED_VCPUS) != 0) {
            status = SeamcallStatus.FLUSHVP_NOT_DONE;
        } else {
            status = ask(Seamcall.MNG_VPFLUSHDONE, Subjects.NONE);
        }
        if (status == SeamcallStatus.SUCCESS) {
            set(LIFECYCLE_STATE, BLOCKED);
            set(UNFLUSHED_PACKAGES, (1 << machine.shape.packages) - 1);
        }
        return show(Seamcall.MNG_VPFLUSHDONE, Subjects.NONE, status, 1);
    }

    /**
     * TDH.PHYMEM.CACHE.WB on one package.
     *
     * @param tries how often the caller tries again while it is interrupted
     * @return the status of the last try
     */
    public int phymemCacheWb(int processorPackage, int tries) {
        int subject = machine.subjects.processorPackage(processorPackage);
        if (get(LIFECYCLE_STATE) != BLOCKED || (get(UNFLUSHED_PACKAGES) & (1 << processorPackage)) == 0) {
            return show(Seamcall.PHYMEM_CACHE_WB, subject, SeamcallStatus.NO_HKID_READY_TO_WBCACHE, 1);
        }
        int answer = machine.ask(Questions.of(Seamcall.PHYMEM_CACHE_WB), subject);
        int status = SeamcallAnswers.status(Seamcall.PHYMEM_CACHE_WB, answer);
        if (status == SeamcallStatus.INTERRUPTED_RESUMABLE) {
            boolean forEver = answer == Questions.of(Seamcall.PHYMEM_CACHE_WB).answers().size() - 1;
            show(Seamcall.PHYMEM_CACHE_WB, subject, status, forEver ? tries : 1);
            if (forEver) {
                set(FAULTED, 1);
                return status;
            }
            status = SeamcallStatus.SUCCESS;
        }
        if (status == SeamcallStatus.SUCCESS) {
            set(UNFLUSHED_PACKAGES, get(UNFLUSHED_PACKAGES) & ~(1 << processorPackage));
        }
        set(FAULTED, get(FAULTED) | (status != SeamcallStatus.SUCCESS ? 1 : 0));
        return show(Seamcall.PHYMEM_CACHE_WB, subject, status, 1);
    }

    /** TDH.MNG.KEY.FREEID: frees the HKID; from now on the TD's pages can be reclaimed. */
    public int mngKeyFreeid() {
        int status;
        if (get(LIFECYCLE_STATE) != BLOCKED) {
            status = SeamcallStatus.LIFECYCLE_STATE_INCORRECT;
        } else if (get(UNFLUSHED_PACKAGES) != 0) {
            status = SeamcallStatus.WBCACHE_NOT_COMPLETE;
        } else {
            status = ask(Seamcall.MNG_KEY_FREEID, Subjects.NONE);
        }
        if (status == SeamcallStatus.SUCCESS) {
            set(LIFECYCLE_STATE, TEARDOWN);
        }
        return show(Seamcall.MNG_KEY_FREEID, Subjects.NONE, status, 1);
    }

    /** TDH.PHYMEM.PAGE.RECLAIM: gives a page of a TD in teardown back; the TDR only when it has no children left. */
    public int phymemPageReclaim(int page) {
        int name = machine.pages.name(page);
        machine.check(get(LIFECYCLE_STATE) == TEARDOWN || get(LIFECYCLE_STATE) == NO_TD, Invariant.S8, name);
        int status;
        if (page == PhysicalPages.NULL) {
            status = SeamcallStatus.OPERAND_ADDR_RANGE_ERROR;
        } else if (machine.pages.pamt(page) == PamtType.NDA) {
            status = SeamcallStatus.PAGE_METADATA_INCORRECT;
        } else if (get(LIFECYCLE_STATE) != TEARDOWN) {
            status = SeamcallStatus.LIFECYCLE_STATE_INCORRECT;
        } else if (machine.pages.pamt(page) == PamtType.TDR && get(CHLDCNT) != 0) {
            status = SeamcallStatus.TD_ASSOCIATED_PAGES_EXIST;
            machine.cover(Probe.TDR_LEAKED);
        } else {
            status = ask(Seamcall.PHYMEM_PAGE_RECLAIM, name);
        }
        if (status == SeamcallStatus.SUCCESS) {
            boolean tdr = machine.pages.pamt(page) == PamtType.TDR;
            machine.pages.setPamt(page, PamtType.NDA);
            set(CHLDCNT, get(CHLDCNT) - (tdr ? 0 : 1));
            set(LIFECYCLE_STATE, tdr ? NO_TD : get(LIFECYCLE_STATE));
        }
        if (machine.subjects.isExternalSpt(name)) {
            machine.cover(status == SeamcallStatus.SUCCESS ? Probe.HOOK_RECLAIMED : Probe.HOOK_RECLAIM_FAILED);
        }
        return show(Seamcall.PHYMEM_PAGE_RECLAIM, name, status, 1);
    }

    /* --- shared --- */

    /** Tells what a call on a page gives: an error by the module's rules, or what the oracle says. */
    int pageStatus(Seamcall call, int page, int subject, boolean inTime) {
        if (page == PhysicalPages.NULL) {
            return SeamcallStatus.OPERAND_ADDR_RANGE_ERROR;
        }
        if (!inTime) {
            return SeamcallStatus.TD_KEYS_NOT_CONFIGURED;
        }
        if (machine.pages.pamt(page) != PamtType.NDA) {
            return SeamcallStatus.PAGE_METADATA_INCORRECT;
        }
        return ask(call, subject);
    }

    /** Tells what a call on the TD's memory gives: an error once the TD is blocked, or what the oracle says. */
    int askKeyed(Seamcall call, int subject) {
        return get(LIFECYCLE_STATE) == KEYS_CONFIGURED ? ask(call, subject) : SeamcallStatus.TD_KEYS_NOT_CONFIGURED;
    }

    /** Asks whether a call that the module's rules allow succeeds, and remembers that one did not. */
    public int ask(Seamcall call, int subject) {
        int status = SeamcallAnswers.status(call, machine.ask(Questions.of(call), subject));
        set(FAULTED, get(FAULTED) | (status != SeamcallStatus.SUCCESS ? 1 : 0));
        return status;
    }

    /** Shows a call with its outcome, which it gives back. */
    public int show(Seamcall call, int subject, int status, int times) {
        machine.emit(Channels.SEAMCALLS, subject, ((long) times << 16) + (call.ordinal() << 8) + status);
        machine.touch(Channels.VM);
        return status;
    }

    /** Tells a reader what a value on {@code seamcalls} means. */
    static String describe(String subject, long value) {
        int times = (int) (value >>> 16);
        return Seamcall.values()[(int) (value >>> 8) & 0xff].text() + " " + subject + " -> "
                + SeamcallStatus.name((int) value & 0xff) + (times == 1 ? "" : " x" + times);
    }

    /** Tells whether any SEAMCALL of this TD has failed where it could have succeeded. */
    public boolean faulted() {
        return get(FAULTED) != 0;
    }

    /** Emits the TD's life cycle and CHLDCNT. */
    public void observe(Observation out) {
        out.emit(Channels.VM, Observation.word(Subjects.TDR, tdWord()));
    }

    private long tdWord() {
        return ((long) get(LIFECYCLE_STATE) << CHLDCNT_BITS) + get(CHLDCNT);
    }

    /** Tells whether the TD's memory can be used: its keys are configured, and it is not blocked. */
    boolean isKeyed() {
        return get(LIFECYCLE_STATE) == KEYS_CONFIGURED;
    }

    /** Tells whether the TD is finalized, and can have run. */
    boolean isFinalized() {
        return get(FINALIZED) != 0;
    }

    /** Counts children of the TDR. */
    void addChildren(int more) {
        set(CHLDCNT, get(CHLDCNT) + more);
    }

    /** Tells a reader what the module's value on {@code vm} means. */
    static String describeTd(long value) {
        return "TD " + LIFECYCLE[(int) (value >>> CHLDCNT_BITS)] + ", CHLDCNT=" + (value & ((1 << CHLDCNT_BITS) - 1));
    }

    /** Tells a reader how far the TD's life is, and how many children its TDR has. */
    public String describe() {
        return describeTd(tdWord());
    }

    /** Writes the TD; its pages by their place, since the pages themselves are written by their holders. */
    public void save(StateWriter out) {
        Shape shape = machine.shape;
        long bits = get(LIFECYCLE_STATE);
        bits = (bits << childBits) | (get(CHLDCNT) & ((1 << childBits) - 1));
        bits = bits << shape.packages | get(CONFIGURED_PACKAGES);
        bits = bits << shape.packages | get(UNFLUSHED_PACKAGES);
        bits = bits << shape.vcpus | get(ASSOCIATED_VCPUS);
        out.write(bits << 2 | get(FINALIZED) << 1 | get(FAULTED), width());
        sept.save(out);
    }

    private int width() {
        return 3 + childBits + 2 * machine.shape.packages + machine.shape.vcpus + 2;
    }

    /**
     * Reads what {@link #save} wrote.
     *
     * @param tables the page at each position, as its holder loaded it
     * @param leaves the page behind each gfn, as its holder loaded it
     */
    public void load(StateReader in, int[] tables, IntUnaryOperator leaves) {
        Shape shape = machine.shape;
        long bits = in.read(width());
        set(FAULTED, (int) bits & 1);
        set(FINALIZED, (int) (bits >>> 1) & 1);
        bits >>>= 2;
        set(ASSOCIATED_VCPUS, (int) bits & ((1 << shape.vcpus) - 1));
        bits >>>= shape.vcpus;
        set(UNFLUSHED_PACKAGES, (int) bits & ((1 << shape.packages) - 1));
        bits >>>= shape.packages;
        set(CONFIGURED_PACKAGES, (int) bits & ((1 << shape.packages) - 1));
        bits >>>= shape.packages;
        set(CHLDCNT, (int) bits << (32 - childBits) >> (32 - childBits));
        set(LIFECYCLE_STATE, (int) (bits >>> childBits));
        sept.load(in, tables, leaves);
    }
}
