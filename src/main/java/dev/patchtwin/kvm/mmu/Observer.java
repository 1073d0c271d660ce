package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.Channels;
import dev.patchtwin.kvm.world.Errno;
import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.Subjects;
import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Observation;

/** Shows the state behind the channels, and tells a reader what the words mean. */
final class Observer {
    private static final int PAGES = Channels.PAGES.id();
    private static final int LEAKS = Channels.LEAKS.id();
    private static final int VM = Channels.VM.id();
    private static final int TREE = Channels.TREE.id();
    private static final int ACCOUNTING = Channels.ACCOUNTING.id();

    private static final int VM_STATE = 0;
    private static final int VM_HKID = 1;
    private static final int VM_HOLDERS = 2;
    private static final int TAG_SHIFT = 40;

    /** What happens to a VM on the channel {@code vm}: it is bugged, and VM_DEAD is requested on all vCPUs. */
    static final long BUGGED = 3L << TAG_SHIFT;
    /** Its HKID is released. */
    static final long HKID_RELEASED = 4L << TAG_SHIFT;

    private static final int ENTRY_FROZEN = 0;
    private static final int ENTRY_LEAF = 1;
    private static final int ENTRY_TABLE = 2;
    private static final int ENTRY_SHARED_LEAF = 3;
    private static final int ROOT = 4;

    private static final String[] RCU_EVENTS = {"call_rcu ", "callback ", "reclaim hook "};
    private static final String[] POINTER_EVENTS = {" at call_rcu", " at callback"};
    private static final String[] POINTER_FATES = {"", ", freed by the hook"};

    private final Machine machine;
    private final Kvm kvm;
    private final SpPool sps;

    Observer(Kernel kernel) {
        machine = kernel.machine;
        kvm = kernel.kvm;
        sps = kernel.sps;
    }

    void observe(Channel channel, boolean atRest, Observation out) {
        if (channel.id() == PAGES) {
            machine.pages.observe(out);
        } else if (channel.id() == LEAKS) {
            if (atRest) {
                machine.pages.observeLeaks(out);
            }
        } else if (channel.id() == VM) {
            observeVm(out);
        } else if (channel.id() == TREE) {
            for (int i = 0; i < kvm.roots(); i++) {
                observeRoot(kvm.tdpMmuRoot(i), i, out);
            }
        } else if (channel.id() == ACCOUNTING) {
            out.emit(channel, Observation.word(0, kvm.accountedPageTables() & 0xffff));
            out.emit(channel, Observation.word(1, machine.pages.used()));
        } else {
            machine.features.observe(channel, out);
        }
    }

    private void observeVm(Observation out) {
        machine.module.observe(out);
        if (!kvm.exists()) {
            return;
        }
        int flags = (kvm.vmBugged() ? 1 : 0) | (kvm.vmDead() ? 2 : 0);
        vmWord(out, VM_STATE, (flags << 8) + kvm.tdState().ordinal());
        vmWord(out, VM_HKID, kvm.hkid() & 0xff);
        int vcpus = 0;
        for (Vcpu vcpu : kvm.vcpus) {
            vcpus = 2 * vcpus + (vcpu.initialized() ? 1 : 0);
        }
        int holders = (kvm.mmAlive() ? 1 : 0) | (kvm.memfdOpen() ? 2 : 0) | (kvm.slot() ? 4 : 0);
        vmWord(out, VM_HOLDERS, (holders << 16) + (vcpus << 8) + kvm.sharedGfns());
    }

    private void vmWord(Observation out, int tag, long value) {
        out.emit(Channels.VM, Observation.word(Subjects.NONE, ((long) tag << TAG_SHIFT) + value));
    }

    private void observeRoot(KvmMmuPage root, int place, Observation out) {
        out.emit(Channels.TREE, Observation.word(tableName(root), rootValue(root, place)));
        observeTable(root, out);
    }

    private static long rootValue(KvmMmuPage root, int place) {
        long value = ((long) place << 16) + (root.rootCount() << 8) + (root.isInvalid() ? 1 : 0);
        return ((long) ROOT << TAG_SHIFT) + value;
    }

    private void observeTable(KvmMmuPage sp, Observation out) {
        for (int entry = 0; entry < sp.entries(); entry++) {
            long spte = sp.spte(entry);
            if (spte == Spte.NONPRESENT) {
                continue;
            }
            out.emit(Channels.TREE, Observation.word(tableName(sp), entryValue(sp, entry)));
            if (sp.level() > 1 && Spte.isShadowPresent(spte)) {
                observeTable(sps.child(spte), out);
            }
        }
    }

    private long entryValue(KvmMmuPage sp, int entry) {
        long spte = sp.spte(entry);
        long value = ((long) entry << 16) + target(sp, spte);
        return ((long) kindOf(sp, spte) << TAG_SHIFT) + value;
    }

    private static int kindOf(KvmMmuPage sp, long spte) {
        if (Spte.isFrozen(spte)) {
            return ENTRY_FROZEN;
        }
        if (sp.level() > 1) {
            return ENTRY_TABLE;
        }
        return sp.isMirrorSp() ? ENTRY_LEAF : ENTRY_SHARED_LEAF;
    }

    private int target(KvmMmuPage sp, long spte) {
        if (Spte.isFrozen(spte)) {
            return 0;
        }
        int pfn = Spte.pfn(spte);
        return sp.level() == 1 && !sp.isMirrorSp() ? pfn - Spte.HOST_PFN : machine.pages.name(pfn);
    }

    private int tableName(KvmMmuPage sp) {
        return machine.subjects.table(sp.position(), sp.isMirrorSp());
    }

    String describe(Channel channel, long word) {
        String text = machine.features.describe(channel, word);
        if (text != null) {
            return text;
        }
        int subject = Observation.subject(word);
        long value = Observation.value(word);
        return switch (channel.name()) {
            case "accounting" -> (subject == 0 ? "page tables: " : "charged pages: ") + value;
            case "returns" -> "returns " + Errno.name((short) value);
            case "vm" -> describeVm(value);
            case "silence" -> "teardown of vm" + (value >>> 16) + " leaked " + (value & 0xffff)
                    + " pages and printed nothing";
            case "rcu" -> RCU_EVENTS[(int) value] + machine.subjects.name(subject);
            case "pointers" -> describePointer(machine.subjects.name(subject), value);
            default -> machine.subjects.name(subject) + " " + describeEntry(value);
        };
    }

    private String describePointer(String table, long value) {
        int page = (int) value & 0xffff;
        String pointer = page == Subjects.NONE ? "NULL" : machine.subjects.name(page);
        int event = (int) (value >>> 16);
        return table + POINTER_EVENTS[event & 1] + ": external_spt=" + pointer + POINTER_FATES[event >> 1];
    }

    private static String describeVm(long value) {
        long low = value & ((1L << TAG_SHIFT) - 1);
        return switch ((int) (value >>> TAG_SHIFT)) {
            case VM_STATE -> "vm " + Kvm.TdState.values()[(int) low & 0xff] + ((low >>> 8 & 1) != 0 ? ", bugged" : "")
                    + ((low >>> 9 & 1) != 0 ? ", dead" : "");
            case VM_HKID -> "hkid=" + (byte) low;
            case (int) (BUGGED >>> TAG_SHIFT) -> "kvm_vm_bugged: VM_DEAD requested";
            case (int) (HKID_RELEASED >>> TAG_SHIFT) -> "HKID released";
            default -> "mm " + ((low >>> 16 & 1) != 0 ? "alive" : "gone") + ", memfd "
                    + ((low >>> 17 & 1) != 0 ? "open" : "closed") + ", slot " + ((low >>> 18 & 1) != 0 ? "there" : "gone")
                    + ", vCPUs=" + Long.toBinaryString(low >>> 8 & 0xff) + ", shared=" + Long.toBinaryString(low & 0xff);
        };
    }

    /** Tells a reader what the root at a place of {@code arch.tdp_mmu_roots} is. */
    String describeRoot(KvmMmuPage root, int place) {
        return machine.subjects.name(tableName(root)) + " " + describeEntry(rootValue(root, place));
    }

    /** Tells a reader what an entry that is not empty holds. */
    String describeEntry(KvmMmuPage sp, int entry) {
        return describeEntry(entryValue(sp, entry));
    }

    private String describeEntry(long value) {
        int target = (int) value & 0xffff;
        int entry = (int) (value >>> 16) & 0xffff;
        return switch ((int) (value >>> TAG_SHIFT)) {
            case ENTRY_FROZEN -> "[" + entry + "] frozen";
            case ENTRY_LEAF, ENTRY_TABLE -> "[" + entry + "] -> " + machine.subjects.name(target);
            case ENTRY_SHARED_LEAF -> "[" + entry + "] -> host page of gfn" + machine.shape.gfn(target);
            default -> "root " + entry + ", count=" + (target >>> 8) + ((target & 1) != 0 ? ", invalid" : "");
        };
    }
}
