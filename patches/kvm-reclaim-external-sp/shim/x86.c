/* One call's scene, and the static calls. */
#include "kvm.h"

#include <stdlib.h>
#include <sys/mman.h>

struct pt_scene pt_scene;
int pt_entries;
struct kvm_x86_ops vt_x86_ops;

static long pt_return0(void)
{
	return 0;
}

/* Does nothing: whoever expects a result finds what happens to lie in the register. */
static long pt_nop(void)
{
	return 0x5a5a5a5a;
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

/* A hook that is not optional is missed as soon as KVM is loaded. */
#define pt_require(func) \
	if (!__builtin_strcmp(#func, PATCHED_HOOK)) \
		WARN_ON(!vt_x86_ops.func);

void pt_ops_update(void)
{
#define KVM_X86_OP(func) pt_require(func) pt_update(func, pt_nop)
#define KVM_X86_OP_OPTIONAL(func) pt_update(func, pt_nop)
#define KVM_X86_OP_OPTIONAL_RET0(func) pt_update(func, pt_return0)
#include "cut/arch/x86/include/asm/kvm-x86-ops.h/hunk-1"
#undef KVM_X86_OP
#undef KVM_X86_OP_OPTIONAL
#undef KVM_X86_OP_OPTIONAL_RET0
}

/* Addresses of two pages, which stay the same: nothing is in them, and nobody can look. */
static char *pt_pages(void)
{
	static char *pages;
	size_t size = 2 * PT_PAGE;

	if (!pages)
		pages = mmap(NULL, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (pages == MAP_FAILED)
		abort();
	return pages;
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
	pt_scene.own_page = (u64 *)pt_pages();
	sp->spt = pt_scene.own_page;
	pt_scene.external_page = pt_pages() + PT_PAGE;
	sp->external_spt = arguments[3] ? pt_scene.external_page : NULL;
	pt_scene.shared = arguments[4];
	pt_scene.external_spt = pt_page_of(sp->external_spt);
	pt_scene.spt = OWN_PAGE;
	pt_scene.gfn = sp->gfn;
	pt_scene.role = sp->role.word;
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
	if (sp->gfn != pt_scene.gfn || sp->role.word != pt_scene.role) {
		pt_scene.gfn = sp->gfn;
		pt_scene.role = sp->role.word;
		pt_tell("sp is written where it must not be");
	}
}
