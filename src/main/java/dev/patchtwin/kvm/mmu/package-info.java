/**
 * KVM as far as both versions of the patched code share it: VMs and vCPUs, the TDP MMU with its mirror and direct trees,
 * TDX's side of it, and what userspace and guests can do. Methods are named after the kernel functions they stand for;
 * {@code docs/domain.md} says what each does. {@link dev.patchtwin.kvm.mmu.Kernel} puts one build together.
 */
@NullMarked
package dev.patchtwin.kvm.mmu;

import org.jspecify.annotations.NullMarked;
