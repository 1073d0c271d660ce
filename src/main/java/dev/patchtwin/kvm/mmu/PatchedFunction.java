package dev.patchtwin.kvm.mmu;

import java.util.Set;

/**
 * A function that the patch touches, or a line of code that it touches and that can be called, so that it can be run by itself.
 *
 * @param name as in the kernel
 * @param sees what there is that it can see, or that can become visible through it
 * @param call calls the model's version
 */
public record PatchedFunction(String name, Set<Sight> sees, Call call) {
    /** What a patched function can see. */
    public enum Sight {
        /** A page table that is removed, its page, the HKID, whether the VM is bugged, what warnings come to. */
        PAGE_TABLE,
        /** Page tables of the direct tree too, what is below the page table, and whether it is removed under a shared lock. */
        TREE,
        /** Whether the hook is installed. */
        HOOK
    }

    /** A version of the function. */
    @FunctionalInterface
    public interface Call {
        /**
         * Calls it.
         *
         * @param kernel the kernel that it is part of
         * @param sp the page table
         * @param shared whether {@code mmu_lock} is held for read only
         * @return what it gives back, 0 when that is nothing
         */
        int run(Kernel kernel, KvmMmuPage sp, boolean shared);
    }

    /** Copies the set. */
    public PatchedFunction {
        sees = Set.copyOf(sees);
    }
}
