package dev.patchtwin.patch.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.patch.RecoveredPatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a patch does to the things of C files, as far as its hunks tell. */
class FragmentChangesTest {
    private static final Path REPLY = Path.of("patches/kvm-reclaim-external-sp/review-of-rfc-v5-09-of-45.txt");

    private static final String TWO = """
            /* Counts. */
            static int count(struct toy *toy, int more)
            {
            	toy->count += more;
            	if (toy->count > LIMIT)
            		return -ERANGE;
            	trace(toy);
            	return 0;
            }

            struct toy {
            	int count; /* how many */
            	u64 flags;
            };
            """;

    @Test
    void thePatchOfTheFirstBundleRenamesAndRedeclares() throws IOException {
        CodeChanges changes = CodeChanges.of(RecoveredPatch.read("reply.txt", Files.readAllBytes(REPLY)));
        assertThat(Diffs.words(changes))
                .containsExactlyInAnyOrder(
                        // By another macro, too: one without a default result.
                        "ENTRY free_external_spt -> reclaim_external_sp: RENAMED, SIGNATURE",
                        "MEMBER free_external_spt -> reclaim_external_sp: RENAMED, SIGNATURE",
                        "FUNCTION handle_removed_pt: BODY",
                        "FUNCTION tdx_sept_free_private_spt -> tdx_sept_reclaim_private_sp: RENAMED, SIGNATURE, BODY",
                        "FUNCTION tdx_hardware_setup: BODY");
        assertThat(Diffs.natures(changes)).containsOnly(HunkNature.SEMANTIC);
        assertThat(changes.changes()).allMatch(CodeChange::isSemantic);
    }

    @Test
    void headAndBodyAreToldApart() {
        changes("return 0", "return 1", "FUNCTION count: BODY");
        changes("int more", "long more", "FUNCTION count: SIGNATURE");
        changes("int count(struct", "int count_up(struct", "FUNCTION count -> count_up: RENAMED");
        changes("\tu64 flags", "\tu32 flags", "MEMBER flags: SIGNATURE");
    }

    @Test
    void commentsAndWhiteSpaceAreNoBody() {
        changes("LIMIT)", "LIMIT) /* too many */", "FUNCTION count: COMMENTS");
        changes("Counts", "Counts up", "FUNCTION count: COMMENTS");
        changes("how many", "that many", "MEMBER count: COMMENTS");
        changes("+= more", "+=  more", "FUNCTION count: WHITE_SPACE");
    }

    @Test
    void whatGoesFromOneFileToAnotherHasMoved() {
        int second = TWO.indexOf("struct toy {");
        CodeChanges changes = Diffs.with(3)
                .file("x.c", TWO, TWO.substring(second))
                .file("y.c", "int a;\n", "int a;\n\n" + TWO.substring(0, second).replace("static ", ""))
                .hunks();
        assertThat(Diffs.words(changes)).containsExactly("FUNCTION count: SIGNATURE, MOVED");
    }

    @Test
    void whatANewFileBringsIsNew() {
        assertThat(Diffs.words(Diffs.of("", "int a = 1;\n").hunks())).containsExactly("VARIABLE - -> a: ADDED");
    }

    private static void changes(String part, String other, String change) {
        assertThat(TWO).contains(part);
        Diffs diffs = Diffs.of(TWO, TWO.replaceFirst(java.util.regex.Pattern.quote(part), other));
        assertThat(Diffs.words(diffs.hunks())).containsExactly(change);
        assertThat(Diffs.words(diffs.whole())).as("whole text").containsExactly(change);
    }
}
