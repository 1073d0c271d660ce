package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patchtwin.patch.corpus.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody may try, or come to by chance, to have a gate pass that must not. */
class GateAttackTest {
    static final String FREES = "return answer == 0 ? FREE : LEAKED;";

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private GateRepo repo;

    @BeforeEach
    void begin() throws IOException {
        assumeTrue(Git.isThere(), "there is no git here");
        repo = GateRepo.in(folder);
    }

    private String gate(int code, String... args) {
        GateRepo.Run run = repo.gate(args);
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
        return (run.out() + run.err()).replaceAll("\\s+", " ");
    }

    /** The golden trace shows it. */
    private void changeTheMeaning() throws IOException {
        repo.replace(GateRepo.MODEL, FREES, "return answer != 2 ? FREE : LEAKED;");
    }

    @Test
    void anEditIsSeenThatLeavesLengthAndTimeAsTheyWere() throws IOException {
        Path model = repo.root().resolve(GateRepo.MODEL);
        FileTime old = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(model, old);
        repo.git().run("status");
        repo.replace(GateRepo.MODEL, FREES, FREES.replace("== 0", "!= 1"));
        Files.setLastModifiedTime(model, old);
        assertThat(gate(1, "--base", "HEAD", "--head", "WORKTREE")).contains("Nobody declares that");
    }

    @Test
    void anEditIsSeenThatGitWasToldNotToLookFor() throws IOException {
        repo.git().run("update-index", "--assume-unchanged", GateRepo.MODEL);
        changeTheMeaning();
        assertThat(gate(1, "--base", "HEAD", "--head", "WORKTREE")).contains("Nobody declares that");
    }
}
