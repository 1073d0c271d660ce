package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.PageState;
import dev.patchtwin.kvm.world.PamtType;
import dev.patchtwin.kvm.world.PhysicalPages;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import java.util.Arrays;

/**
 * The whole state as bits, and back. Pages are written by whoever holds them, so that frame numbers, which mean nothing,
 * are not part of the state; page tables are written from the roots down, then those that wait for RCU.
 */
final class KvmState {
    private static final int NUMBER_BITS = 3;
    private static final int COUNT_BITS = 11;
    private static final int REFS_BITS = 4;

    private final Machine machine;
    private final PhysicalPages pages;
    private final Kvm kvm;
    private final Bystanders bystanders;
    private final SpTrees trees;
    private final int[] leaves;

    KvmState(Kernel kernel) {
        machine = kernel.machine;
        pages = machine.pages;
        kvm = kernel.kvm;
        bystanders = kernel.bystanders;
        trees = new SpTrees(kernel);
        leaves = new int[machine.shape.gfns];
    }

    void save(StateWriter out) {
        machine.save(out);
        out.write(bystanders.held(), NUMBER_BITS);
        out.write(kvm.number, NUMBER_BITS);
        out.write(kvm.exists);
        if (kvm.exists) {
            saveVm(out);
        }
        trees.begin();
        if (kvm.exists) {
            out.write(kvm.roots, REFS_BITS);
            for (int i = 0; i < kvm.roots; i++) {
                trees.saveRoot(out, kvm.tdpMmuRoots[i]);
            }
            for (Vcpu vcpu : kvm.vcpus) {
                out.write(trees.rootNumber(vcpu.mirrorRoot), REFS_BITS);
                out.write(trees.rootNumber(vcpu.root), REFS_BITS);
            }
        }
        trees.saveRcu(out, bystanders.walker());
        if (kvm.exists) {
            machine.module.save(out);
        }
    }

    void load(StateReader in) {
        machine.load(in);
        int held = in.readInt(NUMBER_BITS);
        kvm.number = in.readInt(NUMBER_BITS);
        kvm.exists = in.readBoolean();
        if (kvm.exists) {
            loadVm(in);
        }
        trees.begin();
        if (kvm.exists) {
            kvm.roots = in.readInt(REFS_BITS);
            for (int i = 0; i < kvm.roots; i++) {
                kvm.tdpMmuRoots[i] = trees.loadRoot(in);
            }
            for (Vcpu vcpu : kvm.vcpus) {
                vcpu.mirrorRoot = trees.root(in.readInt(REFS_BITS));
                vcpu.root = trees.root(in.readInt(REFS_BITS));
            }
        }
        bystanders.restore(held, trees.loadRcu(in));
        if (kvm.exists) {
            System.arraycopy(kvm.memfdPages, 0, leaves, 0, leaves.length);
            machine.module.load(in, trees.externalSpts(), leaves);
        }
    }

    private void saveVm(StateWriter out) {
        out.write(kvm.vmBugged);
        out.write(kvm.vmDead);
        out.write(kvm.mmAlive);
        out.write(kvm.memfdOpen);
        out.write(kvm.slot);
        out.write(kvm.preFaultAllowed);
        out.write(kvm.sharedGfns, machine.shape.gfns);
        out.write(kvm.populatedGfns, machine.shape.gfns);
        out.write(kvm.hkid + 1, NUMBER_BITS);
        out.write(kvm.tdState.ordinal(), 2);
        out.write(kvm.accountedPageTables, COUNT_BITS);
        out.write(kvm.destroySteps, NUMBER_BITS);
        if (kvm.destroySteps > 0) {
            out.write(kvm.leakedBefore, COUNT_BITS);
            out.write(machine.log.printed());
        }
        savePage(out, kvm.tdrPage, PamtType.TDR);
        for (int page : kvm.tdcsPages) {
            savePage(out, page, PamtType.TDCX);
        }
        for (int page : kvm.memfdPages) {
            savePage(out, page, PamtType.REG);
        }
        for (Vcpu vcpu : kvm.vcpus) {
            out.write(vcpu.created);
            if (vcpu.created) {
                saveVcpu(out, vcpu);
            }
        }
    }

    private void loadVm(StateReader in) {
        kvm.vmBugged = in.readBoolean();
        kvm.vmDead = in.readBoolean();
        kvm.mmAlive = in.readBoolean();
        kvm.memfdOpen = in.readBoolean();
        kvm.slot = in.readBoolean();
        kvm.preFaultAllowed = in.readBoolean();
        kvm.sharedGfns = in.readInt(machine.shape.gfns);
        kvm.populatedGfns = in.readInt(machine.shape.gfns);
        kvm.hkid = in.readInt(NUMBER_BITS) - 1;
        kvm.tdState = Kvm.TdState.values()[in.readInt(2)];
        kvm.accountedPageTables = in.readInt(COUNT_BITS);
        kvm.destroySteps = in.readInt(NUMBER_BITS);
        if (kvm.destroySteps > 0) {
            kvm.leakedBefore = in.readInt(COUNT_BITS);
            machine.log.setPrinted(in.readBoolean());
        }
        kvm.tdrPage = loadPage(in, PageState.CTRL);
        for (int i = 0; i < kvm.tdcsPages.length; i++) {
            kvm.tdcsPages[i] = loadPage(in, PageState.CTRL);
        }
        for (int g = 0; g < kvm.memfdPages.length; g++) {
            kvm.memfdPages[g] = loadPage(in, PageState.DATA);
        }
        for (Vcpu vcpu : kvm.vcpus) {
            vcpu.created = in.readBoolean();
            if (vcpu.created) {
                loadVcpu(in, vcpu);
            }
        }
    }

    private void saveVcpu(StateWriter out, Vcpu vcpu) {
        out.write(vcpu.initialized);
        savePage(out, vcpu.tdvprPage, PamtType.TDVPR);
        for (int page : vcpu.tdcxPages) {
            savePage(out, page, PamtType.TDCX);
        }
        saveCache(out, vcpu.externalSptCache, vcpu.externalSptCached);
        saveCache(out, vcpu.sptCache, vcpu.sptCached);
        out.write(vcpu.headersCached, 6);
    }

    private void loadVcpu(StateReader in, Vcpu vcpu) {
        vcpu.initialized = in.readBoolean();
        vcpu.tdvprPage = loadPage(in, PageState.CTRL);
        for (int i = 0; i < vcpu.tdcxPages.length; i++) {
            vcpu.tdcxPages[i] = loadPage(in, PageState.CTRL);
        }
        vcpu.externalSptCached = loadCache(in, vcpu.externalSptCache);
        vcpu.sptCached = loadCache(in, vcpu.sptCache);
        vcpu.headersCached = in.readInt(6);
    }

    private void savePage(StateWriter out, int page, int usualType) {
        out.write(page != PhysicalPages.NULL);
        if (page != PhysicalPages.NULL) {
            pages.saveFrame(out, page, usualType);
        }
    }

    private int loadPage(StateReader in, int state) {
        return in.readBoolean() ? pages.loadFrame(in, state) : PhysicalPages.NULL;
    }

    private void saveCache(StateWriter out, int[] cache, int cached) {
        out.write(cached, 6);
        for (int i = 0; i < cached; i++) {
            pages.saveFrame(out, cache[i], PamtType.NDA);
        }
    }

    private int loadCache(StateReader in, int[] cache) {
        Arrays.fill(cache, PhysicalPages.NULL);
        int cached = in.readInt(6);
        for (int i = 0; i < cached; i++) {
            cache[i] = pages.loadFrame(in, PageState.CACHE);
        }
        return cached;
    }
}
