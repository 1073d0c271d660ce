/**
 * The code as it was merged, as far as that is known: built on {@link dev.patchtwin.kvm.kept}, the hook gives the S-EPT page
 * back to the allocator at once and drops the pointer in every case. Headers, and what {@code handle_removed_pt()} calls, are
 * as they were there. {@link dev.patchtwin.kvm.merged.KvmX86OpsMerged} is no code of the kernel; it watches.
 */
@NullMarked
package dev.patchtwin.kvm.merged;

import org.jspecify.annotations.NullMarked;
