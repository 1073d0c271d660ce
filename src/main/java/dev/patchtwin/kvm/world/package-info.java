/**
 * What both versions of the patched code stand on and the patch does not touch: physical pages and their allocator, the
 * TDX module with its PAMT, RCU, and the kernel log with the WARN family. Facts come from {@code docs/domain.md}.
 */
@NullMarked
package dev.patchtwin.kvm.world;

import org.jspecify.annotations.NullMarked;
