package dev.patchtwin.check.conform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A small change of the patch's own C.
 *
 * @param side whose C it is that changes; lines of context are of both
 * @param shows whether the kernel would show the change, docs/domain.md §4.3 and §7
 * @param lines the lines of the mail that are replaced, by number
 */
record Edit(Side side, boolean shows, Map<Integer, String> lines) {
    private static final boolean SHOWS = true;
    private static final boolean SAME = false;

    enum Side {
        BEFORE,
        AFTER,
        BOTH;

        /** Returns the sides that change, as whether they are after the patch. */
        List<Boolean> ofAfter() {
            return this == BOTH ? List.of(false, true) : List.of(this == AFTER);
        }
    }

    static Stream<Edit> all() {
        List<Edit> all = new ArrayList<>();
        hookBefore(all);
        mmuBefore(all);
        hookAfter(all);
        mmuAfter(all);
        context(all);
        return all.stream();
    }

    private static void before(List<Edit> all, boolean shows, int line, String text) {
        all.add(new Edit(Side.BEFORE, shows, new TreeMap<>(Map.of(line, "> - " + text))));
    }

    private static void after(List<Edit> all, boolean shows, int line, String text) {
        all.add(new Edit(Side.AFTER, shows, new TreeMap<>(Map.of(line, "> + " + text))));
    }

    private static void both(List<Edit> all, int line, String text) {
        all.add(new Edit(Side.BOTH, SHOWS, new TreeMap<>(Map.of(line, "> " + text))));
    }

    private static void hookBefore(List<Edit> all) {
        before(all, SHOWS, 112, "struct kvm_tdx *kvm_tdx = NULL;");
        before(all, SHOWS, 128, "if (KVM_BUG_ON(!is_hkid_assigned(kvm_tdx), kvm))");
        before(all, SHOWS, 128, "if (!KVM_BUG_ON(is_hkid_assigned(kvm_tdx), kvm))");
        before(all, SHOWS, 128, "if (KVM_BUG_ON(is_hkid_assigned(kvm_tdx), NULL))");
        before(all, SHOWS, 128, "if (KVM_BUG_ON(!kvm_tdx, kvm))");
        before(all, SHOWS, 128, "if (is_hkid_assigned(kvm_tdx))");
        before(all, SHOWS, 128, "if (WARN_ON(is_hkid_assigned(kvm_tdx)))");
        before(all, SHOWS, 128, "if (WARN_ON_ONCE(is_hkid_assigned(kvm_tdx)))");
        before(
                all,
                SAME,
                128,
                "if (KVM_BUG_ON(is_hkid_assigned(kvm_tdx), kvm) || KVM_BUG_ON(is_hkid_assigned(kvm_tdx), kvm))");
        before(all, SAME, 128, "if (unlikely(KVM_BUG_ON(is_hkid_assigned(to_kvm_tdx(kvm)), kvm)))");
        before(all, SHOWS, 129, "return 0;");
        before(all, SHOWS, 129, "return -EBUSY;");
        before(all, SHOWS, 129, "return EIO;");
        before(all, SHOWS, 129, ";");
        before(all, SHOWS, 129, "return -EIO - 65536;");
        before(all, SHOWS, 135, "return tdx_reclaim_page(virt_to_page(kvm));");
        before(all, SHOWS, 135, "return tdx_reclaim_page(virt_to_page(NULL));");
        before(all, SHOWS, 135, "return !tdx_reclaim_page(virt_to_page(private_spt));");
        before(all, SHOWS, 135, "return 0 * tdx_reclaim_page(virt_to_page(private_spt));");
        before(all, SHOWS, 135, "return 0;");
        before(
                all,
                SHOWS,
                135,
                "tdx_reclaim_page(virt_to_page(private_spt)); return tdx_reclaim_page(virt_to_page(private_spt));");
        before(all, SHOWS, 135, "return tdx_reclaim_page(virt_to_page(private_spt)) ? -EBUSY : 0;");
        before(all, SAME, 135, "return tdx_reclaim_page(virt_to_page(private_spt)) ? -EIO : 0;");
        before(all, SHOWS, 135, "*(u64 *)private_spt = 0; return tdx_reclaim_page(virt_to_page(private_spt));");
        before(all, SHOWS, 146, ";");
        before(all, SHOWS, 146, "vt_x86_ops.free_external_spt = NULL;");
        before(all, SHOWS, 146, "vt_x86_ops.free_external_spt = (void *)tdx_sept_remove_private_spte;");
        before(all, SHOWS, 146, "vt_x86_ops.free_external_spt = (void *)tdx_sept_set_private_spte;");
    }

    private static void mmuBefore(List<Edit> all) {
        String args = "kvm, base_gfn, sp->role.level,";
        before(all, SHOWS, 44, "KVM_X86_OP_OPTIONAL(free_external_spt)");
        before(all, SHOWS, 44, "KVM_X86_OP(free_external_spt)");
        before(all, SHOWS, 78, "if (!is_mirror_sp(sp) &&");
        before(all, SHOWS, 78, "if (is_mirror_sp(sp) ||");
        before(all, SHOWS, 78, "if (is_mirror_sp(sp) && !shared &&");
        before(all, SHOWS, 78, "if (is_mirror_sp(sp) && level > 1 &&");
        before(all, SAME, 78, "if (is_mirror_sp(sp) && is_mirror_sp(sp) &&");
        // Only without an external page table: row G, which no sequence comes to.
        before(all, SHOWS, 78, "if (sp->external_spt &&");
        before(all, SHOWS, 79, "WARN_ON(kvm_x86_call(free_external_spt)(NULL, base_gfn, sp->role.level,");
        before(all, SAME, 79, "WARN_ON(kvm_x86_call(free_external_spt)(kvm, base_gfn + 1, sp->role.level,");
        before(all, SAME, 79, "WARN_ON(kvm_x86_call(free_external_spt)(kvm, base_gfn, sp->role.level + 1,");
        before(all, SHOWS, 79, "WARN_ON_ONCE(kvm_x86_call(free_external_spt)(" + args);
        before(all, SHOWS, 79, "!WARN_ON(kvm_x86_call(free_external_spt)(" + args);
        before(all, SHOWS, 79, "WARN_ON(!kvm_x86_call(free_external_spt)(" + args);
        before(all, SHOWS, 79, "(kvm_x86_call(free_external_spt)(" + args);
        all.add(new Edit(
                Side.BEFORE,
                SHOWS,
                new TreeMap<>(Map.of(
                        79,
                        "> - KVM_BUG_ON(kvm_x86_call(free_external_spt)(" + args,
                        80,
                        "> - sp->external_spt), kvm)) {"))));
        before(all, SAME, 80, "sp->external_spt) < 0)) {");
        before(all, SHOWS, 80, "sp->external_spt) > 0)) {");
        before(all, SHOWS, 80, "sp->external_spt) == -EBUSY)) {");
        before(all, SHOWS, 80, "sp->spt))) {");
        before(all, SHOWS, 80, "NULL))) {");
        before(all, SHOWS, 80, "&sp->external_spt))) {");
        before(all, SHOWS, 87, ";");
        before(all, SHOWS, 87, "sp->spt = NULL;");
        before(all, SHOWS, 87, "sp = NULL; return;");
        before(all, SHOWS, 87, "sp->external_spt = sp->spt;");
        before(all, SHOWS, 87, "sp->external_spt = (void *)8;");
        before(all, SHOWS, 87, "sp->external_spt = NULL; return;");
        before(all, SHOWS, 87, "free_page((unsigned long)sp->external_spt); sp->external_spt = NULL;");
        before(all, SHOWS, 87, "free_page(4096); sp->external_spt = NULL;");
        before(all, SAME, 87, "sp->external_spt = NULL; sp->external_spt = NULL;");
        before(all, SHOWS, 88, "} else sp->external_spt = NULL;");
    }

    private static void hookAfter(List<Edit> all) {
        String hkid = "is_hkid_assigned(to_kvm_tdx(kvm))";
        after(all, SHOWS, 136, "if (KVM_BUG_ON(is_hkid_assigned(NULL), kvm) ||");
        after(all, SHOWS, 136, "if (KVM_BUG_ON(is_hkid_assigned((struct kvm_tdx *)sp), kvm) ||");
        after(all, SHOWS, 136, "if (KVM_BUG_ON(" + hkid + ", NULL) ||");
        after(all, SHOWS, 136, "if (KVM_BUG_ON(" + hkid + ", (struct kvm *)sp) ||");
        after(all, SHOWS, 136, "if (KVM_BUG_ON(" + hkid + ", kvm) &&");
        after(all, SHOWS, 136, "if (KVM_BUG_ON(!" + hkid + ", kvm) ||");
        after(all, SHOWS, 136, "if (!KVM_BUG_ON(" + hkid + ", kvm) ||");
        after(all, SHOWS, 136, "if (" + hkid + " ||");
        after(all, SHOWS, 136, "if (WARN_ON(" + hkid + ") ||");
        after(all, SHOWS, 136, "if (");
        after(all, SHOWS, 136, "sp->external_spt = NULL; if (KVM_BUG_ON(" + hkid + ", kvm) ||");
        after(all, SAME, 136, "if (KVM_BUG_ON(" + hkid + ", kvm) || KVM_BUG_ON(" + hkid + ", kvm) ||");
        all.add(new Edit(
                Side.AFTER,
                SHOWS,
                new TreeMap<>(Map.of(
                        136,
                        "> + if (tdx_reclaim_page(virt_to_page(sp->external_spt)) ||",
                        137,
                        "> + KVM_BUG_ON(" + hkid + ", kvm))"))));
        after(all, SHOWS, 137, "!tdx_reclaim_page(virt_to_page(sp->external_spt)))");
        after(all, SHOWS, 137, "0)");
        after(all, SHOWS, 137, "1)");
        after(all, SHOWS, 137, "tdx_reclaim_page(virt_to_page(sp->spt)))");
        after(all, SHOWS, 137, "tdx_reclaim_page(virt_to_page(NULL)))");
        after(all, SHOWS, 137, "tdx_reclaim_page(virt_to_page(sp)))");
        after(all, SHOWS, 137, "tdx_reclaim_page(virt_to_page(sp->external_spt)) > 0)");
        after(all, SHOWS, 137, "tdx_reclaim_page(virt_to_page(sp->external_spt)) == -EBUSY)");
        after(all, SHOWS, 137, "(tdx_reclaim_page(virt_to_page(sp->external_spt)) && 0))");
        after(
                all,
                SHOWS,
                137,
                "(tdx_reclaim_page(virt_to_page(sp->external_spt)) && tdx_reclaim_page(virt_to_page(sp->external_spt))))");
        after(all, SAME, 137, "tdx_reclaim_page(virt_to_page(sp->external_spt)) != 0)");
        after(all, SAME, 137, "tdx_reclaim_page(virt_to_page(sp->external_spt)) < 0)");
        after(all, SHOWS, 138, ";");
        after(all, SHOWS, 138, "sp = NULL;");
        after(all, SHOWS, 138, "sp->spt = NULL;");
        after(all, SHOWS, 138, "sp->external_spt = sp;");
        after(all, SHOWS, 138, "sp->external_spt = (void *)(long)-EIO;");
        after(all, SHOWS, 138, "{ sp->external_spt = NULL; sp->spt[1] = 0; }");
        after(all, SHOWS, 138, "{ if (sp->spt[0] == 0) sp->external_spt = NULL; }");
        after(all, SHOWS, 138, "{ sp->external_spt = NULL; sp->role.is_mirror = 0; }");
        after(all, SHOWS, 138, "{ sp->external_spt = NULL; sp->gfn++; }");
        after(all, SHOWS, 138, "{ int err; if (!sp) err = 0; if (err) sp->external_spt = NULL; }");
        after(all, SAME, 138, "{ sp->external_spt = NULL; sp->external_spt = NULL; }");
        after(all, SHOWS, 147, ";");
        after(all, SHOWS, 147, "vt_x86_ops.reclaim_external_sp = NULL;");
        after(all, SHOWS, 147, "vt_x86_ops.reclaim_external_sp = (void *)tdx_sept_remove_private_spte;");
    }

    private static void mmuAfter(List<Edit> all) {
        String call = "kvm_x86_call(reclaim_external_sp)(kvm, base_gfn, sp);";
        after(all, SAME, 46, "KVM_X86_OP_OPTIONAL_RET0(reclaim_external_sp)");
        after(all, SHOWS, 46, "KVM_X86_OP(reclaim_external_sp)");
        after(all, SHOWS, 89, "if (!is_mirror_sp(sp))");
        after(all, SHOWS, 89, "if (1)");
        after(all, SHOWS, 89, "if (0)");
        after(all, SHOWS, 89, "if (is_mirror_sp(sp) && !shared)");
        after(all, SHOWS, 89, "if (is_mirror_sp(sp) && level == 1)");
        // Only without an external page table: row G, which no sequence comes to.
        after(all, SHOWS, 89, "if (sp->external_spt)");
        after(all, SAME, 89, "if (is_mirror_sp(sp) && is_mirror_sp(sp))");
        after(all, SHOWS, 90, ";");
        after(all, SHOWS, 90, "kvm_x86_call(reclaim_external_sp)(NULL, base_gfn, sp);");
        after(all, SHOWS, 90, "kvm_x86_call(reclaim_external_sp)(kvm, base_gfn, NULL);");
        after(all, SHOWS, 90, "kvm_x86_call(reclaim_external_sp)(kvm, base_gfn, (void *)sp->spt);");
        after(all, SAME, 90, "kvm_x86_call(reclaim_external_sp)(kvm, base_gfn + 1, sp);");
        after(all, SHOWS, 90, call + " " + call);
        after(all, SHOWS, 90, "{ " + call + " sp->external_spt = NULL; }");
        after(all, SHOWS, 90, "{ sp->external_spt = NULL; " + call + " }");
        after(all, SHOWS, 90, "{ " + call + " return; }");
        after(all, SHOWS, 90, "{ " + call + " kvm_x86_call(remove_external_spte)(kvm, base_gfn, 1, 0); }");
        after(all, SHOWS, 90, "{ " + call + " kvm_x86_call(set_external_spte)(kvm, base_gfn, 1, 0); }");
        after(all, SHOWS, 90, "{ " + call + " kvm_x86_call(load_mmu_pgd)(NULL, 0, 0); }");
        after(all, SHOWS, 90, "{ " + call + " if (WARN_ON_ONCE(!sp->external_spt)) return; }");
    }

    private static void context(List<Edit> all) {
        String rcu = "call_rcu(&sp->rcu_head, tdp_mmu_free_sp_rcu_callback);";
        both(all, 75, "old_spte, FROZEN_SPTE, level, !shared);");
        both(all, 75, "old_spte, FROZEN_SPTE, level + 1, shared);");
        both(all, 75, "old_spte, old_spte, level, shared);");
        both(all, 75, "FROZEN_SPTE, old_spte, level, shared);");
        both(all, 75, "FROZEN_SPTE, FROZEN_SPTE, level, shared);");
        both(all, 76, "break; }");
        both(all, 92, ";");
        both(all, 92, rcu + " " + rcu);
        both(all, 92, "tdp_mmu_free_sp(sp);");
        both(all, 92, "tdp_mmu_free_sp_rcu_callback(&sp->rcu_head);");
        both(all, 92, rcu + " tdp_mmu_free_sp_rcu_callback(&sp->rcu_head);");
        both(all, 92, "call_rcu(&sp->rcu_head, NULL);");
        both(all, 92, "call_rcu((struct rcu_head *)sp, tdp_mmu_free_sp_rcu_callback);");
        both(all, 92, "if (!shared) " + rcu);
        both(all, 92, rcu + " sp->external_spt = NULL;");
        both(all, 143, ";");
        both(all, 143, "vt_x86_ops.vm_size = 0;");
        both(all, 145, ";");
        both(all, 145, "vt_x86_ops.set_external_spte = (void *)tdx_sept_remove_private_spte;");
        both(all, 148, ";");
        both(all, 149, ";");
    }
}
