/* arch/x86/kvm/vmx/tdx.c around the patched functions. */
#include "kvm.h"

#define is_hkid_assigned(tdx) (pt_must_be(tdx, pt_scene.kvm_tdx), !!pt_ask("is_hkid_assigned"))
#define virt_to_page(address) ((struct page *)(address))
#define tdx_reclaim_page(page) ((int)pt_ask("tdx_reclaim_page", pt_page_of(page)))

#define KVM_SANITY_CHECK_VM_STRUCT_SIZE(x) ((void)sizeof(struct x))

/* Hooks that the patch leaves alone: they are installed beside the patched one, and never called here. */
static int tdx_sept_set_private_spte(struct kvm *kvm, gfn_t gfn, enum pg_level level, u64 mirror_spte)
{
	return kvm && gfn && level && mirror_spte;
}

static void tdx_sept_remove_private_spte(struct kvm *kvm, gfn_t gfn, enum pg_level level, u64 mirror_spte)
{
	(void)(kvm && gfn && level && mirror_spte);
}

static bool tdx_protected_apic_has_interrupt(struct kvm_vcpu *vcpu)
{
	return vcpu != NULL;
}

#ifdef PATCH_BEFORE
#include "cut/arch/x86/kvm/vmx/tdx.c/tdx_sept_free_private_spt"
#else
#include "cut/arch/x86/kvm/vmx/tdx.c/tdx_sept_reclaim_private_sp"
#endif

#if CUT_IS_WHOLE_tdx_hardware_setup
#include "cut/arch/x86/kvm/vmx/tdx.c/tdx_hardware_setup"
#else
void __init tdx_hardware_setup(void)
{
#include "cut/arch/x86/kvm/vmx/tdx.c/tdx_hardware_setup"
#endif

/* Tells which hooks are installed: adding, the patched one, removing. Nothing counts when what else is set up there is wrong. */
PT_FUNCTION(tdx_hardware_setup)
{
	pt_set_scene(arguments);
	if (vt_x86_ops.vm_size != sizeof(struct kvm_tdx) ||
	    vt_x86_ops.protected_apic_has_interrupt != tdx_protected_apic_has_interrupt)
		return -1;
	return (vt_x86_ops.set_external_spte == tdx_sept_set_private_spte)
#ifdef PATCH_BEFORE
		+ 2 * (vt_x86_ops.free_external_spt == tdx_sept_free_private_spt)
#else
		+ 2 * (vt_x86_ops.reclaim_external_sp == tdx_sept_reclaim_private_sp)
#endif
		+ 4 * (vt_x86_ops.remove_external_spte == tdx_sept_remove_private_spte);
}

#ifdef PATCH_BEFORE
PT_FUNCTION(tdx_sept_free_private_spt)
{
	pt_set_scene(arguments);
	struct kvm_mmu_page *sp = pt_scene.sp;
	return tdx_sept_free_private_spt(&pt_scene.kvm_tdx->kvm, sp->gfn, sp->role.level, sp->external_spt);
}
#else
PT_FUNCTION(tdx_sept_reclaim_private_sp)
{
	pt_set_scene(arguments);
	tdx_sept_reclaim_private_sp(&pt_scene.kvm_tdx->kvm, pt_scene.sp->gfn, pt_scene.sp);
	return 0;
}
#endif
