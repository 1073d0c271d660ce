// SPDX-License-Identifier: Apache-2.0
/* The end of a page table's life, written for Patchtwin. */
#include "mmu_internal.h"
#include "tdp_mmu.h"

/* The external page, if there is one, then the table, then its header. */
static void tdp_mmu_free_sp(struct kvm_mmu_page *sp)
{
	if (sp->external_spt)
		kvm_x86_call(free_external_sp)((unsigned long)sp->external_spt);
	free_page((unsigned long)sp->spt);
	kmem_cache_free(mmu_page_header_cache, sp);
}

/* Runs in softirq context, after everybody who walked the table has left it. */
static void tdp_mmu_free_sp_rcu_callback(struct rcu_head *head)
{
	struct kvm_mmu_page *sp = container_of(head, struct kvm_mmu_page,
					       rcu_head);

	tdp_mmu_free_sp(sp);
}

/* A table was taken out of its tree: empty it, and queue it for RCU. */
static void handle_removed_pt(struct kvm *kvm, tdp_ptep_t pt, bool shared)
{
	struct kvm_mmu_page *sp = sptep_to_sp(rcu_dereference(pt));

	tdp_mmu_unlink_sp(kvm, sp);
	tdp_mmu_freeze_entries(kvm, sp, shared);

	if (is_mirror_sp(sp))
		kvm_x86_call(reclaim_external_sp)(kvm, sp->gfn, sp);

	call_rcu(&sp->rcu_head, tdp_mmu_free_sp_rcu_callback);
}

/* Links a new table; one that cannot be linked goes back at once. */
static int tdp_mmu_add_table(struct kvm *kvm, struct tdp_iter *iter,
			     struct kvm_mmu_page *sp)
{
	int ret = tdp_mmu_link_sp(kvm, iter, sp, true);

	if (ret)
		tdp_mmu_free_sp(sp);
	return ret;
}
