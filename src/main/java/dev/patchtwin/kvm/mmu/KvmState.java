package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.KernelLog;
import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.Shape;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;

/**
 * The whole state as bits, and back. Pages are written by whoever holds them, so that frame numbers, which mean nothing,
 * are not part of the state; page tables are written from the roots down, then those that wait for RCU. What a world does
 * not have takes no bits, and what is as usual takes few.
 */
final class KvmState {
    private static final int STEP_BITS = 3;
    /** How far the statistics of page tables can be from the number of page tables in a kernel that miscounts. */
    private static final int COUNT_BITS = 12;

    private final Machine machine;
    private final Shape shape;
    private final Kvm kvm;
    private final Bystanders bystanders;
    private final SpTrees trees;
    private final SpPool sps;
    private final int vmBits;
    private final int heldBits;
    private final int leakedBits;
    private final int headerBits;
    private final int rootBits;

    KvmState(Kernel kernel) {
        machine = kernel.machine;
        shape = machine.shape;
        kvm = kernel.kvm;
        bystanders = kernel.bystanders;
        sps = kernel.sps;
        trees = new SpTrees(kernel);
        vmBits = Shape.bits(shape.vms);
        heldBits = 1 + Shape.bits(shape.others);
        leakedBits = Shape.bits(shape.pages);
        headerBits = Shape.bits(shape.cacheCapacity);
        rootBits = Shape.bits(Kvm.mostRoots(shape));
    }

    void save(StateWriter out) {
        machine.save(out);
        out.write((bystanders.held() << vmBits | kvm.number()) * 2L + (kvm.exists() ? 1 : 0), heldBits + vmBits + 1);
        if (kvm.exists()) {
            saveVm(out);
        }
        trees.begin();
        if (kvm.exists()) {
            out.write(kvm.roots(), rootBits);
            for (int i = 0; i < kvm.roots(); i++) {
                trees.saveRoot(out, kvm.tdpMmuRoot(i));
            }
            for (Vcpu vcpu : kvm.vcpus) {
                out.write(trees.rootNumber(vcpu.mirrorRoot()) << rootBits | trees.rootNumber(vcpu.root()), 2 * rootBits);
            }
        }
        trees.saveRcu(out, bystanders.walker());
        if (kvm.exists()) {
            saveStatistics(out);
            machine.module.save(out);
        }
    }

    void load(StateReader in) {
        machine.load(in);
        int counts = in.readInt(heldBits + vmBits + 1);
        kvm.setExists((counts & 1) != 0);
        kvm.setNumber(counts >> 1 & ((1 << vmBits) - 1));
        bystanders.setHeld(counts >> 1 >> vmBits);
        if (kvm.exists()) {
            loadVm(in);
        }
        trees.begin();
        if (kvm.exists()) {
            int roots = in.readInt(rootBits);
            KvmMmuPage[] loaded = new KvmMmuPage[roots];
            for (int i = 0; i < roots; i++) {
                loaded[i] = trees.loadRoot(in);
            }
            // The list grows at its head.
            for (int i = roots - 1; i >= 0; i--) {
                kvm.addRoot(loaded[i]);
            }
            for (Vcpu vcpu : kvm.vcpus) {
                int numbers = in.readInt(2 * rootBits);
                vcpu.setMirrorRoot(trees.root(numbers >> rootBits));
                vcpu.setRoot(trees.root(numbers & ((1 << rootBits) - 1)));
            }
        }
        bystanders.setWalker(trees.loadRcu(in));
        if (kvm.exists()) {
            loadStatistics(in);
            machine.module.load(in, trees.externalSpts(), kvm::memfdPage);
        }
    }

    private static int bit(boolean value) {
        return value ? 1 : 0;
    }

    private void saveVm(StateWriter out) {
        KernelLog log = machine.log;
        int flags = bit(kvm.vmBugged()) | bit(kvm.vmDead()) << 1 | bit(kvm.mmAlive()) << 2 | bit(kvm.memfdOpen()) << 3;
        flags |= bit(kvm.slot()) << 4 | bit(kvm.preFaultAllowed()) << 5 | kvm.tdState().ordinal() << 6;
        // An HKID is that of its VM: all there is to know is whether it is not yet, still, or not any more assigned.
        flags |= (kvm.hkid() == 0 ? 0 : kvm.hkid() > 0 ? 1 : 2) << 8;
        out.write((long) flags << shape.gfns | kvm.populatedGfns(), 10 + shape.gfns);
        if (shape.shared) {
            out.write(kvm.sharedGfns(), shape.gfns);
        }
        if (shape.destroyInSteps) {
            out.write(kvm.destroySteps(), STEP_BITS);
            if (kvm.destroySteps() > 0) {
                out.write(kvm.leakedBefore() * 2L + bit(log.printed()), leakedBits + 1);
            }
        }
        kvm.controlPages().save(out);
        kvm.dataPages().save(out);
        for (Vcpu vcpu : kvm.vcpus) {
            out.write(vcpu.created());
            if (vcpu.created()) {
                saveVcpu(out, vcpu);
            }
        }
    }

    private void loadVm(StateReader in) {
        long word = in.read(10 + shape.gfns);
        kvm.setPopulatedGfns((int) word & ((1 << shape.gfns) - 1));
        int flags = (int) (word >>> shape.gfns);
        kvm.setVmBugged((flags & 1) != 0);
        kvm.setVmDead((flags & 2) != 0);
        kvm.setMmAlive((flags & 4) != 0);
        kvm.setMemfdOpen((flags & 8) != 0);
        kvm.setSlot((flags & 16) != 0);
        kvm.setPreFaultAllowed((flags & 32) != 0);
        kvm.setTdState(Kvm.TdState.values()[flags >> 6 & 3]);
        kvm.setHkid(flags >> 8 == 0 ? 0 : flags >> 8 == 1 ? kvm.number() : -1);
        kvm.setSharedGfns(shape.shared ? in.readInt(shape.gfns) : 0);
        if (shape.destroyInSteps) {
            kvm.setDestroySteps(in.readInt(STEP_BITS));
            if (kvm.destroySteps() > 0) {
                int leaked = in.readInt(leakedBits + 1);
                kvm.setLeakedBefore(leaked >> 1);
                machine.log.setPrinted((leaked & 1) != 0);
            }
        }
        kvm.controlPages().load(in);
        kvm.dataPages().load(in);
        for (Vcpu vcpu : kvm.vcpus) {
            vcpu.setCreated(in.readBoolean());
            if (vcpu.created()) {
                loadVcpu(in, vcpu);
            }
        }
    }

    private void saveVcpu(StateWriter out, Vcpu vcpu) {
        long bits = vcpu.headersCached() * 2L + bit(vcpu.initialized());
        bits = (bits << (headerBits + 1)) | vcpu.externalSptCache.summary();
        bits = (bits << (headerBits + 1)) | vcpu.sptCache.summary();
        out.write(bits, 3 * headerBits + 3);
        vcpu.controlPages().save(out);
        vcpu.externalSptCache.save(out);
        vcpu.sptCache.save(out);
    }

    private void loadVcpu(StateReader in, Vcpu vcpu) {
        long bits = in.read(3 * headerBits + 3);
        int mask = (1 << (headerBits + 1)) - 1;
        int headers = (int) (bits >>> (2 * headerBits + 2));
        vcpu.setInitialized((headers & 1) != 0);
        vcpu.setHeadersCached(headers >> 1);
        vcpu.controlPages().load(in);
        vcpu.externalSptCache.load(in, (int) (bits >>> (headerBits + 1)) & mask);
        vcpu.sptCache.load(in, (int) bits & mask);
    }

    /** The statistics of page tables: one bit as long as they are right. */
    private void saveStatistics(StateWriter out) {
        int wrong = kvm.accountedPageTables() - sps.linkedBelowRoots();
        out.write(wrong == 0);
        if (wrong != 0) {
            out.write(wrong & ((1 << COUNT_BITS) - 1), COUNT_BITS);
        }
    }

    private void loadStatistics(StateReader in) {
        int wrong = in.readBoolean() ? 0 : in.readInt(COUNT_BITS) << (32 - COUNT_BITS) >> (32 - COUNT_BITS);
        kvm.setAccountedPageTables(sps.linkedBelowRoots() + wrong);
    }
}
