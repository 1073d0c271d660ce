// SPDX-License-Identifier: Apache-2.0
/* A toy of the part of the TDP MMU that takes page tables out of a tree. */
#include <asm/kvm_host.h>
#include "toy_mmu.h"

/* Give up the pages of a table that nobody can reach, and its header. */
static void tdp_mmu_free_sp(struct kvm_mmu_page *sp)
{
	toy_free_page(sp->external_spt);
	toy_free_page(sp->spt);
	toy_free_header(sp);
}

static void tdp_mmu_free_sp_rcu_callback(struct toy_rcu *head)
{
	tdp_mmu_free_sp(toy_sp_of(head));
}

static void toy_freeze_children(struct kvm *kvm, struct kvm_mmu_page *sp,
				bool shared)
{
	for (int i = 0; i < TOY_ENTRIES; i++) {
		u64 old = toy_swap_spte(sp, i, FROZEN_SPTE, shared);

		if (toy_present(old))
			toy_spte_changed(kvm, sp, i, old, shared);
	}
}

static void handle_removed_pt(struct kvm *kvm, u64 *pt, bool shared)
{
	struct kvm_mmu_page *sp = toy_sp_of_table(pt);

	toy_take_off_the_books(kvm, sp);
	toy_freeze_children(kvm, sp, shared);

	if (is_mirror_sp(sp)) {
		int r = kvm_x86_call(free_external_spt)(kvm, sp->gfn,
							sp->role.level,
							sp->external_spt);

		/* Still the guest's: better lost than touched. */
		if (WARN_ON(r))
			sp->external_spt = NULL;
	}

	call_rcu(&sp->rcu, tdp_mmu_free_sp_rcu_callback);
}
