package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patchtwin.patch.corpus.Git;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository that a stranger packed, with its configuration. */
class HostileRepositoryTest {
    @TempDir
    private Path folder;

    /** Git would run it to see what a file on disk is in the repository. */
    @Test
    void aFilterOfTheRepositoryWasRunByTheGate() throws IOException {
        assumeTrue(Git.isThere(), "there is no git here");
        GateRepo repo = GateRepo.in(folder);
        String evil = "touch '" + repo.root().resolve("pwned") + "'; cat";
        for (String key : List.of("filter.evil.clean", "filter.evil.smudge", "filter.evil.process", "core.fsmonitor")) {
            repo.git().run("config", key, evil);
        }
        for (String hook : List.of("post-index-change", "pre-commit", "post-checkout", "reference-transaction")) {
            repo.write(".git/hooks/" + hook, "#!/bin/sh\n" + evil + "\n");
            assertThat(repo.root().resolve(".git/hooks/" + hook).toFile().setExecutable(true))
                    .isTrue();
        }
        repo.write(".gitattributes", "* filter=evil diff=evil merge=evil\n");
        repo.edit(GateRepo.MODEL, text -> "// Changed.\n" + text);
        GateRepo.Run run = repo.gate("--base", "HEAD", "--head", "WORKTREE");
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("models whose sources changed");
        assertThat(repo.root().resolve("pwned")).doesNotExist();
    }
}
