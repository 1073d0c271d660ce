package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.Channels;
import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.PageState;
import dev.patchtwin.kvm.world.PamtType;
import dev.patchtwin.kvm.world.PhysicalPages;
import dev.patchtwin.kvm.world.Subjects;
import dev.patchtwin.model.Legend;
import dev.patchtwin.model.Legend.Owner;
import dev.patchtwin.model.Legend.State;
import dev.patchtwin.model.Legend.Tone;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the host's physical pages look: what each is used for, by its name; the page allocator's and the MMU's view of it
 * ({@link PageState}); and the TDX module's, its PAMT entry ({@link PamtType}). All pages of a host that has panicked look
 * as if they were free: nothing is known of it.
 */
final class PageLooks {
    private static final int SEPT_PAGE = 0;
    private static final int PAGE_TABLE = 1;
    private static final int GUEST_MEMORY = 2;
    private static final int CONTROL_PAGE = 3;
    private static final int OTHER = 4;

    private static final List<String> KINDS =
            List.of("S-EPT page", "page table", "guest memory", "control page", "other");

    /** In the order of a life, each with what it is called in the picture. */
    private static final int[] STATES = {
        PageState.BUDDY,
        PageState.CACHE,
        PageState.UNLINKED,
        PageState.LINKED,
        PageState.DATA,
        PageState.CTRL,
        PageState.RCU,
        PageState.LEAKED,
        PageState.OTHER
    };

    private static final int[] OWNERS = {
        PamtType.NDA, PamtType.EPT, PamtType.REG, PamtType.TDR, PamtType.TDCX, PamtType.TDVPR
    };

    /** What all pictures of the KVM models consist of. */
    static final Legend LEGEND = new Legend(
            "page",
            KINDS,
            IntStream.of(STATES).mapToObj(PageLooks::state).toList(),
            IntStream.of(OWNERS).mapToObj(PageLooks::owner).toList(),
            List.of(Channels.ERRORS.name(), Channels.WARNINGS.name(), Channels.PANIC.name()));

    private static final int STATE_BITS = 4;

    private final Machine machine;
    private final PhysicalPages pages;

    /** For each subject, the look of a page of this name without its state and its owner. */
    private final int[] kinds;

    /** For each PAMT type and state, the rest of the look. */
    private final int[] rests = new int[1 << (2 * STATE_BITS)];

    PageLooks(Machine machine) {
        this.machine = machine;
        pages = machine.pages;
        kinds = kinds(machine);
        for (int s = 0; s < STATES.length; s++) {
            for (int o = 0; o < OWNERS.length; o++) {
                rests[OWNERS[o] << STATE_BITS | STATES[s]] = Legend.look(0, s, o);
            }
        }
    }

    /** Returns how a page looks, a look of the {@link #LEGEND}; one that is free and nobody's is of the first kind. */
    int of(int frame) {
        int rest = rests[pages.pamt(frame) << STATE_BITS | pages.state(frame)];
        return rest == 0 || machine.log.panicked() ? 0 : kinds[pages.name(frame)] | rest;
    }

    private static int[] kinds(Machine machine) {
        Subjects subjects = machine.subjects;
        int[] kinds = new int[subjects.names().size()];
        for (int subject = 0; subject < kinds.length; subject++) {
            kinds[subject] =
                    subjects.isExternalSpt(subject) ? SEPT_PAGE : subjects.isTable(subject) ? PAGE_TABLE : OTHER;
        }
        kinds[Subjects.TDR] = CONTROL_PAGE;
        for (int i = 0; i < machine.shape.tdcsPages; i++) {
            kinds[subjects.tdcs(i)] = CONTROL_PAGE;
        }
        for (int g = 0; g < machine.shape.gfns; g++) {
            kinds[subjects.data(g)] = GUEST_MEMORY;
        }
        for (int v = 0; v < machine.shape.vcpus; v++) {
            kinds[subjects.externalSptCache(v)] = SEPT_PAGE;
            kinds[subjects.sptCache(v)] = PAGE_TABLE;
            kinds[subjects.tdvpr(v)] = CONTROL_PAGE;
            for (int i = 0; i < machine.shape.tdcxPages; i++) {
                kinds[subjects.tdcx(v, i)] = CONTROL_PAGE;
            }
        }
        return IntStream.of(kinds).map(kind -> Legend.look(kind, 0, 0)).toArray();
    }

    private static State state(int state) {
        String name = PageState.name(state);
        return switch (state) {
            case PageState.BUDDY -> new State(name, ".", Tone.FREE, "in the page allocator");
            case PageState.CACHE -> new State(name, "c", Tone.SPARE, "in an MMU cache of a vCPU, for its next faults");
            case PageState.UNLINKED -> new State(name, "u", Tone.SPARE, "of a page table not yet linked into a tree");
            case PageState.LINKED -> new State(name, "L", Tone.LIVE, "of a page table that is linked into a tree");
            case PageState.DATA -> new State(name, "D", Tone.LIVE, "guest memory, held by the guest_memfd file");
            case PageState.CTRL -> new State(name, "T", Tone.LIVE, "control page of the TD or of a vCPU");
            case PageState.RCU ->
                new State(
                        name,
                        "r",
                        Tone.PENDING,
                        "of a page table that was taken out of its tree and waits for its RCU callback");
            case PageState.LEAKED ->
                new State(name, "!", Tone.LOST, "nothing points at it any more, and it was never freed");
            case PageState.OTHER -> new State(name, "o", Tone.FOREIGN, "held by another user of the page allocator");
            default -> throw new IllegalArgumentException("state=" + state);
        };
    }

    private static Owner owner(int type) {
        String meaning = switch (type) {
            case PamtType.NDA -> "not owned by the TDX module";
            case PamtType.EPT -> "owned by the TDX module, as a page of the S-EPT";
            case PamtType.REG -> "owned by the TDX module, as memory of the TD";
            case PamtType.TDR -> "owned by the TDX module, as the root of the TD";
            case PamtType.TDCX -> "owned by the TDX module, as a control page of the TD or of a vCPU";
            case PamtType.TDVPR -> "owned by the TDX module, as the root of a vCPU";
            default -> throw new IllegalArgumentException("type=" + type);
        };
        return new Owner(PamtType.name(type), meaning);
    }
}
