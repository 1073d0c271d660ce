/**
 * The code before the patch: only what it touches, each method as long as its C function, to be laid beside
 * {@link dev.patchtwin.kvm.after} and the patch itself. Beside it stand the mutants, versions of it that are wrong on
 * purpose, and the list of what can be called alone, to be held against the C.
 */
@NullMarked
package dev.patchtwin.kvm.before;

import org.jspecify.annotations.NullMarked;
