/**
 * The kernel with the patch's own C in its middle: everything is as in {@link dev.patchtwin.kvm.mmu}, but for the functions that
 * the patch touches, which are called in C. What the C asks and does comes back as events, named in the shims of the bundle
 * ({@code patches/kvm-reclaim-external-sp/shim}), and is carried out here.
 */
@NullMarked
package dev.patchtwin.kvm.foreign;

import org.jspecify.annotations.NullMarked;
