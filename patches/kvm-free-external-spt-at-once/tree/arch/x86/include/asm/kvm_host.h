/* SPDX-License-Identifier: Apache-2.0 */
/* What the toy MMU and the toy vendor module have to know of each other. */
#ifndef _ASM_X86_KVM_HOST_H
#define _ASM_X86_KVM_HOST_H

#include "toy_types.h"

struct kvm;
struct kvm_mmu_page;

struct kvm_x86_ops {
	const char *name;

	int (*toy_begin)(struct kvm *vm);
	void (*toy_end)(struct kvm *vm);

	/* Pass a change of a mirror SPTE on to whoever owns the real tables. */
	int (*set_external_spte)(struct kvm *kvm, gfn_t gfn, int level,
				 u64 mirror_spte);

	/* Take a page from the guest. */
	void (*remove_external_spte)(struct kvm *kvm, gfn_t gfn, int level,
				     u64 mirror_spte);

	/* Take the page of an external page table back; 0 when it is ours. */
	int (*free_external_spt)(struct kvm *kvm, gfn_t gfn, int level,
				 void *external_spt);

	void (*toy_flush)(struct kvm *vm);
	int (*toy_count)(struct kvm *vm);
};

struct kvm_x86_ops *toy_ops(void);

#define kvm_x86_call(op) (toy_ops()->op)

#endif
