// SPDX-License-Identifier: Apache-2.0
/* How KVM takes S-EPT pages back from the TDX module, written for Patchtwin. */
#include <asm/tdx.h>
#include "tdx.h"

/* Gives a control page back, first to the module's books, then to the host. */
static void tdx_reclaim_control_page(struct page *page)
{
	if (tdx_reclaim_page(page))
		return;

	tdx_free_control_page(page);
}

/* A table of the mirror tree is gone: take its S-EPT page out of the TD. */
static void tdx_sept_reclaim_private_sp(struct kvm *kvm, gfn_t gfn,
					struct kvm_mmu_page *sp)
{
	if (KVM_BUG_ON(is_hkid_assigned(to_kvm_tdx(kvm)), kvm) ||
	    tdx_reclaim_page(virt_to_page(sp->external_spt)))
		sp->external_spt = NULL;
}

static void *tdx_alloc_external_sp(gfp_t gfp)
{
	struct page *page = tdx_alloc_control_page(gfp);

	return page ? page_address(page) : NULL;
}

static void tdx_free_external_sp(unsigned long addr)
{
	tdx_free_control_page(virt_to_page((void *)addr));
}

void __init tdx_hardware_setup(void)
{
	vt_x86_ops.alloc_external_sp = tdx_alloc_external_sp;
	vt_x86_ops.free_external_sp = tdx_free_external_sp;
	vt_x86_ops.reclaim_external_sp = tdx_sept_reclaim_private_sp;
}
