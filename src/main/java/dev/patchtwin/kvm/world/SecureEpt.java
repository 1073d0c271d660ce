package dev.patchtwin.kvm.world;

import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * A TD's S-EPT as the TDX module keeps it, apart from the kernel's mirror of it: which tables there are, and in which state
 * each leaf entry is; docs/domain.md §1.3.
 */
public final class SecureEpt {
    private static final int LEAF_FREE = 0;
    private static final int LEAF_MAPPED = 1;
    private static final int LEAF_BLOCKED = 2;
    private static final int LEAF_TRACKED = 3;

    /** A table whose page the kernel has lost: there is a table, and it is none of those that the kernel holds. */
    private static final int LOST = -2;

    private final Machine machine;
    private final TdxModule module;
    private final int[] cells;
    private final int tables;
    private final int frames;
    private final int states;
    private final int end;

    SecureEpt(Machine machine, TdxModule module) {
        this.machine = machine;
        this.module = module;
        cells = machine.memory.cells();
        int gfns = machine.shape.gfns;
        tables = machine.memory.reserve(machine.shape.positions() + 2 * gfns);
        frames = tables + machine.shape.positions();
        states = frames + gfns;
        end = states + gfns;
    }

    void reset() {
        Arrays.fill(cells, tables, states, PhysicalPages.NULL);
        Arrays.fill(cells, states, end, LEAF_FREE);
    }

    /** Returns the page that is the table at a position, or {@link PhysicalPages#NULL}. */
    public int table(int position) {
        return cells[tables + position];
    }

    /** TDH.MEM.SEPT.ADD: makes a page the S-EPT table at a position, reached through an entry one level up. */
    public int memSeptAdd(int position, int page) {
        int subject = machine.subjects.externalSpt(position);
        int status = septStatus(position, page, subject);
        if (status == SeamcallStatus.SUCCESS) {
            machine.pages.setPamt(page, PamtType.EPT);
            cells[tables + position] = page;
            module.addChildren(1);
        }
        return module.show(Seamcall.MEM_SEPT_ADD, subject, status, 1);
    }

    private int septStatus(int position, int page, int subject) {
        int parent = machine.shape.parent(position);
        if (machine.shape.level(parent) != machine.shape.rootLevel && cells[tables + parent] == PhysicalPages.NULL) {
            return SeamcallStatus.EPT_WALK_FAILED;
        }
        if (cells[tables + position] != PhysicalPages.NULL) {
            return SeamcallStatus.EPT_ENTRY_STATE_INCORRECT;
        }
        return module.pageStatus(Seamcall.MEM_SEPT_ADD, page, subject, module.isKeyed());
    }

    /** TDH.MEM.PAGE.ADD: maps a page before the TD is finalized. */
    public int memPageAdd(int gfnIndex, int page) {
        return mapLeaf(Seamcall.MEM_PAGE_ADD, gfnIndex, page, !module.isFinalized());
    }

    /** TDH.MEM.PAGE.AUG: maps a page once the TD is finalized. */
    public int memPageAug(int gfnIndex, int page) {
        return mapLeaf(Seamcall.MEM_PAGE_AUG, gfnIndex, page, module.isFinalized());
    }

    private int mapLeaf(Seamcall call, int gfnIndex, int page, boolean rightTime) {
        int subject = machine.subjects.gfn(gfnIndex);
        int status;
        if (cells[tables + machine.shape.position(1, gfnIndex)] == PhysicalPages.NULL) {
            status = SeamcallStatus.EPT_WALK_FAILED;
        } else if (cells[states + gfnIndex] != LEAF_FREE) {
            status = SeamcallStatus.EPT_ENTRY_STATE_INCORRECT;
        } else {
            status = module.pageStatus(call, page, subject, module.isKeyed() && rightTime);
        }
        if (status == SeamcallStatus.SUCCESS) {
            machine.pages.setPamt(page, PamtType.REG);
            cells[states + gfnIndex] = LEAF_MAPPED;
            cells[frames + gfnIndex] = page;
            module.addChildren(1);
        }
        return module.show(call, subject, status, 1);
    }

    /** TDH.MEM.RANGE.BLOCK on the leaf entry at a gfn. */
    public int memRangeBlock(int gfnIndex) {
        int subject = machine.subjects.gfn(gfnIndex);
        int status = switch (cells[states + gfnIndex]) {
            case LEAF_FREE -> SeamcallStatus.EPT_ENTRY_STATE_INCORRECT;
            case LEAF_MAPPED -> module.askKeyed(Seamcall.MEM_RANGE_BLOCK, subject);
            default -> SeamcallStatus.GPA_RANGE_ALREADY_BLOCKED;
        };
        if (status == SeamcallStatus.SUCCESS) {
            cells[states + gfnIndex] = LEAF_BLOCKED;
        } else {
            excuse(cells[frames + gfnIndex]);
        }
        return module.show(Seamcall.MEM_RANGE_BLOCK, subject, status, 1);
    }

    /** TDH.MEM.TRACK: a new epoch begins, after which blocked entries can be removed. */
    public int memTrack() {
        int status = module.askKeyed(Seamcall.MEM_TRACK, Subjects.NONE);
        if (status == SeamcallStatus.SUCCESS) {
            for (int at = states; at < end; at++) {
                cells[at] = cells[at] == LEAF_BLOCKED ? LEAF_TRACKED : cells[at];
            }
        }
        return module.show(Seamcall.MEM_TRACK, Subjects.NONE, status, 1);
    }

    /** TDH.MEM.PAGE.REMOVE on the leaf entry at a gfn. */
    public int memPageRemove(int gfnIndex) {
        int subject = machine.subjects.gfn(gfnIndex);
        int status = switch (cells[states + gfnIndex]) {
            case LEAF_FREE -> SeamcallStatus.EPT_ENTRY_STATE_INCORRECT;
            case LEAF_MAPPED -> SeamcallStatus.GPA_RANGE_NOT_BLOCKED;
            case LEAF_BLOCKED -> module.isFinalized()
                    ? SeamcallStatus.TLB_TRACKING_NOT_DONE
                    : module.askKeyed(Seamcall.MEM_PAGE_REMOVE, subject);
            default -> module.askKeyed(Seamcall.MEM_PAGE_REMOVE, subject);
        };
        if (status == SeamcallStatus.SUCCESS) {
            giveBack(cells[frames + gfnIndex]);
            cells[frames + gfnIndex] = PhysicalPages.NULL;
            cells[states + gfnIndex] = LEAF_FREE;
            module.addChildren(-1);
        } else {
            excuse(cells[frames + gfnIndex]);
        }
        return module.show(Seamcall.MEM_PAGE_REMOVE, subject, status, 1);
    }

    /** The zap of a leaf has failed: from now on it is a known hazard that guest_memfd frees the page as it is. */
    private void excuse(int page) {
        machine.cover(Probe.LEAF_ZAP_FAILED);
        if (page != PhysicalPages.NULL) {
            machine.pages.allowToStayOwned(page);
        }
    }

    private void giveBack(int page) {
        if (page != PhysicalPages.NULL) {
            machine.pages.setPamt(page, PamtType.NDA);
        }
    }

    void save(StateWriter out) {
        long bits = 0;
        for (int at = tables; at < frames; at++) {
            bits = bits << 1 | (cells[at] != PhysicalPages.NULL ? 1 : 0);
        }
        out.write(bits, frames - tables);
        bits = 0;
        for (int at = states; at < end; at++) {
            bits = bits << 2 | cells[at];
        }
        out.write(bits, 2 * (end - states));
    }

    void load(StateReader in, int[] known, IntUnaryOperator leaves) {
        long bits = in.read(frames - tables);
        for (int at = frames - 1; at >= tables; at--) {
            int page = known[at - tables] == PhysicalPages.NULL ? LOST : known[at - tables];
            cells[at] = (bits & 1) != 0 ? page : PhysicalPages.NULL;
            bits >>>= 1;
        }
        bits = in.read(2 * (end - states));
        for (int g = end - states - 1; g >= 0; g--) {
            int state = (int) bits & 3;
            bits >>>= 2;
            cells[states + g] = state;
            cells[frames + g] = state == LEAF_FREE ? PhysicalPages.NULL : leaves.applyAsInt(g);
        }
    }
}
