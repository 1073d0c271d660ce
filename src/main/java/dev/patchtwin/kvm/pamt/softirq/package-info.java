/**
 * The code before the patch: only what it touches, each method as long as its C function, to be laid beside
 * {@link dev.patchtwin.kvm.pamt.process}. The PAMT backing of an S-EPT page is dropped when the page is freed, in the RCU
 * callback, in softirq context.
 */
@NullMarked
package dev.patchtwin.kvm.pamt.softirq;

import org.jspecify.annotations.NullMarked;
