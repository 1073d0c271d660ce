package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patchtwin.patch.corpus.Git;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a verdict comes from beside what models show. */
class GateJudgementTest {
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
        return run.out().replaceAll("\\s+", " ");
    }

    @Test
    void whatModelsSayOfThemselvesIsJudgedAnew() throws IOException {
        repo.replace(
                GateRepo.MODEL,
                "out.cover(answer == 0 ? PROBE_RECLAIMED : PROBE_LEAKED);",
                "out.cover(PROBE_RECLAIMED);");
        repo.commit("Never say that a page was leaked");
        assertThat(gate(3, "--base", "HEAD~1")).contains("is not judged as it was");
        repo.git().run("reset", "-q", "--hard", "HEAD~1");
        repo.git().run("rm", "-rq", "golden");
        repo.commit("Show nothing");
        repo.replace(GateRepo.MODEL, "\"splat \" + page", "\"Splat \" + page");
        repo.commit("Say it in other words");
        assertThat(gate(1, "--base", "HEAD~1")).contains("DIFFERENT on warnings");
    }
}
