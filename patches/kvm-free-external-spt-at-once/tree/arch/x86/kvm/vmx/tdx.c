// SPDX-License-Identifier: Apache-2.0
/* A toy of what TDX does for the page tables of the TDP MMU. */
#include <asm/kvm_host.h>
#include "toy_tdx.h"

static int tdx_sept_set_private_spte(struct kvm *kvm, gfn_t gfn, int level,
				     u64 mirror_spte)
{
	if (toy_is_leaf(mirror_spte, level))
		return toy_map_page(kvm, gfn, mirror_spte);

	return toy_add_table(kvm, gfn, level, mirror_spte);
}

static void tdx_sept_remove_private_spte(struct kvm *kvm, gfn_t gfn, int level,
					 u64 mirror_spte)
{
	if (KVM_BUG_ON(!is_hkid_assigned(toy_td(kvm)), kvm))
		return;

	toy_block_track_remove(kvm, gfn, level, mirror_spte);
}

static int tdx_sept_free_private_spt(struct kvm *kvm, gfn_t gfn, int level,
				     void *private_spt)
{
	/* Tables go away only with their TD, whose key is gone by then. */
	if (KVM_BUG_ON(is_hkid_assigned(toy_td(kvm)), kvm))
		return -EIO;

	return tdx_reclaim_page(virt_to_page(private_spt));
}

void tdx_hardware_setup(void)
{
	vt_x86_ops.set_external_spte = tdx_sept_set_private_spte;
	vt_x86_ops.remove_external_spte = tdx_sept_remove_private_spte;
	vt_x86_ops.free_external_spt = tdx_sept_free_private_spt;
}
