package dev.patchtwin.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.patchtwin.patch.TouchedFunction.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The patch of the first bundle, from the reply that quotes it, white space mangled and one line lost. */
class SeedMailTest {
    private static final String X86_OPS = "arch/x86/include/asm/kvm-x86-ops.h";
    private static final String KVM_HOST = "arch/x86/include/asm/kvm_host.h";
    private static final String TDP_MMU = "arch/x86/kvm/mmu/tdp_mmu.c";
    private static final String TDX = "arch/x86/kvm/vmx/tdx.c";

    private static final RecoveredPatch PATCH = RecoveredPatch.read("reply.txt", Mails.reply());

    @Test
    void theSubjectSaysWhichPatchOfWhichSeriesItIs() {
        assertThat(PATCH.title())
                .isEqualTo(new Title(
                        "KVM: x86: Rework .free_external_spt() into .reclaim_external_sp()",
                        "RFC PATCH",
                        5,
                        Optional.of("09/45"),
                        true));
    }

    @Test
    void authorAndDateAreThoseOfTheQuotedPatchAndTheIdIsThatOfTheReply() {
        assertThat(PATCH.author()).isEqualTo("Sean Christopherson");
        assertThat(PATCH.date()).isEqualTo("Wed, Jan 28, 2026 at 05:14:41PM -0800");
        assertThat(PATCH.messageId()).isEqualTo("aYMVEX5OO22/Y72/@yzhao56-desk.sh.intel.com");
        assertThat(PATCH.inReplyTo()).isEmpty();
    }

    @Test
    void itChangesFourFilesBetweenTheBlobsThatTheIndexLinesName() {
        assertThat(PATCH.files())
                .extracting(PatchFile::oldPath, PatchFile::change, PatchFile::oldBlob, PatchFile::newBlob)
                .containsExactly(
                        tuple(X86_OPS, PatchFile.Change.MODIFY, "57eb1f4832ae", "c17cedc485c9"),
                        tuple(KVM_HOST, PatchFile.Change.MODIFY, "d12ca0f8a348", "b35a07ed11fb"),
                        tuple(TDP_MMU, PatchFile.Change.MODIFY, "27ac520f2a89", "18764dbc97ea"),
                        tuple(TDX, PatchFile.Change.MODIFY, "30494f9ceb31", "66bc3ceb5e17"));
        assertThat(PATCH.files()).allMatch(file -> file.oldPath().equals(file.newPath()));
    }

    @Test
    void itsFiveHunksHaveThePlacesAndCountsThatTheirHeadersSay() {
        assertThat(PATCH.files().stream().flatMap(file -> file.hunks().stream()))
                .extracting(Hunk::oldStart, Hunk::oldCount, Hunk::newStart, Hunk::newCount, Hunk::heading)
                .containsExactly(
                        tuple(95, 8, 95, 8, "KVM_X86_OP_OPTIONAL_RET0(set_identity_map_addr)"),
                        tuple(1858, 8, 1858, 8, "struct kvm_x86_ops {"),
                        tuple(
                                456,
                                17,
                                456,
                                8,
                                "static void handle_removed_pt(struct kvm *kvm, tdp_ptep_t pt, bool shared)"),
                        tuple(1783, 27, 1783, 24, "static void tdx_track(struct kvm *kvm)"),
                        tuple(3617, 7, 3614, 7, "void __init tdx_hardware_setup(void)"));
        assertThat(PATCH.added()).isEqualTo(17);
        assertThat(PATCH.removed()).isEqualTo(29);
    }

    @Test
    void theLinesOfAHunkAreTypedAndHaveTheirPlaceInTheMail() {
        assertThat(PATCH.files().get(1).hunks().get(0).lines())
                .extracting(Hunk.HunkLine::kind, line -> line.text().strip(), Hunk.HunkLine::mailLine)
                .containsExactly(
                        tuple(Hunk.Kind.CONTEXT, "u64 mirror_spte);", 55),
                        tuple(Hunk.Kind.CONTEXT, "", 56),
                        tuple(
                                Hunk.Kind.CONTEXT,
                                "/* Update external page tables for page table about to be freed. */",
                                57),
                        tuple(
                                Hunk.Kind.REMOVED,
                                "int (*free_external_spt)(struct kvm *kvm, gfn_t gfn, enum pg_level level,",
                                58),
                        tuple(Hunk.Kind.REMOVED, "void *external_spt);", 59),
                        tuple(Hunk.Kind.ADDED, "void (*reclaim_external_sp)(struct kvm *kvm, gfn_t gfn,", 60),
                        tuple(Hunk.Kind.ADDED, "struct kvm_mmu_page *sp);", 61),
                        tuple(Hunk.Kind.CONTEXT, "", 61),
                        tuple(
                                Hunk.Kind.CONTEXT,
                                "/* Update external page table from spte getting removed, and flush TLB. */",
                                68),
                        tuple(
                                Hunk.Kind.CONTEXT,
                                "void (*remove_external_spte)(struct kvm *kvm, gfn_t gfn, enum pg_level level,",
                                69));
    }

    @Test
    void theReviewersTwoRemarksAreKeptAtTheirPlaces() {
        assertThat(PATCH.remarks())
                .containsExactly(new Remark(KVM_HOST, 1, 7, 62, """
                                Do you think "free" is still better than "reclaim" though TDX actually
                                invokes tdx_reclaim_page() to reclaim it on the TDX side?
                                Naming it free_external_sp can be interpreted as freeing the sp->external_spt
                                externally (vs freeing it in tdp_mmu_free_sp_rcu_callback(). This naming also
                                allows for the future possibility of freeing sp->external_spt before the HKID is
                                freed (though this is unlikely)."""), new Remark(TDX, 1, 7, 106, """
                                Passing in "sp" and having "reclaim_private_sp" in the function name is bit
                                confusing.
                                Strictly speaking, only sp->external_spt is private, while the sp and sp->spt
                                are just mirroring the external spt.
                                But I understand it's for setting sp->external_spt to NULL on error."""));
    }

    @Test
    void everyRepairIsSaidWithItsPlaceAndNothingIsWrong() {
        assertThat(PATCH.diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly(
                        "reply.txt:1: note: this is an archive's copy of a mail: left out what stands above its header",
                        "reply.txt:7: note: header lines had lost their indentation: folded them again",
                        "reply.txt:17: note: no blank line between header and body: took this for the body's"
                                + " first line",
                        "reply.txt:36: note: the patch is quoted 1 deep: took the quote marks off",
                        "reply.txt:41: note: context lines had lost their leading blank: put it back, here and below",
                        "reply.txt:61: warning: hunk 1 of arch/x86/include/asm/kvm_host.h lacks a context line: took it"
                                + " for a blank one that was lost beside the remark that follows",
                        "reply.txt:78: warning: this line should be indented, and no line of the patch begins with a"
                                + " tab: the mail has lost white space; 'patch recover' with --tree gets it back from the"
                                + " tree that the patch is for");
        assertThat(PATCH.isWhole()).isTrue();
    }

    @Test
    void whatItTouchesGoesByTheTextAndNotByTheHeadings() {
        assertThat(PATCH.touched())
                .containsExactly(
                        renamed(X86_OPS, "free_external_spt", "reclaim_external_sp", Kind.ENTRY),
                        renamed(KVM_HOST, "free_external_spt", "reclaim_external_sp", Kind.MEMBER),
                        renamed(TDP_MMU, "handle_removed_pt", "handle_removed_pt", Kind.FUNCTION),
                        renamed(TDX, "tdx_sept_free_private_spt", "tdx_sept_reclaim_private_sp", Kind.FUNCTION),
                        renamed(TDX, "tdx_hardware_setup", "tdx_hardware_setup", Kind.FUNCTION));
    }

    @Test
    void theDiffstatOfTheMailCatchesALineThatIsLostTogetherWithItsCount() {
        String mail = new String(Mails.reply(), StandardCharsets.UTF_8)
                .replace("> -static int tdx_sept_free_private_spt(struct kvm *kvm, gfn_t gfn,\n", "")
                .replace("@@ -1783,27 +1783,24 @@", "@@ -1783,26 +1783,24 @@");
        assertThat(Mails.said(Mails.read(mail), Diagnostic.Severity.PART))
                .anyMatch(said -> said.startsWith(
                        "mail.txt:34: part: the mail says '4 files changed, 17 insertions(+), 29 deletions(-)', and"
                                + " recovered were 4 files, 17 insertions, 28 deletions"));
    }

    private static TouchedFunction renamed(String file, String before, String after, Kind kind) {
        return new TouchedFunction(file, Optional.of(before), Optional.of(after), kind);
    }

    @Test
    void theResultCannotBeChanged() {
        assertThat(List.of(PATCH.files(), PATCH.remarks(), PATCH.touched(), PATCH.diagnostics()))
                .allSatisfy(list -> assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class));
    }
}
