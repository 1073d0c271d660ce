/*
 * As much of KVM as the patched functions need: what they name, in our own words. Whatever the world decides or has to carry
 * out is an event; the model's world, docs/domain.md, answers it.
 */
#ifndef SHIM_KVM_H
#define SHIM_KVM_H

#include "patchtwin.h"
#include "cut/cut.h"

#include <stdbool.h>
#include <stdint.h>
#include <errno.h>

typedef uint8_t u8;
typedef uint32_t u32;
typedef uint64_t u64;
typedef int64_t s64;
typedef u64 gfn_t;
typedef u64 hpa_t;
typedef u64 *tdp_ptep_t;

#define __init
#define __rcu

/* Macros that are everywhere in the kernel. */
#define max_t(type, x, y) ({ type x_ = (x), y_ = (y); x_ > y_ ? x_ : y_; })
#define likely(x) __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)

enum pg_level { PG_LEVEL_NONE, PG_LEVEL_4K, PG_LEVEL_2M, PG_LEVEL_1G, PG_LEVEL_512G, PG_LEVEL_256T };

/* --- objects --- */

struct rcu_head {
	void (*func)(struct rcu_head *head);
};

struct page;
struct kvm_vcpu;
struct kvm_memory_slot;

/* Nobody can read or write here what only the world knows, such as whether the VM is bugged: then the C does not compile. */
struct kvm {
	char pt_unknown[8];
};

struct kvm_tdx {
	struct kvm kvm;
	char pt_unknown[8];
};

union kvm_mmu_page_role {
	u32 word;
	struct {
		unsigned level : 4;
		unsigned is_mirror : 1;
	};
};

struct kvm_mmu_page {
	gfn_t gfn;
	union kvm_mmu_page_role role;
	u64 *spt;
	void *external_spt;
	struct rcu_head rcu_head;
};

static inline struct kvm_tdx *to_kvm_tdx(struct kvm *kvm)
{
	return (struct kvm_tdx *)kvm;
}

static inline bool is_mirror_sp(const struct kvm_mmu_page *sp)
{
	return sp->role.is_mirror;
}

/* --- one call --- */

/*
 * What a patched function is called on: one VM, one page table. Made anew for each call, from the numbers that come with it.
 * Pages are told apart by what they are to the page table: no page, its external page table, its own. Whoever touches what is in
 * them crashes: entries are read and written through the accessors of tdp_mmu.c, and the external page table is encrypted.
 */
enum pt_page { NO_PAGE, EXTERNAL_PAGE, OWN_PAGE, ANOTHER_PAGE };

struct pt_scene {
	struct kvm_tdx *kvm_tdx;
	struct kvm_mmu_page *sp;
	void *external_page;
	u64 *own_page;
	bool shared;
	/* What was reported last of the pointers that a patched function may write. */
	long external_spt;
	long spt;
	/* What it was called with, which no patched function may write. */
	gfn_t gfn;
	u32 role;
};

extern struct pt_scene pt_scene;
extern int pt_entries;

/* Of the page tables; 4096 in the kernel, and enough for the tables of any world. */
#define PT_PAGE (1UL << 20)

/* Sets the scene. Arguments: is_mirror, level, gfn, external page there, shared, entries of a table, hook installed. */
void pt_set_scene(const long *arguments);

/* Tells which page an address is. */
long pt_page_of(const void *address);

/* What the world knows by itself is not taken from a pointer; but a wrong one would have been followed. */
static inline void pt_must_be(const void *given, const void *right)
{
	if (given != right)
		pt_tell("a wrong pointer is used");
}

/* --- macros that warn: the model's world decides what a warning comes to, docs/domain.md 3.2 --- */

#define pt_condition(name, condition) \
	({ \
		bool condition_ = !!(condition); \
		pt_tell(name, condition_); \
		unlikely(condition_); \
	})

#define WARN_ON(condition) pt_condition("WARN_ON", condition)
#define WARN_ON_ONCE(condition) pt_condition("WARN_ON_ONCE", condition)

/* The VM is looked at only when the condition holds. */
static inline bool pt_bug(bool condition, const struct kvm *vm)
{
	if (condition)
		pt_must_be(vm, &pt_scene.kvm_tdx->kvm);
	return condition;
}

#define KVM_BUG_ON(condition, vm) pt_condition("KVM_BUG_ON", pt_bug(condition, vm))

/* --- x86 hooks: kvm-x86-ops.h and struct kvm_x86_ops are the patch's own --- */

struct kvm_x86_ops {
	unsigned int vm_size;
	u8 (*get_mt_mask)(struct kvm_vcpu *vcpu, gfn_t gfn, bool is_mmio);
	void (*load_mmu_pgd)(struct kvm_vcpu *vcpu, hpa_t root_hpa, int root_level);
	bool (*has_wbinvd_exit)(void);
	u64 (*get_l2_tsc_offset)(struct kvm_vcpu *vcpu);
	u64 (*get_l2_tsc_multiplier)(struct kvm_vcpu *vcpu);
	bool (*protected_apic_has_interrupt)(struct kvm_vcpu *vcpu);
	int (*set_external_spte)(struct kvm *kvm, gfn_t gfn, enum pg_level level,
#include "cut/arch/x86/include/asm/kvm_host.h/hunk-1"
				     u64 mirror_spte);
};

extern struct kvm_x86_ops vt_x86_ops;

#define KVM_X86_OP(func) extern __typeof__(((struct kvm_x86_ops *)0)->func) kvm_x86_##func;
#define KVM_X86_OP_OPTIONAL KVM_X86_OP
#define KVM_X86_OP_OPTIONAL_RET0 KVM_X86_OP
#include "cut/arch/x86/include/asm/kvm-x86-ops.h/hunk-1"
#undef KVM_X86_OP
#undef KVM_X86_OP_OPTIONAL
#undef KVM_X86_OP_OPTIONAL_RET0

/* A static call: what is called is decided when the hooks are installed, by the kind of its line in kvm-x86-ops.h. */
#define kvm_x86_call(func) (pt_tell("kvm_x86_call", !__builtin_strcmp(#func, PATCHED_HOOK)), kvm_x86_##func)

#ifdef PATCH_BEFORE
#define PATCHED_HOOK "free_external_spt"
#else
#define PATCHED_HOOK "reclaim_external_sp"
#endif

/* What kvm_ops_update() does: points every static call at its hook, or at what stands for one that is not installed. */
void pt_ops_update(void);

/* What tdx.c installs, and how it is called alone. */
void tdx_hardware_setup(void);

#endif
