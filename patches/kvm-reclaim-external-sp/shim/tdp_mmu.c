/* arch/x86/kvm/mmu/tdp_mmu.c around the patched function. */
#include "kvm.h"

#define SHADOW_NONPRESENT_VALUE (1ULL << 63)
#define FROZEN_SPTE (SHADOW_NONPRESENT_VALUE | 0x5a0ULL)
#define SPTE_MMU_PRESENT (1ULL << 11)

/* As many as the world's tables have; 512 in the kernel. */
#define SPTE_ENT_PER_PAGE pt_entries
#define KVM_PAGES_PER_HPAGE(level) (1ULL << (__builtin_ctz((unsigned)pt_entries) * ((level) - 1)))

#define rcu_dereference(pointer) (pointer)
#define cpu_relax() pt_tell("cpu_relax")
#define trace_kvm_mmu_prepare_zap_page(sp) ((void)(sp))
#define sptep_to_sp(sptep) ((void)(sptep), pt_scene.sp)
#define kvm_mmu_page_as_id(sp) (sp)
#define tdp_mmu_unlink_sp(vm, table) \
	(pt_must_be(vm, &pt_scene.kvm_tdx->kvm), pt_must_be(table, pt_scene.sp), pt_tell("tdp_mmu_unlink_sp"))

/* What an entry holds, as the world tells it, and as the kernel encodes it. */
enum { NONPRESENT, FROZEN, PRESENT };

static u64 pt_encoded(long kind)
{
	return kind == NONPRESENT ? SHADOW_NONPRESENT_VALUE : kind == FROZEN ? FROZEN_SPTE : SPTE_MMU_PRESENT;
}

static long pt_kind(u64 spte)
{
	return spte == FROZEN_SPTE ? FROZEN : spte & SPTE_MMU_PRESENT ? PRESENT : NONPRESENT;
}

#define is_frozen_spte(spte) ((spte) == FROZEN_SPTE)
#define is_shadow_present_pte(spte) (!!((spte) & SPTE_MMU_PRESENT))

#define kvm_tdp_mmu_read_spte(sptep) pt_encoded(pt_ask("kvm_tdp_mmu_read_spte", (sptep) - pt_scene.own_page))
#define kvm_tdp_mmu_write_spte_atomic(sptep, spte) \
	pt_encoded(pt_ask("kvm_tdp_mmu_write_spte", (sptep) - pt_scene.own_page, pt_kind(spte)))
#define kvm_tdp_mmu_write_spte(sptep, old, spte, level) ((void)(old), (void)(level), kvm_tdp_mmu_write_spte_atomic(sptep, spte))

static void handle_changed_spte(struct kvm *kvm, struct kvm_mmu_page *sp, gfn_t gfn, u64 old_spte, u64 new_spte, int level,
				bool shared)
{
	pt_must_be(kvm, &pt_scene.kvm_tdx->kvm);
	pt_must_be(sp, pt_scene.sp);
	pt_tell("handle_changed_spte", (long)((gfn - sp->gfn) / KVM_PAGES_PER_HPAGE(level)), pt_kind(old_spte),
		pt_kind(new_spte), level, shared);
}

/* Frees it at once: from here on it is nobody's. */
#define tdp_mmu_free_sp(table) \
	({ \
		struct kvm_mmu_page *freed_ = (table); \
		pt_must_be(freed_, pt_scene.sp); \
		pt_tell("tdp_mmu_free_sp"); \
		pt_scene.sp = NULL; \
		pt_free(freed_); \
	})

static void tdp_mmu_free_sp_rcu_callback(struct rcu_head *head)
{
	tdp_mmu_free_sp((struct kvm_mmu_page *)((char *)head - offsetof(struct kvm_mmu_page, rcu_head)));
}

/* The callback runs after a grace period, which cannot end before the function has returned. */
#define call_rcu(head, callback) \
	pt_tell("call_rcu", (head) == &pt_scene.sp->rcu_head, (callback) == tdp_mmu_free_sp_rcu_callback)

#define free_page(address) pt_tell("free_page", pt_page_of((const void *)(address)))

#if CUT_IS_WHOLE_handle_removed_pt
#include "cut/arch/x86/kvm/mmu/tdp_mmu.c/handle_removed_pt"
#else
/* The mail begins in the middle of the loop that empties the table; this is what comes before it, docs/domain.md 2.8. */
static void handle_removed_pt(struct kvm *kvm, tdp_ptep_t pt, bool shared)
{
	struct kvm_mmu_page *sp = sptep_to_sp(pt);
	int level = sp->role.level;
	gfn_t base_gfn = sp->gfn;
	int i;

	tdp_mmu_unlink_sp(kvm, sp);

	for (i = 0; i < SPTE_ENT_PER_PAGE; i++) {
		u64 old_spte = shared ? SPTE_MMU_PRESENT : kvm_tdp_mmu_read_spte(pt + i);

		if (!is_shadow_present_pte(old_spte))
			continue;
		old_spte = kvm_tdp_mmu_write_spte_atomic(pt + i, FROZEN_SPTE);
		handle_changed_spte(kvm, sp, base_gfn + i * KVM_PAGES_PER_HPAGE(level),
#include "cut/arch/x86/kvm/mmu/tdp_mmu.c/handle_removed_pt"
#endif

PT_FUNCTION(handle_removed_pt)
{
	pt_set_scene(arguments);
	handle_removed_pt(&pt_scene.kvm_tdx->kvm, pt_scene.own_page, pt_scene.shared);
	return 0;
}

/* The line of the hook in kvm-x86-ops.h and its member in kvm_host.h: the hook, called as everybody calls it. */
#ifdef PATCH_BEFORE
PT_FUNCTION(free_external_spt)
{
	pt_set_scene(arguments);
	struct kvm_mmu_page *sp = pt_scene.sp;
	return kvm_x86_call(free_external_spt)(&pt_scene.kvm_tdx->kvm, sp->gfn, sp->role.level, sp->external_spt);
}
#else
PT_FUNCTION(reclaim_external_sp)
{
	pt_set_scene(arguments);
	kvm_x86_call(reclaim_external_sp)(&pt_scene.kvm_tdx->kvm, pt_scene.sp->gfn, pt_scene.sp);
	return 0;
}
#endif
