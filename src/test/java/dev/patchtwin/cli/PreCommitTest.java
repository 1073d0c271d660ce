package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patchtwin.patch.corpus.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/pre-commit}, run by git as a user's git runs it. */
@DisabledOnOs(OS.WINDOWS)
class PreCommitTest {
    private static final String KEPT = "Arrays.fill(pages, 0, pages.length, FREE);";

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private GateRepo repo;

    @BeforeEach
    void begin() throws IOException {
        assumeTrue(Git.isThere(), "there is no git here");
        repo = GateRepo.in(folder);
        repo.write("docs/pre-commit", Files.readString(Path.of("docs/pre-commit")));
        GateLauncher.makeExecutable(repo.root().resolve("docs/pre-commit"));
        GateLauncher.install(repo);
        repo.git().link(".git/hooks/pre-commit", "../../docs/pre-commit");
    }

    private Git.Said git(String... args) throws IOException {
        return repo.git().tried(new byte[0], args);
    }

    private static Git.Said done(Git.Said said) {
        assertThat(said.code()).as(said.err() + said.out()).isZero();
        return said;
    }

    private String head() throws IOException {
        return done(git("rev-parse", "HEAD")).out();
    }

    @Test
    void aChangedMeaningIsNotCommitted() throws IOException {
        String before = head();
        repo.replace(GateRepo.MODEL, "return answer == 0 ? FREE : LEAKED;", "return answer != 2 ? FREE : LEAKED;");
        Git.Said refused = git("commit", "-q", "-a", "-m", "Free what is busy");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .contains("FAIL: 2 models and 1 bundle do not pass")
                .contains("pre-commit: nothing was committed: see above")
                .contains("git commit --no-verify");
        assertThat(head()).isEqualTo(before);
        assertThat(done(git("status", "--porcelain")).out()).isEqualTo(" M " + GateRepo.MODEL + "\n");

        done(git("commit", "-q", "-a", "-m", "Free what is busy", "--no-verify"));
        assertThat(head()).isNotEqualTo(before);
    }

    @Test
    void nothingIsAskedWhereNothingConcernsIt() throws IOException {
        repo.write("patchtwin", "#!/bin/sh\nexit 70\n");
        repo.write("README.md", "Other words.\n");
        // What is changed and not committed is nobody's concern.
        repo.replace(GateRepo.MODEL, "return answer == 0 ? FREE : LEAKED;", "return FREE;");
        Git.Said said = done(git("commit", "-q", "-m", "Edit", "README.md"));
        assertThat(said.out() + said.err()).isEmpty();

        Git.Said refused = git("commit", "-q", "-m", "Edit", GateRepo.MODEL);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("./patchtwin could not be run, it exits with 70");
    }

    /** Which is told to a hook by other variables than a repository's only one. */
    @Test
    void aKeptMeaningIsCommittedAlsoInALinkedWorkTree() throws IOException {
        Path linked = folder.resolve("linked");
        done(git("worktree", "add", "-q", "-b", "other", linked.toString()));
        // In the first work tree there is nothing but nonsense.
        repo.replace(GateRepo.MODEL, "Arrays.fill(pages, FREE);", "Nonsense");
        Path model = linked.resolve(GateRepo.MODEL);
        Files.writeString(model, Files.readString(model).replace("Arrays.fill(pages, FREE);", KEPT));
        Files.writeString(linked.resolve(GateRepo.SOURCES + "Unused.java"), "package rack;\n");
        Git.Said said =
                done(git("-C", linked.resolve("src").toString(), "commit", "-q", "-a", "-m", "Say it otherwise"));
        assertThat(said.err()).isEqualTo("""
                        pre-commit: looking at the work tree, where more is changed than is staged
                        PASS: of 2 models whose sources changed, 2 kept their meaning completely
                          within the bounds
                        """);
    }
}
