package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.mmu.PatchedFunction.Sight;
import dev.patchtwin.kvm.world.KernelLog;
import java.util.ArrayList;
import java.util.List;

/**
 * One combination of what a patched function can see. A page table of the mirror tree without an external page table is among
 * them, although no such table is ever removed: what the function does then is a matter between it and its model
 * (docs/domain.md §4.2, rows G and H).
 *
 * @param function the function
 * @param mirror whether the page table belongs to the mirror tree
 * @param level its level, 1 or 2
 * @param child whether its entries are in use: page tables, or at level 1 of the direct tree a page of the host
 * @param shared whether it is removed with {@code mmu_lock} held for read only
 * @param externalSpt whether it has an external page table; one of the direct tree never has
 * @param hkid 0 for none yet, 1 for assigned, -1 for released
 * @param bugged whether the VM is bugged
 * @param warned whether the once-only warnings have fired before
 * @param hook whether the hook is installed
 * @param panic 0 for never, a {@code warn_limit} up to {@link KernelLog#MAX_WARN_LIMIT}, -1 for {@code panic_on_warn}
 */
record FunctionCase(
        PatchedFunction function,
        boolean mirror,
        int level,
        boolean child,
        boolean shared,
        boolean externalSpt,
        int hkid,
        boolean bugged,
        boolean warned,
        boolean hook,
        int panic) {
    private static final boolean[] BOTH = {false, true};
    /** What is usual comes first: of cases that differ the first is shown. */
    private static final boolean[] USUALLY = {true, false};

    private static final int[] PANICS = {0, 1, 2, KernelLog.MAX_WARN_LIMIT, -1};
    private static final int[] HKIDS = {-1, 1, 0};

    /** Returns every combination that can make a difference to the function. */
    static List<FunctionCase> all(PatchedFunction function) {
        List<FunctionCase> all = new ArrayList<>();
        if (function.sees().isEmpty()) {
            all.add(new FunctionCase(function, true, 1, false, false, true, 1, false, false, true, 0));
            return all;
        }
        for (boolean mirror : function.sees().contains(Sight.TREE) ? USUALLY : new boolean[] {true}) {
            for (int level = 1; level <= 2; level++) {
                for (boolean child : function.sees().contains(Sight.TREE) && (level == 2 || !mirror)
                        ? BOTH
                        : new boolean[] {false}) {
                    for (boolean shared : function.sees().contains(Sight.TREE) ? BOTH : new boolean[] {false}) {
                        for (boolean external : mirror ? USUALLY : new boolean[] {false}) {
                            addPages(all, function, mirror, level, child, shared, external);
                        }
                    }
                }
            }
        }
        return all;
    }

    private static void addPages(
            List<FunctionCase> all,
            PatchedFunction function,
            boolean mirror,
            int level,
            boolean child,
            boolean shared,
            boolean external) {
        for (int hkid : HKIDS) {
            for (boolean bugged : BOTH) {
                for (boolean warned : BOTH) {
                    for (boolean hook : function.sees().contains(Sight.HOOK) ? USUALLY : new boolean[] {true}) {
                        for (int panic : PANICS) {
                            all.add(new FunctionCase(
                                    function, mirror, level, child, shared, external, hkid, bugged, warned, hook,
                                    panic));
                        }
                    }
                }
            }
        }
    }

    /** Returns it as the text of an operation. */
    String text() {
        String call = "call function=" + function.name();
        if (function.sees().isEmpty()) {
            return call;
        }
        return call + " mirror=" + bit(mirror) + " level=" + level + " child=" + bit(child) + " shared=" + bit(shared)
                + " external-spt=" + (externalSpt ? "page" : "NULL") + " hkid=" + hkidText() + " bugged=" + bit(bugged)
                + " warned=" + bit(warned) + " hook=" + bit(hook) + " panic=" + panicText();
    }

    private String hkidText() {
        return hkid == 0 ? "none" : hkid > 0 ? "assigned" : "released";
    }

    private String panicText() {
        return panic == 0 ? "never" : panic < 0 ? "on-warn" : "at-" + panic;
    }

    private static int bit(boolean value) {
        return value ? 1 : 0;
    }
}
