package dev.patchtwin.kvm.pamt;

import dev.patchtwin.kvm.world.Invariant;
import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.PageState;
import dev.patchtwin.kvm.world.PamtType;
import dev.patchtwin.kvm.world.PhysicalPages;
import dev.patchtwin.kvm.world.Questions;
import dev.patchtwin.kvm.world.Seamcall;
import dev.patchtwin.kvm.world.SeamcallStatus;
import dev.patchtwin.kvm.world.Shape;
import dev.patchtwin.kvm.world.Subjects;
import dev.patchtwin.kvm.world.TdxFeatures;
import dev.patchtwin.kvm.world.WarnSite;
import dev.patchtwin.model.Channel;
import dev.patchtwin.model.KernelFunction;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Picture.Note;
import dev.patchtwin.model.Question;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Dynamic PAMT: a region of memory has a pair of backing pages while somebody holds a reference on it, one for each page of
 * the region that was allocated for the TDX module. The first reference adds the backing, the last one removes it;
 * docs/domain.md, Dynamic PAMT. Guest memory has its backing by other means, which are left out.
 *
 * <p>The backing pages themselves are no pages of the model: a region has them or not.
 */
public final class DynamicPamt extends TdxFeatures {
    private static final String FILE = "arch/x86/virt/vmx/tdx/tdx.c";

    private final PamtLock lock;
    private final int[] cells;
    /** For each region, the references on its backing. */
    private final int counts;
    /** For each region, whether one of them is that of backing that could not be removed. */
    private final int stuck;

    private final int countBits;
    private final int most;

    DynamicPamt(Machine machine, PamtLock lock) {
        super(machine);
        this.lock = lock;
        cells = machine.memory.cells();
        counts = machine.memory.reserve(2 * machine.regions);
        stuck = counts + machine.regions;
        countBits = 2 + Shape.bits(machine.shape.pages);
        most = (1 << countBits) - 1;
    }

    /** Returns the features of a machine that was made for them. */
    static DynamicPamt of(Machine machine) {
        return (DynamicPamt) machine.features;
    }

    PamtLock lock() {
        return lock;
    }

    /* --- pages for the module --- */

    /** Allocates a page for the module, with its backing, or nothing. */
    @Override
    @KernelFunction(value = "tdx_alloc_control_page", file = FILE)
    public int alloc(int state, int subject, int index) {
        int page = super.alloc(state, subject, index);
        if (page == PhysicalPages.NULL) {
            return page;
        }
        machine.pages.setRegion(page, regionFor(subject, index));
        if (tdxPamtGet(machine.pages.region(page))) {
            return page;
        }
        super.free(page);
        return PhysicalPages.NULL;
    }

    /** Frees a page that the module has given back, or never had, and drops its backing. */
    @Override
    @KernelFunction(value = "tdx_free_control_page", file = FILE)
    public void free(int page) {
        if (page != PhysicalPages.NULL) {
            tdxPamtPut(page);
            super.free(page);
        }
    }

    /**
     * Returns the region that a page is put into: the TD's own pages into the first, those of vCPUs into the second, and
     * those for the S-EPT into the third and fourth in turn, as far as there are so many; then it goes on from the first.
     */
    private int regionFor(int subject, int index) {
        int group = subject == Subjects.TDR || subject < machine.subjects.vcpu(0) ? 0 : 1;
        return (isForSept(subject) ? 2 + (index & 1) : group) % machine.regions;
    }

    private boolean isForSept(int subject) {
        for (int v = 0; v < machine.shape.vcpus; v++) {
            if (subject == machine.subjects.externalSptCache(v)) {
                return true;
            }
        }
        return false;
    }

    /* --- references --- */

    /** Takes a reference on a region's backing, adding it if need be. Tells whether that went well. */
    @KernelFunction(value = "tdx_pamt_get", file = FILE)
    private boolean tdxPamtGet(int region) {
        if (count(region) > 0) {
            if (isStuck(region)) {
                cover(PamtProbe.STUCK_BACKING_USED);
            }
            setCount(region, Math.min(most, count(region) + 1));
            return true;
        }
        int subject = machine.subjects.region(region);
        if (machine.ask(Questions.ALLOC, subject) != 0) {
            cover(PamtProbe.NO_BACKING_PAGES);
            return false;
        }
        lock.take(subject);
        int status = machine.module.ask(Seamcall.PHYMEM_PAMT_ADD, subject);
        machine.module.show(Seamcall.PHYMEM_PAMT_ADD, subject, status, 1);
        if (status != SeamcallStatus.SUCCESS) {
            cover(PamtProbe.ADD_FAILED);
            machine.log.seamcallFailed(Seamcall.PHYMEM_PAMT_ADD, subject, status);
            return false;
        }
        machine.emit(PamtChannels.BACKING, subject, PamtChannels.event(PamtChannels.ADDED, status));
        setCount(region, 1);
        return true;
    }

    /** Drops the reference that a page has on its region's backing, removing it with the last one. */
    @KernelFunction(value = "tdx_pamt_put", file = FILE)
    public void tdxPamtPut(int page) {
        int region = machine.pages.region(page);
        int held = count(region) - (isStuck(region) ? 1 : 0);
        machine.check(held > 0, Invariant.S17, machine.pages.name(page));
        if (held <= 0) {
            return;
        }
        if (count(region) > 1) {
            setCount(region, count(region) - 1);
            return;
        }
        int subject = machine.subjects.region(region);
        lock.take(subject);
        int status = remove(region, subject);
        machine.emit(PamtChannels.BACKING, subject, PamtChannels.event(PamtChannels.REMOVED, status));
        if (status == SeamcallStatus.SUCCESS) {
            setCount(region, 0);
            return;
        }
        // The module may still use the backing pages: they are lost, and the reference with them.
        cover(PamtProbe.REMOVE_FAILED);
        cells[stuck + region] = 1;
        machine.touch(PamtChannels.BACKING);
        machine.log.warnOnOnce(true, WarnSite.PAMT_REMOVE);
        machine.log.seamcallFailed(Seamcall.PHYMEM_PAMT_REMOVE, subject, status);
    }

    /** TDH.PHYMEM.PAMT.REMOVE: fails as long as the module has a page of the region. */
    private int remove(int region, int subject) {
        coverRemoval();
        boolean owned = ownedPage(region) != PhysicalPages.NULL;
        machine.check(!owned, Invariant.S16, subject);
        int status = owned
                ? SeamcallStatus.PAGE_METADATA_INCORRECT
                : machine.module.ask(Seamcall.PHYMEM_PAMT_REMOVE, subject);
        return machine.module.show(Seamcall.PHYMEM_PAMT_REMOVE, subject, status, 1);
    }

    private void coverRemoval() {
        cover(
                switch (lock.context()) {
                    case PROCESS -> PamtProbe.REMOVED_BY_OWNER;
                    case MMU_READ -> PamtProbe.REMOVED_IN_FAULT;
                    case MMU_WRITE -> PamtProbe.REMOVED_IN_HOOK;
                    case SOFTIRQ -> PamtProbe.REMOVED_IN_SOFTIRQ;
                });
    }

    /** Returns a page of the region that is the module's, and not guest memory; or {@link PhysicalPages#NULL}. */
    private int ownedPage(int region) {
        for (int frame = 0; frame < machine.pages.count(); frame++) {
            if (machine.pages.region(frame) == region && isCounted(frame)) {
                return frame;
            }
        }
        return PhysicalPages.NULL;
    }

    private boolean isCounted(int frame) {
        int type = machine.pages.pamt(frame);
        return type != PamtType.NDA && type != PamtType.REG;
    }

    private int count(int region) {
        return cells[counts + region];
    }

    private void setCount(int region, int count) {
        cells[counts + region] = count;
        machine.touch(PamtChannels.BACKING);
    }

    private boolean isStuck(int region) {
        return cells[stuck + region] != 0;
    }

    private void cover(PamtProbe probe) {
        machine.coverMore(probe.ordinal());
    }

    /* --- state and words --- */

    @Override
    protected void save(StateWriter state) {
        lock.save(state);
        for (int region = 0; region < machine.regions; region++) {
            state.write(count(region) * 2L + cells[stuck + region], countBits + 1);
        }
    }

    @Override
    protected void load(StateReader state) {
        lock.load(state);
        for (int region = 0; region < machine.regions; region++) {
            int word = state.readInt(countBits + 1);
            cells[counts + region] = word >> 1;
            cells[stuck + region] = word & 1;
        }
    }

    @Override
    public List<Question> questions() {
        return Questions.WITH_DYNAMIC_PAMT;
    }

    @Override
    public List<Channel> channels() {
        return PamtChannels.ALL;
    }

    @Override
    public List<String> probes() {
        return PamtProbe.texts();
    }

    @Override
    public void observe(Channel channel, Observation out) {
        if (channel.id() != PamtChannels.BACKING.id()) {
            super.observe(channel, out);
        }
        for (int region = 0; region < machine.regions; region++) {
            if (count(region) > 0) {
                out.emit(channel, Observation.word(machine.subjects.region(region), stateOf(region)));
            }
        }
    }

    private long stateOf(int region) {
        return count(region) * 2L + cells[stuck + region];
    }

    @Override
    public @Nullable String describe(Channel channel, long word) {
        int subject = Observation.subject(word);
        long value = Observation.value(word);
        return switch (channel.name()) {
            case "backing" -> PamtChannels.describeBacking(machine.subjects.name(subject), value);
            case "locking" -> PamtChannels.describeLocking(machine.subjects.name(subject), value);
            case "lockdep" -> "inconsistent lock state: pamt_lock in softirq, and with softirqs enabled";
            default -> super.describe(channel, word);
        };
    }

    @Override
    public List<Note> notes(boolean panicked) {
        List<String> lines = new ArrayList<>();
        for (int region = 0; !panicked && region < machine.regions; region++) {
            lines.add(PamtChannels.describeBacking(
                    machine.subjects.name(machine.subjects.region(region)), stateOf(region)));
        }
        return List.of(new Note("PAMT backing", lines));
    }

    /* --- safety --- */

    @Override
    public void check(boolean atRest) {
        for (int frame = 0; frame < machine.pages.count(); frame++) {
            boolean backed = !isCounted(frame) || count(machine.pages.region(frame)) > 0;
            machine.check(backed, Invariant.S18, machine.pages.name(frame));
        }
        for (int region = 0; atRest && region < machine.regions; region++) {
            boolean same = count(region) == leakedPages(region) + cells[stuck + region];
            machine.check(same, Invariant.S19, machine.subjects.region(region));
        }
    }

    private int leakedPages(int region) {
        int leaked = 0;
        for (int frame = 0; frame < machine.pages.count(); frame++) {
            boolean isLeaked = machine.pages.state(frame) == PageState.LEAKED;
            boolean isTable = machine.subjects.isTable(machine.pages.name(frame));
            leaked += isLeaked && !isTable && machine.pages.region(frame) == region ? 1 : 0;
        }
        return leaked;
    }
}
