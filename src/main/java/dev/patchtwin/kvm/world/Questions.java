package dev.patchtwin.kvm.world;

import dev.patchtwin.model.Question;
import java.util.ArrayList;
import java.util.List;

/** What the world does not determine: faults of SEAMCALLs and allocations, races, and when things happen. */
public final class Questions {
    private static final List<Question> LIST = new ArrayList<>();

    /** Whether a page can be allocated, by what it is for. */
    public static final Question ALLOC = add("alloc", "ok", "ENOMEM");
    /** Whether an invalidation came between looking up a page and taking {@code mmu_lock}, by gfn. */
    public static final Question INVALIDATION = add("invalidation", "none", "raced");
    /** Who gets at an SPTE between reading it and swapping it, by what it maps. */
    public static final Question RACE_BEFORE_SWAP = add("race-before-swap", "nobody", "another-vcpu");
    /** Who comes along while an SPTE is frozen, by what it maps. */
    public static final Question RACE_WHILE_FROZEN = add("race-while-frozen", "nobody", "another-vcpu");
    /** Whether a fault that must be retried is retried at once, by vCPU. */
    public static final Question PENDING_EVENT = add("pending-event", "no", "yes");
    /** Whether the zap of a root yields before an SPTE, by the root, and what happens meanwhile. */
    public static final Question YIELD = add("yield", "no", "yes", "yes+grace-period", "yes+grace-period+reuse");

    private static final Question[] SEAMCALLS = new Question[Seamcall.values().length];

    static {
        String busy = SeamcallStatus.name(SeamcallStatus.OPERAND_BUSY);
        String error = SeamcallStatus.name(SeamcallStatus.OPERAND_INVALID);
        for (Seamcall call : Seamcall.values()) {
            SEAMCALLS[call.ordinal()] = switch (call) {
                case MNG_CREATE -> addCall(call, busy, error, "TDX_RND_NO_ENTROPY");
                case MEM_TRACK -> addCall(call, busy, error, "TDX_PREVIOUS_TLB_EPOCH_BUSY");
                case MNG_VPFLUSHDONE -> addCall(call, busy, error, "TDX_FLUSHVP_NOT_DONE");
                case PHYMEM_CACHE_WB -> addCall(
                        call, busy, error, "TDX_INTERRUPTED_RESUMABLE", "TDX_INTERRUPTED_RESUMABLE-for-ever");
                default -> addCall(call, busy, error);
            };
        }
    }

    /** All questions where PAMT backing is dynamic, in the order of their ids: one more for each call that is made only there. */
    public static final List<Question> WITH_DYNAMIC_PAMT = List.copyOf(LIST);

    /** All questions of every other world, in the order of their ids. */
    public static final List<Question> ALL =
            WITH_DYNAMIC_PAMT.subList(0, of(Seamcall.PHYMEM_PAMT_ADD).id());

    private Questions() {}

    private static Question add(String name, String... answers) {
        Question question = new Question(LIST.size(), name, List.of(answers));
        LIST.add(question);
        return question;
    }

    private static Question addCall(Seamcall call, String... failures) {
        List<String> answers = new ArrayList<>();
        answers.add(SeamcallStatus.name(SeamcallStatus.SUCCESS));
        answers.addAll(List.of(failures));
        return add(call.text(), answers.toArray(String[]::new));
    }

    /** Returns the question whether a SEAMCALL that could succeed does. */
    public static Question of(Seamcall call) {
        return SEAMCALLS[call.ordinal()];
    }
}
