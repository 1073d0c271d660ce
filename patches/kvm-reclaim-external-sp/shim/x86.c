/* One call's scene, and the static calls. */
#include "kvm.h"

struct pt_scene pt_scene;
int pt_entries;
struct kvm_x86_ops vt_x86_ops;

static long pt_return0(void)
{
	return 0;
}

static void pt_nop(void)
{
}

static void pt_missing(void)
{
	pt_tell("a static call without a function");
}

#define KVM_X86_OP(func) __typeof__(((struct kvm_x86_ops *)0)->func) kvm_x86_##func;
#define KVM_X86_OP_OPTIONAL KVM_X86_OP
#define KVM_X86_OP_OPTIONAL_RET0 KVM_X86_OP
#include "cut/arch/x86/include/asm/kvm-x86-ops.h/hunk-1"
#undef KVM_X86_OP
#undef KVM_X86_OP_OPTIONAL
#undef KVM_X86_OP_OPTIONAL_RET0

#define pt_update(func, otherwise) \
	kvm_x86_##func = vt_x86_ops.func ? vt_x86_ops.func : (__typeof__(vt_x86_ops.func))(void *)(otherwise);

void pt_ops_update(void)
{
#define KVM_X86_OP(func) pt_update(func, pt_missing)
#define KVM_X86_OP_OPTIONAL(func) pt_update(func, pt_nop)
#define KVM_X86_OP_OPTIONAL_RET0(func) pt_update(func, pt_return0)
#include "cut/arch/x86/include/asm/kvm-x86-ops.h/hunk-1"
#undef KVM_X86_OP
#undef KVM_X86_OP_OPTIONAL
#undef KVM_X86_OP_OPTIONAL_RET0
}

void pt_set_scene(const long *arguments)
{
	struct kvm_mmu_page *sp = pt_alloc(sizeof(*sp));

	pt_scene.kvm_tdx = pt_alloc(sizeof(*pt_scene.kvm_tdx));
	pt_scene.sp = sp;
	pt_entries = (int)arguments[5];
	sp->role.is_mirror = arguments[0] & 1;
	sp->role.level = (unsigned)arguments[1] & 15;
	sp->gfn = (gfn_t)arguments[2];
	pt_scene.own_page = pt_alloc((size_t)pt_entries * sizeof(u64));
	sp->spt = pt_scene.own_page;
	pt_scene.external_page = pt_alloc(64);
	sp->external_spt = arguments[3] ? pt_scene.external_page : NULL;
	pt_scene.shared = arguments[4];
	pt_scene.external_spt = pt_page_of(sp->external_spt);
	pt_scene.spt = OWN_PAGE;
	vt_x86_ops = (struct kvm_x86_ops){ .vm_size = sizeof(struct kvm) };
	if (arguments[6])
		tdx_hardware_setup();
	pt_ops_update();
}

long pt_page_of(const void *address)
{
	if (!address)
		return NO_PAGE;
	if (address == pt_scene.external_page)
		return EXTERNAL_PAGE;
	return address == (const void *)pt_scene.own_page ? OWN_PAGE : ANOTHER_PAGE;
}

/* The page table is gone once it was freed: then nobody can have stored in it, or the sanitizer has something to say. */
void pt_stores(void)
{
	const struct kvm_mmu_page *sp = pt_scene.sp;

	if (!sp)
		return;
	if (pt_page_of(sp->external_spt) != pt_scene.external_spt) {
		pt_scene.external_spt = pt_page_of(sp->external_spt);
		pt_tell("sp->external_spt =", pt_scene.external_spt);
	}
	if (pt_page_of(sp->spt) != pt_scene.spt) {
		pt_scene.spt = pt_page_of(sp->spt);
		pt_tell("sp->spt =", pt_scene.spt);
	}
}
