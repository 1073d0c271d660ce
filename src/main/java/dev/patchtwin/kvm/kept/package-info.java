/**
 * The code as it was posted once more: the hook keeps its name, {@code .free_external_spt()}, takes the page table itself
 * and gives nothing back. Only what that touches, each method as long as its C function; what was merged is built on it,
 * {@link dev.patchtwin.kvm.merged}.
 */
@NullMarked
package dev.patchtwin.kvm.kept;

import org.jspecify.annotations.NullMarked;
