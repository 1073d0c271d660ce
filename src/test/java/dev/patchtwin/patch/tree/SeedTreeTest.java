package dev.patchtwin.patch.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patchtwin.patch.CleanMail;
import dev.patchtwin.patch.Diagnostic;
import dev.patchtwin.patch.Hunk.HunkLine;
import dev.patchtwin.patch.Hunk.Kind;
import dev.patchtwin.patch.RecoveredPatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first bundle's mail, which has lost all indentation, held against a tree that has what the patch was made for. */
class SeedTreeTest {
    @TempDir
    Path folder;

    private Repo repo;

    @BeforeEach
    void makeTheTree() throws IOException {
        repo = new Repo(folder);
        repo.commit(SeedTree.files(false));
    }

    private TreePatch applied() throws TreeException {
        return applied(SeedTree.patch());
    }

    private TreePatch applied(RecoveredPatch patch) throws TreeException {
        try (GitTree tree = GitTree.open(folder.toString())) {
            return TreePatch.applyAll(List.of(patch), "reply.txt", tree, true).get(0);
        }
    }

    private static Map<String, String> after(TreePatch applied) {
        Map<String, String> after = new TreeMap<>();
        applied.files()
                .forEach(file -> after.put(
                        file.patch().newPath(),
                        new String(file.after().orElseThrow().content(), StandardCharsets.UTF_8)));
        return after;
    }

    @Test
    void itGivesThePostImageAndListsEveryLineWhoseIndentationIsInferred() throws Exception {
        TreePatch applied = applied();
        assertThat(applied.patch().isWhole()).isTrue();
        assertThat(applied.files()).hasSize(4);
        assertThat(after(applied)).isEqualTo(SeedTree.files(true));
        assertThat(applied.files()).extracting(HealedFile::proven).containsOnly(false);
        assertThat(applied.patch().diagnostics())
                .filteredOn(d -> d.severity() == Diagnostic.Severity.WARNING)
                .extracting(Diagnostic::line)
                .containsExactly(61, 46, 60, 89, 104, 121, 136, 147);
    }

    @Test
    void everyLineIsTheTreesOwnOrInferred() throws Exception {
        TreePatch applied = applied();
        Map<Integer, String> before = new TreeMap<>();
        SeedTree.patch().files().stream()
                .flatMap(file -> file.hunks().stream())
                .flatMap(hunk -> hunk.lines().stream())
                .filter(line -> line.kind() != Kind.ADDED)
                .forEach(line -> before.put(line.mailLine(), SeedTree.indented(line)));
        List<HunkLine> healed = applied.patch().files().stream()
                .flatMap(file -> file.hunks().stream())
                .flatMap(hunk -> hunk.lines().stream())
                .filter(line -> line.kind() != Kind.ADDED && line.mailLine() != 61)
                .toList();
        assertThat(healed)
                .hasSizeGreaterThan(40)
                .allSatisfy(line -> assertThat(line.text()).isEqualTo(before.get(line.mailLine())));
    }

    @Test
    void withTheIdsOfTheseFilesTheIndexLinesProveIt() throws Exception {
        String mail = Files.readString(SeedTree.REPLY);
        Map<String, String> before = SeedTree.files(false);
        Map<String, String> after = SeedTree.files(true);
        RecoveredPatch received = SeedTree.patch();
        for (var file : received.files()) {
            mail = mail.replace(file.oldBlob(), id(before.getOrDefault(file.oldPath(), "")))
                    .replace(file.newBlob(), id(after.getOrDefault(file.newPath(), "")));
        }
        TreePatch applied = applied(RecoveredPatch.read("reply.txt", mail.getBytes(StandardCharsets.UTF_8)));
        assertThat(applied.files()).hasSize(4).extracting(HealedFile::proven).containsOnly(true);
        assertThat(applied.files()).extracting(HealedFile::inferred).containsOnly(0);
    }

    private static String id(String text) {
        return new TreeFile("x", "100644", text.getBytes(StandardCharsets.UTF_8))
                .blob()
                .substring(0, 12);
    }

    @Test
    void gitTakesWhatIsRecoveredAndMakesTheSameOfIt() throws Exception {
        Git git = new Git(folder);
        assumeTrue(git.isInstalled(), "git is not installed, so nobody can say whether it takes the recovered patch");
        Path patch = folder.resolve("recovered.patch");
        Files.write(patch, CleanMail.of(applied().patch()), StandardCharsets.UTF_8);
        git.run("apply", "--check", patch.toString());
        git.run("apply", patch.toString());
        for (Map.Entry<String, String> file : SeedTree.files(true).entrySet()) {
            assertThat(folder.resolve(file.getKey())).hasContent(file.getValue());
        }
    }

    @Test
    void gitMakesACommitOfItThatNamesItsAuthor() throws Exception {
        Git git = new Git(folder);
        assumeTrue(git.isInstalled(), "git is not installed, so nobody can say whether it takes the recovered mail");
        Path patch = Files.createTempDirectory(folder, "mail").resolve("recovered.mbox");
        Files.write(patch, CleanMail.of(applied().patch()), StandardCharsets.UTF_8);
        git.run("reset", "-q");
        git.run("am", "-q", patch.toString());
        assertThat(git.run("log", "-1", "--format=%an <%ae>%n%aI%n%s")).isEqualTo("""
                        Sean Christopherson <seanjc@...gle.com>
                        2026-01-28T17:14:41-08:00
                        KVM: x86: Rework .free_external_spt() into .reclaim_external_sp()
                        """);
        assertThat(git.run("log", "-1", "--format=%b"))
                .startsWith("Massage .free_external_spt() into .reclaim_external_sp() to free up (pun\n")
                .contains("\n\nSigned-off-by: Sean Christopherson <seanjc@...gle.com>\n");
    }
}
