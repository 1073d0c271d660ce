/*
 * The *before* model once more, for the world `tiny`, by hand: a second opinion. It was written from docs/domain.md and
 * docs/models.md before anybody looked at how the Java models do it. Two who read a text rarely misread it alike, so the
 * number of states that both reach is a cheap and sharp comparison (SpinPeerTest). Where the documents leave something
 * open it follows the Java models, and says "open" there.
 *
 * The world: one VM with one vCPU and one gfn, root tables at level 3, one page each of TDCS and TDCX, one package, MMU
 * caches of two objects, no retries, no other vCPU that could race, destruction step by step.
 *
 * One operation is one atomic step, so that Spin stores states between operations only. Whatever is needed only during an
 * operation goes back to 0 before it ends (`settle`), or it would multiply states.
 *
 * Spin must be called with -o2. Otherwise it takes variables that are written but never read for dead, and what the
 * module knows or what was leaked would not count as state.
 *
 *   -DBUDGET=n          how many answers of the oracle may be other than nominal in a run; 2 unless given
 *   -DPATCHED           compares the hook before and after the patch for each table, with assertions
 *   -DMUTANT=n          with -DPATCHED: a mistake in the hook after
 *        1  the pointer is kept when RECLAIM fails
 *        2  the pointer is dropped although RECLAIM succeeded
 *        3  the hook gives up although the HKID is released
 *        4  the page is freed in the hook, and the pointer kept
 *        5  the hook calls RECLAIM although the HKID is assigned
 */

#ifndef BUDGET
#define BUDGET 2
#endif

/* ---- §1.1 what userspace set up ---- */
byte vm;            /* 0 not yet, 1 lives, 2 gone: a world has one VM */
bit slot;           /* the memslot is there */
bit memfd;          /* the guest_memfd file is open */
bit mm;             /* the process lives */
bit shared;         /* the gfn is shared */
bit populated;      /* the page was populated, so that it cannot be again; nobody asks once finalized or closed */
bit filepage;       /* guest_memfd has a page for the gfn */

/* ---- §1.1 the VM and the TD, as the kernel sees them ---- */
bit bugged;
bit dead;
byte hkid;          /* 0 at birth, 1 assigned, 2 released */
byte td;            /* 0 uninitialized, 1 initialized, 2 runnable */
bit tdr;            /* the control pages, all owned by the module */
bit tdcs;
bit tdvpr;
bit tdcx;
byte vcpu;          /* 0 none, 1 created, 2 initialized */
byte extcache;      /* §1.1 objects in the three caches */
byte sptcache;
byte hdrcache;

/* ---- §1.1 roots and tables; level 3 is the root's ---- */
byte mirrorrefs;    /* references on the mirror root; 0: there is none */
bit vcpumirror;     /* one of them is the vCPU's */
bit mirror2;        /* the table at this level is linked */
bit mirror1;
bit mirrorleaf;     /* the leaf entry is present */
byte directrefs;
bit directinvalid;
bit vcpudirect;
bit direct2;
bit direct1;
bit directleaf;

/* ---- §1.4 tables that wait for RCU, oldest first: their levels. Only direct ones survive an operation ---- */
#define QUEUE 6
byte queue[QUEUE];
byte queued;

/* ---- §1.3 the module ---- */
#define HKID_ASSIGNED 1
#define KEYS_CONFIGURED 2
#define BLOCKED 3
#define TEARDOWN 4
byte life;          /* 0: no TD. Open: what else is known of it stays until the VM is gone */
byte chldcnt;
bit configured;     /* the package has the key */
bit flushed;        /* the package's cache is written back */
bit associated;     /* the vCPU */
bit finalized;
bit mishap;         /* a SEAMCALL has failed where it could have succeeded */
bit sept2;          /* the S-EPT table of this level was added; open: stays when reclaimed, for nothing can walk there */
bit sept1;
byte septleaf;      /* 0 free, 1 mapped, 2 blocked, 3 tracked */
bit zapfailed;      /* the zap of the leaf stopped half-way: the page is lost to the module */

/* ---- §3.2 what was printed ---- */
int fired;          /* places of once-only warnings that have fired */
byte warnings;      /* splats; 3 stands for more, too */

/* ---- §1.5 pages that nothing points at; each by the part it played ---- */
byte leaktdr;       /* 1: owned by the module, 2: not */
bit leaktdcs;
bit leaktdvpr;
bit leaktdcx;
bit leaksept2;
bit leaksept1;
bit ownedfree;      /* the data page was freed although the module owns it, §2.6 */

/* ---- §2.9 destruction ---- */
byte step;          /* 0 not begun; 1 R, 2 N, 3 V, 4 M done */
bit loud;           /* something was printed since; which pages were leaked when it began can be told from those above */

byte faults;        /* answers used that were not nominal */

/* During an operation only. */
byte ans;
bit failed;
bit dying;

/* §3.2: places of once-only warnings. The splat of T4 (§4.1) has none. */
#define SITE_MNG_CREATE 0
#define SITE_KEY_CONFIG 1
#define SITE_MNG_ADDCX 2
#define SITE_MNG_INIT 3
#define SITE_VP_CREATE 4
#define SITE_VP_ADDCX 5
#define SITE_VP_INIT 6
#define SITE_SEPT_ADD 7
#define SITE_PAGE_ADD 8
#define SITE_PAGE_AUG 9
#define SITE_MR_EXTEND 10
#define SITE_MR_FINALIZE 11
#define SITE_BLOCK 12
#define SITE_TRACK 13
#define SITE_REMOVE 14
#define SITE_WBINVD_DATA 15
#define SITE_WBINVD_TDR 16
#define SITE_VP_FLUSH 17
#define SITE_VPFLUSHDONE 18
#define SITE_CACHE_WB 19
#define SITE_FREEID 20
#define SITE_HOOK 21
#define SITE_RECLAIM 22

/* models.md, "What is asked of the oracle": answers of every SEAMCALL; the third is what only some can give. */
#define BUSY 1
#define INVALID 2

/* ---- models.md, "What is asked of the oracle": a question with n answers, the nominal one first ---- */
inline ask(n)
{
	if
	:: ans = 0
	:: faults < BUDGET -> ans = 1; faults++
	:: n > 2 && faults < BUDGET -> ans = 2; faults++
	:: n > 3 && faults < BUDGET -> ans = 3; faults++
	:: n > 4 && faults < BUDGET -> ans = 4; faults++
	fi
}

/* §1.3: a call that the module's rules let through; any answer but success means that nothing has changed. */
inline seamcall(n)
{
	ask(n);
	if
	:: ans != 0 -> mishap = 1
	:: else
	fi
}

/* §2.6: contended calls are made exactly once more. */
inline seamcall_twice(n)
{
	seamcall(n);
	if
	:: ans == BUSY -> seamcall(n)
	:: else
	fi
}

/* §4.3: only whether a teardown printed anything is remembered. */
inline print()
{
	loud = loud || dying
}

/* §3.2 */
inline splat()
{
	if
	:: warnings < 3 -> warnings++
	:: else
	fi;
	print()
}

/* §3.2 */
inline splat_once(site)
{
	if
	:: (fired & (1 << site)) == 0 -> fired = fired | (1 << site); splat()
	:: else
	fi
}

/* §3.2: KVM_BUG_ON, and TDX_BUG_ON with a VM, which prints its line together with the failure that bugs the VM. */
inline kvm_bug(site)
{
	d_step {
		if
		:: !bugged -> bugged = 1; dead = 1; splat_once(site); print()
		:: else
		fi
	}
}

/* §3.2: TDX_BUG_ON without a VM: a line every time. */
inline bug_without_vm(site)
{
	d_step { splat_once(site); print() }
}

/* Not of the domain: the last thing in an operation. */
inline settle()
{
	ans = 0;
	failed = 0;
	dying = 0
}

/* §3.1: RECLAIM once; `failed` tells. */
inline reclaim()
{
	seamcall(3);
	if
	:: ans != 0 -> failed = 1; bug_without_vm(SITE_RECLAIM)
	:: else -> failed = 0; chldcnt--
	fi
}

/* ---- §1.4 RCU ---- */
inline call_rcu(level)
{
	d_step { queue[queued] = level; queued++ }
}

/* §1.4, §2.9: frees what waits; a page that was freed is of no interest any more. */
inline run_callbacks()
{
	d_step {
		queue[0] = 0; queue[1] = 0; queue[2] = 0; queue[3] = 0; queue[4] = 0; queue[5] = 0;
		queued = 0
	}
}

/* §2.9 R, on the one package there is: 3 is one interruption, after which the call succeeds; 4 are too many. */
inline cache_wb()
{
	ask(5);
	if
	:: ans == 0 || ans == 3 -> flushed = 1
	:: else -> mishap = 1; bug_without_vm(SITE_CACHE_WB)
	fi
}

/*
 * ---- §2.9 step R; for §2.1 as well ----
 * By the rules of §1.3 VPFLUSHDONE fails when it has succeeded before, or while a vCPU is associated (3 is
 * FLUSHVP_NOT_DONE), and FREEID while a cache is not written back.
 */
inline release_hkid()
{
	if
	:: hkid == 1 ->
		if
		:: vcpu == 2 && associated ->
			seamcall(3);
			if
			:: ans == 0 -> associated = 0
			:: else -> kvm_bug(SITE_VP_FLUSH)
			fi
		:: else
		fi;
		if
		:: life == BLOCKED || life == TEARDOWN -> ans = INVALID
		:: life < BLOCKED && associated -> ans = 3
		:: life < BLOCKED && !associated -> seamcall(4)
		fi;
		if
		:: ans == 3
		:: ans == BUSY || ans == INVALID -> kvm_bug(SITE_VPFLUSHDONE); print()
		:: ans == 0 ->
			life = BLOCKED;
			cache_wb();
			if
			:: flushed -> seamcall(3)
			:: else -> ans = INVALID
			fi;
			if
			:: ans == 0 -> life = TEARDOWN; hkid = 2
			:: else -> kvm_bug(SITE_FREEID); print()
			fi
		fi
	:: else
	fi
}

/*
 * ---- §2.9 step C; for §2.1 as well ----
 * A page that cannot be taken back is leaked there and then.
 */
inline reclaim_td_pages()
{
	if
	:: hkid != 1 ->
		if
		:: tdcs ->
			reclaim();
			if
			:: failed -> leaktdcs = 1
			:: else
			fi;
			tdcs = 0
		:: else
		fi;
		if
		:: tdr ->
			if
			:: chldcnt != 0 -> bug_without_vm(SITE_RECLAIM); leaktdr = 1
			:: else ->
				seamcall(3);
				if
				:: ans != 0 -> bug_without_vm(SITE_RECLAIM); leaktdr = 1
				:: else ->
					life = 0;
					seamcall(3);
					if
					:: ans != 0 -> kvm_bug(SITE_WBINVD_TDR); leaktdr = 2
					:: else
					fi
				fi
			fi;
			tdr = 0
		:: else
		fi
	:: else
	fi
}

/* ---- §2.1 ---- */
inline create_vm()
{
	d_step { vm = 1; slot = 1; memfd = 1; mm = 1 }
}

/* §2.1 */
inline init_td()
{
	hkid = 1;
	ask(2);                                         /* the TDR */
	if
	:: ans == 0 -> ask(2)                           /* the TDCS page */
	:: else
	fi;
	if
	:: ans != 0 -> hkid = 2
	:: else ->
		seamcall(4);
		if
		:: ans == 3 -> hkid = 2                 /* no entropy */
		:: ans == BUSY || ans == INVALID -> kvm_bug(SITE_MNG_CREATE); hkid = 2
		:: ans == 0 ->
			tdr = 1;
			life = HKID_ASSIGNED;
			seamcall(3);
			if
			:: ans != 0 -> kvm_bug(SITE_KEY_CONFIG)
			:: else ->
				configured = 1;
				life = KEYS_CONFIGURED;
				seamcall(3);
				if
				:: ans != 0 -> kvm_bug(SITE_MNG_ADDCX)
				:: else ->
					tdcs = 1;
					chldcnt++;
					seamcall(3);
					if
					:: ans == 0 -> td = 1
					:: else -> kvm_bug(SITE_MNG_INIT)
					fi
				fi
			fi;
			if
			:: td == 0 -> release_hkid(); reclaim_td_pages()
			:: else
			fi
		fi
	fi
}

/* §2.1 */
inline init_vcpu()
{
	vcpu = 1;
	ask(2);                                         /* the TDVPR */
	if
	:: ans == 0 -> ask(2)                           /* the TDCX page */
	:: else
	fi;
	if
	:: ans == 0 ->
		seamcall(3);
		if
		:: ans != 0 -> kvm_bug(SITE_VP_CREATE)
		:: else ->
			tdvpr = 1;
			chldcnt++;
			seamcall(3);
			if
			:: ans != 0 -> kvm_bug(SITE_VP_ADDCX)
			:: else ->
				tdcx = 1;
				chldcnt++;
				seamcall(3);
				if
				:: ans != 0 -> kvm_bug(SITE_VP_INIT)
				:: else -> vcpu = 2; associated = 1
				fi
			fi
		fi
	:: else
	fi
}

/* ---- §1.1, §2.3: external tables first, then tables, then headers; what was obtained stays ---- */
inline fill(cache)
{
	do
	:: cache < 2 && !failed ->
		ask(2);
		if
		:: ans == 0 -> cache++
		:: else -> failed = 1
		fi
	:: else -> break
	od
}

/* §1.1 */
inline fill_caches()
{
	fill(extcache);
	fill(sptcache);
	fill(hdrcache)
}

/* §2.9: the last reference on a root queues it for RCU; no hook. */
inline put_direct_root()
{
	d_step {
		directrefs--;
		if
		:: directrefs == 0 -> call_rcu(3); directinvalid = 0
		:: else
		fi
	}
}

/*
 * §2.3 "load the roots": an invalid root is dropped before; the mirror root is allocated first (§1.1). Both roots come out
 * of the caches, so these are filled again for the tables.
 */
inline prepare()
{
	fill_caches();
	if
	:: !failed ->
		if
		:: vcpudirect && directinvalid -> vcpudirect = 0; put_direct_root()
		:: else
		fi;
		if
		:: !vcpumirror -> d_step { hdrcache--; sptcache--; mirrorrefs = 2; vcpumirror = 1 }
		:: else
		fi;
		if
		:: !vcpudirect -> d_step { hdrcache--; sptcache--; directrefs = 2; vcpudirect = 1 }
		:: else
		fi;
		fill_caches()
	:: else
	fi
}

/* §2.3 "get the page"; §1.1: from guest_memfd. */
inline get_page()
{
	if
	:: !failed && !filepage ->
		ask(2);
		if
		:: ans == 0 -> filepage = 1
		:: else -> failed = 1
		fi
	:: else
	fi
}

/* §2.3, §2.4: a table that cannot be linked is freed at once. */
inline link_table(linked, septtable)
{
	if
	:: !failed && !linked ->
		d_step { hdrcache--; sptcache--; extcache-- };
		seamcall(3);
		if
		:: ans == 0 -> linked = 1; septtable = 1; chldcnt++
		:: ans == BUSY -> failed = 1
		:: ans == INVALID -> failed = 1; kvm_bug(SITE_SEPT_ADD)
		fi
	:: else
	fi
}

/* §2.3, §2.4: the walk of the mirror tree. A leaf that is there already stays as it is. */
inline map_private()
{
	link_table(mirror2, sept2);
	link_table(mirror1, sept1);
	if
	:: !failed && !mirrorleaf ->
		seamcall(3);
		if
		:: ans == 0 -> mirrorleaf = 1; septleaf = 1; chldcnt++
		:: ans == BUSY -> failed = 1
		:: ans == INVALID && td == 2 -> failed = 1; kvm_bug(SITE_PAGE_AUG)
		:: ans == INVALID && td != 2 -> failed = 1; kvm_bug(SITE_PAGE_ADD)
		fi
	:: else
	fi
}

/* ---- §2.2 ---- Open: the page comes before the caches, and counts as populated before it is measured. */
inline init_mem_region()
{
	get_page();
	if
	:: !failed -> prepare()
	:: else
	fi;
	if
	:: !failed -> map_private()
	:: else
	fi;
	if
	:: !failed ->
		populated = 1;
		seamcall(3);
		if
		:: ans != 0 -> kvm_bug(SITE_MR_EXTEND)
		:: else
		fi
	:: else
	fi
}

/* §2.2 */
inline finalize_vm()
{
	seamcall(3);
	if
	:: ans == 0 -> finalized = 1; td = 2; populated = 0
	:: ans == BUSY
	:: ans == INVALID -> kvm_bug(SITE_MR_FINALIZE)
	fi
}

/* ---- §2.3 ---- */
inline fault_private()
{
	prepare();
	get_page();
	if
	:: !failed -> ask(2)                            /* an invalidation */
	:: else
	fi;
	if
	:: !failed && ans == 0 -> map_private()
	:: else
	fi
}

/* §2.3: "the same in the direct tree, without TDX"; the page is of no interest. */
inline fault_shared()
{
	prepare();
	if
	:: !failed -> ask(2)                            /* an invalidation */
	:: else
	fi;
	if
	:: !failed && ans == 0 ->
		d_step {
			if
			:: !direct2 -> hdrcache--; sptcache--; direct2 = 1
			:: else
			fi;
			if
			:: !direct1 -> hdrcache--; sptcache--; direct1 = 1
			:: else
			fi;
			directleaf = 1
		}
	:: else
	fi
}

/* ---- §2.6 ---- */
inline zap_private()
{
	if
	:: mirrorleaf ->
		mirrorleaf = 0;
		seamcall_twice(3);
		if
		:: ans != 0 -> kvm_bug(SITE_BLOCK); zapfailed = 1
		:: else ->
			septleaf = 2;
			if
			:: td == 2 ->
				seamcall_twice(4);
				if
				:: ans != 0 -> kvm_bug(SITE_TRACK)
				:: else -> septleaf = 3
				fi
			:: else
			fi;
			if
			:: ans != 0 -> zapfailed = 1    /* not tracked: the module refuses to remove */
			:: else ->
				seamcall_twice(3);
				if
				:: ans != 0 -> kvm_bug(SITE_REMOVE); zapfailed = 1
				:: else ->
					septleaf = 0;
					chldcnt--;
					seamcall(3);
					if
					:: ans != 0 -> kvm_bug(SITE_WBINVD_DATA)
					:: else
					fi
				fi
			fi
		fi
	:: else
	fi
}

/* §2.6: guest_memfd frees its page as it is. */
inline free_data()
{
	d_step {
		filepage = 0;
		if
		:: zapfailed -> ownedfree = 1
		:: else
		fi
	}
}

/* ---- §2.7, §2.8, §2.9: passes, one level of entries each, so that level 1 is removed before level 2 ---- */
inline zap_direct_root()
{
	d_step {
		directleaf = 0;
		if
		:: direct1 -> direct1 = 0; call_rcu(1)
		:: else
		fi;
		if
		:: direct2 -> direct2 = 0; call_rcu(2)
		:: else
		fi
	}
}

/* §2.7: invalidates the direct root, and drops the reference of the MMU once it is empty. */
inline zap_all_fast()
{
	directinvalid = 1;
	zap_direct_root();
	put_direct_root()
}

#ifdef PATCHED
/*
 * §4.1, both columns for one table: whether RECLAIM is called, whether external_spt is there when call_rcu runs, and how
 * often the external page is freed by the time that the callback has run. RECLAIM gives both the same answer, which is
 * known by now: `failed`, unless the HKID is assigned.
 */
bit calledbefore, calledafter;
bit pointerbefore, pointerafter;
byte freedbefore, freedafter;

#if MUTANT == 3
#define GIVES_UP true
#elif MUTANT == 5
#define GIVES_UP false
#else
#define GIVES_UP (hkid == 1)
#endif

/* §4.1, "after" */
inline after_hook()
{
	pointerafter = 1;
	if
	:: GIVES_UP -> pointerafter = 0                 /* H1, H2, H5 */
	:: else ->
		calledafter = 1;                        /* H4 */
		if
		:: failed ->
#if MUTANT != 1
			pointerafter = 0                /* H5 */
#else
			skip
#endif
		:: else ->
#if MUTANT == 2
			pointerafter = 0
#elif MUTANT == 4
			freedafter++
#else
			skip
#endif
		fi
	fi;
	freedafter = freedafter + pointerafter          /* T6, and the callback */
}

/* §4.1, the claim of §4.3 for one table */
inline compare_with_after()
{
	d_step {
		calledbefore = hkid != 1;
		pointerbefore = !failed;                /* T5 */
		freedbefore = pointerbefore;            /* T6, and the callback */
		after_hook();
		assert(calledbefore == calledafter);
		assert(pointerbefore == pointerafter);
		assert(freedbefore == freedafter);
		calledbefore = 0; calledafter = 0;
		pointerbefore = 0; pointerafter = 0;
		freedbefore = 0; freedafter = 0
	}
}
#else
/* Nothing to compare: the plain build counts states. */
inline compare_with_after()
{
	skip
}
#endif

/* ---- §4.1: the hook, H1 to H4, and its caller, T4 to T6. `failed` is what the hook returns. ---- */
inline remove_mirror_table(linked, leak)
{
	if
	:: linked ->
		if
		:: hkid == 1 -> kvm_bug(SITE_HOOK); failed = 1
		:: else -> reclaim()
		fi;
		compare_with_after();
		if
		:: failed -> splat(); leak = 1
		:: else
		fi;
		linked = 0;
		failed = 0
	:: else
	fi
}

/* §2.7: without a slot the file has no gfns to zap. */
inline zap_private_of_slot()
{
	if
	:: slot -> zap_private()
	:: else
	fi
}

/* ---- §2.7: what zaps which tree ---- */
inline convert_to_shared()
{
	shared = 1;
	zap_private_of_slot()
}

/* §2.7 */
inline convert_to_private()
{
	shared = 0;
	directleaf = 0
}

/* §2.7 */
inline delete_slot()
{
	directleaf = 0;
	zap_private();
	slot = 0
}

/* §2.7 */
inline punch_hole()
{
	zap_private_of_slot();
	free_data();
	populated = 0
}

/* §2.7 */
inline release_memfd()
{
	zap_private_of_slot();
	free_data();
	memfd = 0; populated = 0
}

/* §2.7 */
inline invalidate()
{
	directleaf = 0
}

/* §2.7 */
inline exit_mm()
{
	mm = 0;
	zap_direct_root()
}

/* ---- §2.9 R ---- */
inline step_r()
{
	dying = 1;
	release_hkid();
	step = 1
}

/* §2.9 N: direct roots, unless the process has exited before */
inline step_n()
{
	dying = 1;
	if
	:: mm -> exit_mm()
	:: else
	fi;
	step = 2
}

/* §2.9 V: a control page of the vCPU. */
inline give_back(page, leak)
{
	if
	:: page && hkid == 1 -> leak = 1
	:: page && hkid != 1 ->
		reclaim();
		if
		:: failed -> leak = 1
		:: else
		fi
	:: else
	fi;
	page = 0
}

/* §2.9 V: the vCPU */
inline step_v()
{
	dying = 1;
	if
	:: vcpudirect -> vcpudirect = 0; put_direct_root()
	:: else
	fi;
	give_back(tdcx, leaktdcx);
	give_back(tdvpr, leaktdvpr);
	if
	:: vcpumirror -> vcpumirror = 0; mirrorrefs--
	:: else
	fi;
	d_step { extcache = 0; sptcache = 0; hdrcache = 0; vcpu = 0; step = 3 }
}

/* §2.9 M: both trees */
inline step_m()
{
	dying = 1;
	zap_direct_root();
	remove_mirror_table(mirror1, leaksept1);
	remove_mirror_table(mirror2, leaksept2);
	run_callbacks();
	d_step { directrefs = 0; directinvalid = 0; mirrorrefs = 0; step = 4 }
}

/* §2.9 C: the TD; afterwards there is no VM, nor what it had */
inline step_c()
{
	dying = 1;
	reclaim_td_pages();
	d_step {
		if
		:: tdcs -> leaktdcs = 1
		:: else
		fi;
		if
		:: tdr -> leaktdr = 1
		:: else
		fi;
		tdcs = 0; tdr = 0; hkid = 0; td = 0; bugged = 0; dead = 0; slot = 0; mm = 0; shared = 0;
		populated = 0; life = 0; chldcnt = 0; configured = 0; flushed = 0; associated = 0; finalized = 0; mishap = 0;
		sept2 = 0; sept1 = 0; septleaf = 0; step = 0; loud = 0; vm = 2
	}
}

/*
 * Open: when userspace tries what. Left out is what would give an error or find nothing to do, except that ioctls on a
 * dead VM are tried: they give -EIO and change nothing (§1.1).
 */
#define LIVES (vm == 1 && step == 0)
#define PROCESS (LIVES && mm)
#define READY (PROCESS && vcpu == 2 && slot)

active proctype host()
{
end:	do
	:: atomic { vm == 0 -> create_vm() }
	:: atomic { PROCESS && td == 0 -> if :: !dead -> init_td() :: else fi; settle() }
	:: atomic { PROCESS && td == 1 && vcpu < 2 -> if :: !dead -> init_vcpu() :: else fi; settle() }
	:: atomic { READY && td == 1 && memfd && !shared && !populated ->
		if :: !dead -> init_mem_region() :: else fi; settle() }
	:: atomic { PROCESS && td == 1 -> if :: !dead -> finalize_vm() :: else fi; settle() }
	:: atomic { READY && td == 2 && memfd && !shared -> if :: !dead -> fault_private() :: else fi; settle() }
	:: atomic { READY && td == 2 && shared -> if :: !dead -> fault_shared() :: else fi; settle() }
	:: atomic { PROCESS && !shared -> if :: !dead -> convert_to_shared() :: else fi; settle() }
	:: atomic { PROCESS && shared -> if :: !dead -> convert_to_private() :: else fi; settle() }
	:: atomic { PROCESS && slot -> if :: !dead -> delete_slot() :: else fi; settle() }
	:: atomic { LIVES && filepage -> punch_hole(); settle() }
	:: atomic { LIVES && memfd -> release_memfd(); settle() }
	:: atomic { PROCESS && shared && directrefs > 0 && !directinvalid -> invalidate(); settle() }
	:: atomic { PROCESS && directrefs > 0 && !directinvalid && queued == 0 -> zap_all_fast(); settle() }
	:: atomic { PROCESS -> exit_mm(); settle() }
	:: atomic { LIVES && !memfd -> step_r(); settle() }
	:: atomic { step == 1 -> step_n(); settle() }
	:: atomic { step == 2 -> step_v(); settle() }
	:: atomic { step == 3 -> step_m(); settle() }
	:: atomic { step == 4 -> step_c(); settle() }
	:: atomic { queued > 0 -> run_callbacks() }
	od
}
