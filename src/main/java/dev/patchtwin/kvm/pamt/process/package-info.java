/**
 * The code after the patch: only what it touches, each method as long as its C function, to be laid beside
 * {@link dev.patchtwin.kvm.pamt.softirq}. The PAMT backing of an S-EPT page is dropped as soon as the module has given the
 * page back, in process context.
 */
@NullMarked
package dev.patchtwin.kvm.pamt.process;

import org.jspecify.annotations.NullMarked;
