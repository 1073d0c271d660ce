package dev.patchtwin.conform.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.patchtwin.patch.RecoveredPatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The patch of the first bundle, of which only the hunks are known. */
class SeedCutTest {
    private static final Path MAIL = Path.of("patches/kvm-reclaim-external-sp/review-of-rfc-v5-09-of-45.txt");
    private static final String OPS = "arch/x86/include/asm/kvm-x86-ops.h";
    private static final String HOST = "arch/x86/include/asm/kvm_host.h";
    private static final String TDP_MMU = "arch/x86/kvm/mmu/tdp_mmu.c";
    private static final String TDX = "arch/x86/kvm/vmx/tdx.c";

    private static final Cut BEFORE = cut(false);
    private static final Cut AFTER = cut(true);

    @Test
    void theRemovedHookIsWholeBeforeAndTheOthersAreWhatTheHunksShow() {
        assertThat(BEFORE.diagnostics()).isEmpty();
        assertThat(BEFORE.pieces())
                .extracting(Piece::file, Piece::name, Piece::whole, SeedCutTest::lines)
                .containsExactly(
                        tuple(OPS, "hunk-1", true, "95-102"),
                        tuple(HOST, "hunk-1", true, "1858-1865"),
                        tuple(TDP_MMU, "handle_removed_pt", false, "456-472"),
                        tuple(TDP_MMU, "hunk-1", true, "456-472"),
                        tuple(TDX, "tdx_sept_free_private_spt", true, "1786-1807"),
                        tuple(TDX, "tdx_hardware_setup", false, "3617-3623"),
                        tuple(TDX, "hunk-1", true, "1783-1809"),
                        tuple(TDX, "hunk-2", true, "3617-3623"));
    }

    @Test
    void theNewHookIsWholeAfterAndTheOthersAreWhatTheHunksShow() {
        assertThat(AFTER.diagnostics()).isEmpty();
        assertThat(AFTER.pieces())
                .extracting(Piece::file, Piece::name, Piece::whole, SeedCutTest::lines)
                .containsExactly(
                        tuple(OPS, "hunk-1", true, "95-102"),
                        tuple(HOST, "hunk-1", true, "1858-1865"),
                        tuple(TDP_MMU, "handle_removed_pt", false, "456-463"),
                        tuple(TDP_MMU, "hunk-1", true, "456-463"),
                        tuple(TDX, "tdx_sept_reclaim_private_sp", true, "1786-1804"),
                        tuple(TDX, "tdx_hardware_setup", false, "3614-3620"),
                        tuple(TDX, "hunk-1", true, "1783-1806"),
                        tuple(TDX, "hunk-2", true, "3614-3620"));
    }

    @Test
    void aFragmentBeginsInTheMiddleOfACallAndRunsToTheClosingBrace() {
        Piece piece = AFTER.pieces().get(2);
        assertThat(piece.lines().get(0).text().strip()).isEqualTo("old_spte, FROZEN_SPTE, level, shared);");
        assertThat(piece.lines().get(7).text()).isEqualTo("}");
    }

    private static String lines(Piece piece) {
        return piece.lines().get(0).fileLine() + "-"
                + piece.lines().get(piece.lines().size() - 1).fileLine();
    }

    private static Cut cut(boolean after) {
        try {
            RecoveredPatch patch = RecoveredPatch.read("reply.txt", Files.readAllBytes(MAIL));
            return Cut.of(patch, "reply.txt", after, file -> Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
