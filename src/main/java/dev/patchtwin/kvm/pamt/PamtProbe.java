package dev.patchtwin.kvm.pamt;

import dev.patchtwin.kvm.world.Probe;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Situations that only a host with Dynamic PAMT can meet. */
enum PamtProbe {
    REMOVED_IN_SOFTIRQ("PAMT backing was removed in softirq context"),
    REMOVED_IN_HOOK("PAMT backing was removed while mmu_lock was held for write"),
    REMOVED_BY_OWNER("PAMT backing was removed in process context without mmu_lock"),
    REMOVED_IN_FAULT("PAMT backing was removed while mmu_lock was held for read"),
    NO_BACKING_PAGES("backing pages could not be allocated"),
    ADD_FAILED("PAMT backing could not be added"),
    REMOVE_FAILED("PAMT backing could not be removed"),
    STUCK_BACKING_USED("a page was allocated where PAMT backing had not been removed"),
    LOCKDEP_REPORT("lockdep reported pamt_lock");

    private final String text;

    PamtProbe(String text) {
        this.text = text;
    }

    /** Returns the texts of all probes of such a host. */
    static List<String> texts() {
        return Stream.concat(Probe.texts().stream(), Arrays.stream(values()).map(probe -> probe.text))
                .toList();
    }
}
