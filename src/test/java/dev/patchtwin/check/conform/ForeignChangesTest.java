package dev.patchtwin.check.conform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What is found when somebody changes the C, and the models stay as they are. Line numbers are those of the mail. */
class ForeignChangesTest {
    private static final String HOOK = "arch/x86/kvm/vmx/tdx.c";
    private static final String MMU = "arch/x86/kvm/mmu/tdp_mmu.c";

    @TempDir
    private Path folder;

    private ConformResult run(Map<Integer, String> lines) throws IOException, ConformException {
        return RealPatch.run(RealPatch.edited(folder, lines));
    }

    private static Drift drift(ConformResult result, String function) {
        return result.drifts().stream()
                .filter(drift -> drift.function().filter(function::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static Drift sequence(ConformResult result, Couple couple) {
        return result.drifts().stream()
                .filter(drift -> drift.function().isEmpty() && drift.couple() == couple)
                .findFirst()
                .orElseThrow();
    }

    private static void requireBeforeAgrees(ConformResult result) {
        assertThat(result.functions())
                .filteredOn(f -> !f.after())
                .isNotEmpty()
                .allMatch(f -> f.agree() && f.complete());
        assertThat(result.sequences().get(0).disagreements()).isZero();
    }

    @Test
    void anAndInThePlaceOfAnOrIsFound() throws IOException, ConformException {
        ConformResult result = run(Map.of(136, "> + if (KVM_BUG_ON(is_hkid_assigned(to_kvm_tdx(kvm)), kvm) &&"));
        requireBeforeAgrees(result);
        Drift hook = drift(result, "tdx_sept_reclaim_private_sp");
        assertThat(hook.channels()).contains("seamcalls");
        assertThat(hook.trace()).contains("call function=tdx_sept_reclaim_private_sp", "hkid=released", "panic=never");
        assertThat(hook.c())
                .extracting(CStep::file, CStep::line, CStep::mailLine, CStep::what)
                .contains(tuple(HOOK, 1801, 136, "is_hkid_assigned"))
                .noneMatch(step -> step.toString().contains("tdx_reclaim_page"));
        Drift whole = sequence(result, Couple.AFTER);
        assertThat(whole.trace().lines().filter(line -> !line.startsWith("#") && !line.startsWith("answer")))
                .as("bundle, world, and the nine operations that it takes to tear a page table down, step by step")
                .hasSizeLessThanOrEqualTo(11);
        assertThat(whole.blame()).anyMatch(s -> s.contains("The model after the patch has drifted"));
        assertThat(whole.blame()).noneMatch(s -> s.contains("The model before the patch"));
    }

    @Test
    void aPointerThatIsNotDroppedIsFound() throws IOException, ConformException {
        ConformResult result = run(Map.of(138, "> + ;"));
        requireBeforeAgrees(result);
        Drift mmu = drift(result, "handle_removed_pt");
        assertThat(mmu.channels()).contains("pointers");
        assertThat(mmu.c()).extracting(CStep::file, CStep::line).contains(tuple(HOOK, 1802), tuple(MMU, 462));
        assertThat(mmu.c()).extracting(CStep::what).doesNotContain("sp->external_spt = (0)");
        assertThat(result.notes())
                .as("the compiler warns, at the mail's line")
                .anyMatch(n -> n.contains("edited.txt:138:"));
    }

    @Test
    void aPointerThatIsNotDroppedByTheOldCodeIsFoundBeforeThePatch() throws IOException, ConformException {
        ConformResult result = run(Map.of(87, "> - ;"));
        assertThat(drift(result, "handle_removed_pt").couple()).isEqualTo(Couple.BEFORE);
        assertThat(result.functions()).filteredOn(FunctionResult::after).allMatch(FunctionResult::agree);
        assertThat(result.sequences().get(1).disagreements()).isZero();
        assertThat(sequence(result, Couple.BEFORE).blame())
                .anyMatch(s -> s.contains("The model before the patch has drifted"));
    }

    @Test
    void aCallbackThatIsQueuedBeforeTheHookIsFound() throws IOException, ConformException {
        Path mail = RealPatch.edited(
                folder,
                Map.of(
                        89, "> + call_rcu(&sp->rcu_head, tdp_mmu_free_sp_rcu_callback);",
                        90, "> + if (is_mirror_sp(sp)) kvm_x86_call(reclaim_external_sp)(kvm, base_gfn, sp);",
                        92, "> - call_rcu(&sp->rcu_head, tdp_mmu_free_sp_rcu_callback);"));
        Files.writeString(
                mail,
                Files.readString(mail)
                        .replace("@@ -456,17 +456,8 @@", "@@ -456,17 +456,7 @@")
                        .replace("29 deletions(-)", "30 deletions(-)")
                        .replace("tdp_mmu.c | 13 ++-----------", "tdp_mmu.c | 14 ++------------"));
        ConformResult result = RealPatch.run(mail);
        assertThat(drift(result, "handle_removed_pt").channels()).contains("rcu");
        assertThat(drift(result, "handle_removed_pt").c())
                .extracting(CStep::file, CStep::line, CStep::mailLine)
                .contains(tuple(MMU, 459, 89));
    }

    @Test
    void readingAPointerAfterThePageTableWasFreedIsFoundByTheSanitizerAtItsLine() throws IOException, ConformException {
        ConformResult result = run(Map.of(90, "> + { tdp_mmu_free_sp(sp); if (sp->external_spt) return; }"));
        assertThat(result.deaths()).isNotEmpty();
        CDeath death = result.deaths().get(0);
        assertThat(death.after()).isTrue();
        assertThat(death.what()).startsWith("heap-use-after-free");
        assertThat(death.stack().get(0)).isEqualTo("handle_removed_pt " + MMU + ":460");
        assertThat(death.report()).isNotEmpty();
        assertThat(drift(result, "handle_removed_pt").channels()).contains("panic");
        assertThat(sequence(result, Couple.AFTER).channels()).contains("panic");
        requireBeforeAgrees(result);
    }

    @Test
    void aNumberThatOverflowsIsFound() throws IOException, ConformException {
        ConformResult result =
                run(Map.of(138, "> + { volatile int big = 0x7fffffff; big++; sp->external_spt = NULL; }"));
        assertThat(result.deaths()).extracting(CDeath::what).anyMatch(what -> what.contains("signed"));
    }

    @EnabledIfSystemProperty(
            named = "slow.tests",
            matches = "true",
            disabledReason = "AttemptTest tries it with the box alone")
    @Test
    void cThatOpensASocketIsStoppedAndSaysSo() throws IOException, ConformException {
        ConformResult result =
                run(Map.of(138, "> + { extern int socket(int, int, int); socket(2, 1, 0); sp->external_spt = NULL; }"));
        assertThat(result.deaths())
                .extracting(CDeath::what)
                .contains("it called socket, which it may not, and was stopped");
        assertThat(result.agrees()).isFalse();
    }

    @EnabledIfSystemProperty(
            named = "slow.tests",
            matches = "true",
            disabledReason = "AttemptTest tries it with the box alone")
    @Test
    void cThatWritesAFileIsStoppedAndSaysSo() throws IOException, ConformException {
        Path outside = folder.resolve("outside");
        ConformResult result = run(Map.of(
                138,
                "> + { extern int creat(const char *, unsigned); creat(\"" + outside
                        + "\", 0666); sp->external_spt = NULL; }"));
        assertThat(result.deaths())
                .isNotEmpty()
                .allMatch(d ->
                        d.what().startsWith("it called ") && d.what().endsWith(", which it may not, and was stopped"));
        assertThat(outside).doesNotExist();
        assertThat(result.agrees()).isFalse();
    }

    @EnabledIfSystemProperty(
            named = "slow.tests",
            matches = "true",
            disabledReason = "AttemptTest tries it with the box alone")
    @Test
    void cThatForksIsStoppedAndSaysSo() throws IOException, ConformException {
        ConformResult result = run(Map.of(138, "> + { extern int fork(void); for (;;) fork(); }"));
        assertThat(result.deaths()).isNotEmpty().allMatch(d -> d.what().startsWith("it called ") && d.after());
    }

    @Test
    void cThatWritesToThePipeItselfIsNotBelieved() throws IOException, ConformException {
        ConformResult result = run(
                Map.of(
                        138,
                        "> + { extern long write(int, const void *, unsigned long); write(1, \"agrees!!\", 8); sp->external_spt = NULL; }"));
        assertThat(result.agrees()).isFalse();
        assertThat(result.deaths()).isNotEmpty();
    }

    @Test
    void cThatRemembersACallIsNotBelieved() throws IOException, ConformException {
        ConformResult result =
                run(Map.of(138, "> + { static long calls; if (calls++ % 2 == 0) sp->external_spt = NULL; }"));
        assertThat(result.agrees()).isFalse();
        assertThat(result.deaths())
                .extracting(CDeath::what)
                .anyMatch(what -> what.startsWith("it does not do the same twice"));
    }

    @EnabledIfSystemProperty(
            named = "slow.tests",
            matches = "true",
            disabledReason =
                    "waits for fifty programs that never end; LimitTest and LyingProgramTest wait for one each")
    @Test
    void cThatNeverEndsIsStoppedAndGivenUp() throws IOException, ConformException {
        ConformResult result = run(Map.of(138, "> + for (;;) sp->gfn++;"));
        assertThat(result.deaths()).extracting(CDeath::what).anyMatch(what -> what.startsWith("it did not answer in "));
        assertThat(result.notes()).anyMatch(note -> note.contains("has died so often that it is not run any more"));
        assertThat(result.sequences())
                .as("the C before is sound")
                .extracting(SequencesResult::couple)
                .containsExactly(Couple.BEFORE);
        requireBeforeAgrees(result);
    }

    @Test
    void aFunctionThatNoShimHasIsNamedAtThePatchsLine() throws IOException {
        Path mail = RealPatch.edited(folder, Map.of(138, "> + frobnicate(sp);"));
        assertThatThrownBy(() -> RealPatch.run(mail))
                .isInstanceOfSatisfying(
                        ConformException.class,
                        e -> assertThat(e.messages())
                                .anyMatch(m -> m.startsWith(mail + ":138: " + HOOK + ":1803:")
                                        && m.contains("implicit declaration of function 'frobnicate'")
                                        && m.contains("write one, in patches/kvm-reclaim-external-sp/shim")));
    }

    @Test
    void anIncludeInAHunkIsRefused() throws IOException {
        Path mail = RealPatch.edited(folder, Map.of(138, "> +#include \"/etc/passwd\""));
        assertThatThrownBy(() -> RealPatch.run(mail))
                .isInstanceOfSatisfying(
                        ConformException.class,
                        e -> assertThat(e.messages()).anyMatch(m -> m.startsWith(mail + ":138: error:")));
    }
}
