package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.KernelLog;
import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.PhysicalPages;
import dev.patchtwin.kvm.world.Rcu;
import dev.patchtwin.kvm.world.WarnSite;
import dev.patchtwin.model.Picture.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is worth seeing of a host besides its pages and its trees: the queue of RCU, {@code struct kvm} with its vCPUs, the TD
 * as the TDX module knows it, and what the log remembers. Each note is there in every picture, if need be without lines.
 */
final class Notes {
    private static final String KERNEL_LOG = "warnings so far";

    private final Machine machine;
    private final Kvm kvm;
    private final SpPool sps;
    private final Bystanders bystanders;
    private final VmDestruction destruction;

    Notes(Kernel kernel) {
        machine = kernel.machine;
        kvm = kernel.kvm;
        sps = kernel.sps;
        bystanders = kernel.bystanders;
        destruction = kernel.destruction;
    }

    List<Note> all() {
        return withFeatures(
                List.of(
                        new Note("RCU callbacks", rcu()),
                        new Note("VM", vm()),
                        new Note("TDX module", List.of(machine.module.describe())),
                        new Note("vCPUs", vcpus()),
                        new Note(KERNEL_LOG, log())),
                false);
    }

    /** Returns what is left to note of a host that has panicked. */
    List<Note> ofPanic() {
        return withFeatures(
                List.of(
                        new Note("RCU callbacks", List.of()),
                        new Note("VM", List.of()),
                        new Note("TDX module", List.of()),
                        new Note("vCPUs", List.of()),
                        new Note(KERNEL_LOG, List.of("panicked"))),
                true);
    }

    private List<Note> withFeatures(List<Note> notes, boolean panicked) {
        return Stream.concat(notes.stream(), machine.features.notes(panicked).stream())
                .toList();
    }

    /** Returns the name of a table. */
    private String name(KvmMmuPage sp) {
        return machine.subjects.name(machine.subjects.table(sp.position(), sp.isMirrorSp()));
    }

    /** Returns where {@code sp->external_spt} of a table of the mirror tree points; nothing for one of the direct tree. */
    String externalSpt(KvmMmuPage sp) {
        if (!sp.isMirrorSp()) {
            return "";
        }
        int page = sp.externalSpt();
        return ", external_spt="
                + (page == PhysicalPages.NULL ? "NULL" : machine.subjects.name(machine.pages.name(page)));
    }

    /** Lists the tables whose callbacks are queued, in their order, and the reader that holds some of them up. */
    private List<String> rcu() {
        Rcu rcu = machine.rcu;
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < rcu.queued(); i++) {
            KvmMmuPage sp = sps.get(rcu.queuedAt(i));
            lines.add(name(sp)
                    + externalSpt(sp)
                    + (i < rcu.ready() ? ", runs when a grace period ends" : ", held up by the reader"));
        }
        if (rcu.isReading()) {
            KvmMmuPage reached = bystanders.walker();
            lines.add("reader: a lockless walker" + (reached == null ? "" : " at " + name(reached)));
        }
        return lines;
    }

    private List<String> vm() {
        if (!kvm.exists()) {
            return List.of(kvm.number() == 0 ? "none yet" : "vm" + kvm.number() + " is gone");
        }
        List<String> lines = new ArrayList<>();
        lines.add("vm" + kvm.number() + " " + kvm.tdState() + (kvm.vmBugged() ? ", bugged" : "")
                + (kvm.vmDead() ? ", dead" : ""));
        lines.add(kvm.hkid() == 0 ? "HKID not assigned yet" : kvm.hkid() > 0 ? "HKID assigned" : "HKID released");
        lines.add("mm " + (kvm.mmAlive() ? "alive" : "gone") + ", guest_memfd " + (kvm.memfdOpen() ? "open" : "closed")
                + ", memslot " + (kvm.slot() ? "there" : "gone"));
        if (kvm.destroySteps() > 0) {
            List<VmDestruction.Step> order = destruction.order();
            int done = kvm.destroySteps();
            lines.add("destruction: " + done + " of " + order.size() + " steps, " + order.get(done - 1) + " is done");
        }
        return lines;
    }

    private List<String> vcpus() {
        List<String> lines = new ArrayList<>();
        for (Vcpu vcpu : kvm.vcpus) {
            if (vcpu.created()) {
                lines.add("vcpu" + vcpu.id + (vcpu.initialized() ? "" : ", not initialized")
                        + ": cached external_spt=" + vcpu.externalSptCache.count() + " spt=" + vcpu.sptCache.count()
                        + " headers=" + vcpu.headersCached());
            }
        }
        return lines;
    }

    private List<String> log() {
        KernelLog log = machine.log;
        List<String> lines = new ArrayList<>();
        if (log.panicOnWarn() || log.warnLimit() > 0) {
            lines.add("panic_on_warn=" + (log.panicOnWarn() ? 1 : 0) + " warn_limit=" + log.warnLimit());
        }
        if (log.warnCount() > 0) {
            boolean most = log.warnCount() == KernelLog.MAX_WARN_LIMIT;
            lines.add("warn_count=" + log.warnCount() + (most ? " or more" : "") + (log.tainted() ? ", tainted" : ""));
        }
        for (WarnSite site : WarnSite.values()) {
            if (log.hasWarnedOnce(site)) {
                lines.add("silent from now on: " + site.text());
            }
        }
        return lines;
    }
}
