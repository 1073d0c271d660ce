/**
 * KVM on a host with Dynamic PAMT: a region of memory has PAMT backing only while the module uses a page of it, and the
 * pages of the S-EPT come and go through hooks. Here is what both versions share; {@link dev.patchtwin.kvm.pamt.softirq} and
 * {@link dev.patchtwin.kvm.pamt.process} hold what the patch touches, before and after it.
 */
@NullMarked
package dev.patchtwin.kvm.pamt;

import org.jspecify.annotations.NullMarked;
