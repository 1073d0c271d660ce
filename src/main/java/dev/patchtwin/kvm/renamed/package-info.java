/**
 * The code after the rework under the name that the list agreed on, {@code .reclaim_external_spt()}: only what the rename
 * touches, each method as long as its C function, and a few versions of it in which the rename went wrong.
 */
@NullMarked
package dev.patchtwin.kvm.renamed;

import org.jspecify.annotations.NullMarked;
