package dev.patchtwin.patch.range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patchtwin.patch.corpus.Git;
import dev.patchtwin.patch.tree.TreeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    private static final List<String> PATHS = List.of("patches", "pom.xml");

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Git git;

    @BeforeEach
    void begin() throws IOException {
        assumeTrue(Git.isThere(), "there is no git here");
        git = Git.init(folder, "A Developer");
        git.write("patches/a", "one\n");
        git.write("pom.xml", "<project/>\n");
        git.write("README.md", "words\n");
        git.write(".gitignore", "*.log\n");
        git.commit("Begin");
    }

    private static Range range(Path root, String base, Optional<String> head) throws TreeException {
        try (History history = History.open(root)) {
            return history.range(base, head, PATHS);
        }
    }

    private Range range(String base) throws TreeException {
        return range(git.work(), base, Optional.of("HEAD"));
    }

    private static String text(Snapshot snapshot, String path) throws TreeException {
        return new String(snapshot.read(path), StandardCharsets.UTF_8);
    }

    @Test
    void bothEndsHaveTheFilesThatAreLookedAt() throws Exception {
        git.write("patches/a", "two\n");
        git.write("patches/deep/b", "new\n");
        String head = git.commit("Go on");
        try (History history = History.open(git.work())) {
            Range range = history.range("HEAD~1", Optional.of("HEAD"), PATHS);
            assertThat(range.end()).contains(head);
            assertThat(range.before().files()).containsOnlyKeys("patches/a", "pom.xml");
            assertThat(range.after().files()).containsOnlyKeys("patches/a", "patches/deep/b", "pom.xml");
            assertThat(range.after().files().get("pom.xml"))
                    .isEqualTo(range.before().files().get("pom.xml"));
            assertThat(text(range.before(), "patches/a")).isEqualTo("one\n");
            assertThat(text(range.after(), "patches/a")).isEqualTo("two\n");
        }
    }

    @Test
    void aBranchBeginsWhereItHasLeftTheBase() throws Exception {
        String start = git.run("rev-parse", "HEAD").strip();
        git.run("checkout", "-q", "-b", "topic");
        git.write("patches/a", "topic\n");
        git.commit("On the branch");
        git.run("checkout", "-q", "main");
        git.write("patches/c", "main\n");
        git.commit("On main");
        Range range = range(git.work(), "main", Optional.of("topic"));
        assertThat(range.start()).isEqualTo(start);
        assertThat(range.commits()).extracting(Range.Commit::subject).containsExactly("On the branch");

        // As a host merges it before it asks: from a detached head.
        git.run("checkout", "-q", "--detach", "main");
        git.run("merge", "-q", "--no-ff", "-m", "Merge topic", "topic");
        Range merged = range("main");
        assertThat(merged.start()).isEqualTo(git.run("rev-parse", "main").strip());
        assertThat(merged.commits())
                .extracting(Range.Commit::subject)
                .containsExactlyInAnyOrder("Merge topic", "On the branch");
        assertThat(merged.after().files()).containsKeys("patches/a", "patches/c");
    }

    @Test
    void theWorkTreeIsWhatIsTrackedAndWhatIsNewAndNotIgnored() throws Exception {
        git.write("patches/new", "new\n");
        git.write("patches/x.log", "ignored\n");
        git.write("patches/kept.log", "ignored, but tracked\n");
        git.run("add", "-f", "patches/kept.log");
        git.write("pom.xml", "<other/>\n");
        try (History history = History.open(git.work())) {
            Range range = history.range("HEAD", Optional.empty(), PATHS);
            assertThat(range.end()).isEmpty();
            assertThat(range.commits()).isEmpty();
            assertThat(range.after().files())
                    .containsOnlyKeys("patches/a", "patches/new", "patches/kept.log", "pom.xml");
            assertThat(range.after().files().get("patches/a"))
                    .isEqualTo(range.before().files().get("patches/a"));
            assertThat(text(range.after(), "pom.xml")).isEqualTo("<other/>\n");
        }
        Files.delete(git.work().resolve("patches/a"));
        assertThat(range(git.work(), "HEAD", Optional.empty()).after().files()).doesNotContainKey("patches/a");
    }

    @Test
    void pathsAreThoseFromTheFolderThatIsLookedAt() throws Exception {
        git.write("tools/twins/patches/b", "here\n");
        git.commit("Add a folder with bundles");
        Range range = range(git.work().resolve("tools/twins"), "HEAD~1", Optional.of("HEAD"));
        assertThat(range.before().files()).isEmpty();
        assertThat(range.after().files()).containsOnlyKeys("patches/b");
        assertThat(range(git.work().resolve("tools/twins"), "HEAD", Optional.empty())
                        .after()
                        .files())
                .isEqualTo(range.after().files());
    }

    @Test
    void whatCommitsDeclareIsRead() throws Exception {
        String declared =
                git.commit("Change\n\nWords, and no trailer: at all.\n\nModel-Change: toy: because\n it must be\n");
        git.commit("Revert \"Change\"\n\nThis reverts commit " + declared + ".\n");
        git.commit("Revert what nobody has\n\nThis reverts commit " + "12".repeat(20) + ".\n");
        List<Range.Commit> commits = range("HEAD~3").commits();
        assertThat(commits.get(2).trailers()).contains(new Range.Trailer("Model-Change", "toy: because it must be"));
        assertThat(commits.get(1).reverts())
                .containsExactly(new Range.Reverted(
                        declared, List.of(new Range.Trailer("Model-Change", "toy: because it must be"))));
        assertThat(commits.get(0).reverts()).containsExactly(new Range.Reverted("12".repeat(20), List.of()));
    }

    @Test
    void aShallowCloneSaysWhatItLacks() throws Exception {
        for (int i = 0; i < 3; i++) {
            git.write("patches/a", "version " + i + "\n");
            git.commit("Go on " + i);
        }
        git.run("branch", "old", "HEAD~3");
        Git clone = Git.init(folder.resolve("clone"), "A Developer");
        clone.run("remote", "add", "origin", git.work().toUri().toString());
        clone.run("fetch", "-q", "--depth=1", "origin", "main", "old:old");
        clone.run("checkout", "-q", "--detach", "FETCH_HEAD");
        assertThatThrownBy(() -> range(clone.work(), "old", Optional.of("HEAD")))
                .isInstanceOf(TreeException.class)
                .hasMessageContaining(
                        "'old' and 'HEAD' have no commit in common in this clone, which is shallow and has only"
                                + " the newest 1 of 'HEAD'")
                .hasMessageContaining("git fetch --unshallow");
        assertThatThrownBy(() -> range(clone.work(), "HEAD~1", Optional.of("HEAD")))
                .hasMessageContaining("there is no revision 'HEAD~1' here")
                .hasMessageContaining("this clone is shallow");
        clone.run("fetch", "-q", "--depth=4", "origin", "main");
        Range range = range(clone.work(), "old", Optional.of("HEAD"));
        assertThat(range.commits()).hasSize(3);
    }

    @Test
    void whatIsNoRepositoryOrNoRevisionIsSaid() throws Exception {
        assertThatThrownBy(() -> range("no-such-branch"))
                .hasMessageContaining("there is no revision 'no-such-branch' here");
        assertThatThrownBy(() -> range("HEAD^{")).hasMessageContaining("'HEAD^{' is no revision");
        Path nowhere = Files.createDirectories(folder.resolve("nowhere"));
        assertThatThrownBy(() -> range(nowhere, "HEAD", Optional.of("HEAD")))
                .hasMessageContaining("is in no git repository");
        Git other = Git.init(folder.resolve("other"), "Somebody");
        other.commit("Another beginning");
        git.run("fetch", "-q", other.work().toUri().toString(), "main:stranger");
        assertThatThrownBy(() -> range("stranger"))
                .hasMessageContaining(
                        "'stranger' and 'HEAD' have no commit in common; choose a base that the head comes from");
    }

    @Test
    void linksLeadToOtherFilesAndNowhereElse() throws Exception {
        git.link("patches/link", "a");
        git.link("patches/out", "../../../etc/passwd");
        git.link("patches/round", "round");
        git.commit("Link");
        try (History history = History.open(git.work())) {
            Range range = history.range("HEAD~1", Optional.of("HEAD"), PATHS);
            for (Snapshot snapshot : List.of(range.after(), history.workTree(PATHS))) {
                assertThat(text(snapshot, "patches/link")).isEqualTo("one\n");
                assertThatThrownBy(() -> snapshot.read("patches/out"))
                        .hasMessageContaining("patches/out: error: is a link to");
                assertThatThrownBy(() -> snapshot.read("patches/round")).isInstanceOf(TreeException.class);
            }
        }
    }
}
