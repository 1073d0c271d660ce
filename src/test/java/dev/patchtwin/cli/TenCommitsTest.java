package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patchtwin.patch.corpus.Git;
import java.io.IOException;
import java.nio.file.Path;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a repository with models in it: the gate is asked at each of its commits, and says the right thing. */
class TenCommitsTest {
    @TempDir
    private Path folder;

    private AbstractStringAssert<?> gate(GateRepo repo, int code) {
        GateRepo.Run run = repo.gate("--base", "HEAD~1");
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
        assertThat(run.err()).isEmpty();
        // Lines are broken where they end on a screen.
        return assertThat(run.out().replaceAll("\\s+", " "));
    }

    /** Leaves the line of commits for one that must not pass, and comes back. */
    private AbstractStringAssert<?> aside(GateRepo repo, String message, int code) throws IOException {
        repo.commit(message);
        AbstractStringAssert<?> said = gate(repo, code);
        repo.git().run("reset", "-q", "--hard", "HEAD~1");
        return said;
    }

    @Test
    void theGateIsRightAtEachOfTenCommits() throws IOException {
        assumeTrue(Git.isThere(), "there is no git here");
        GateRepo repo = GateRepo.in(folder);
        keepTheMeaning(repo);
        String declared = changeIt(repo);
        changeWhatItStandsOn(repo);
        spoilGoldenTraces(repo);
        addAndRevert(repo, declared);
    }

    private void keepTheMeaning(GateRepo repo) throws IOException {
        repo.replace(
                GateRepo.MODEL,
                "int afterReclaim(int answer) {\n        return answer",
                "int afterReclaim(int said) {\n        return said");
        repo.commit("1. Rename a variable in a model");
        gate(repo, 0)
                .contains("rack-before")
                .contains("rack-after")
                .contains("complete within small and everywhere else: both revisions compile to the same classes")
                .contains("PASS");

        repo.replace(
                GateRepo.MODEL,
                "        Arrays.fill(pages, FREE);",
                "        freeAll();\n    }\n\n    private void freeAll() {\n        Arrays.fill(pages, FREE);");
        repo.commit("2. Extract a method");
        gate(repo, 0).contains("complete within small").contains("PASS").doesNotContain("the same classes");
    }

    /** Returns the commit that declares it. */
    private String changeIt(GateRepo repo) throws IOException {
        changeTheMeaning(repo);
        aside(repo, "3. Change what the models mean, and say nothing", 1)
                .contains("FAIL")
                .contains("differ on pages")
                .contains("golden update toy")
                .contains("'Model-Change: toy: REASON'")
                .contains("--model rack-after --replay");

        changeTheMeaning(repo);
        assertThat(repo.patchtwin("golden", "update").code()).isZero();
        String declared = repo.commit("""
                4. Change what the models mean

                Model-Change: rack-before: A busy page is not lost.
                Model-Change: rack-after: Nor is it here.
                """);
        gate(repo, 0)
                .contains("Declared by commit " + declared.substring(0, 12) + ": A busy page is not lost.")
                .contains("Golden traces show it: golden/toy/leak.trace")
                .contains("PASS");
        return declared;
    }

    private void changeWhatItStandsOn(GateRepo repo) throws IOException {
        repo.replace("pom.xml", "1.0", "1.1");
        repo.commit("5. Take another Patchtwin");
        gate(repo, 0).contains("pom.xml").contains("PASS");

        repo.replace("patches/toy/toy.patch", "PATCH v2 1/3", "PATCH v3 1/3");
        repo.commit("6. Take the third version of the patch");
        gate(repo, 0).contains("toy.patch").contains("PASS");
        repo.replace("patches/toy/toy.patch", "toy_reclaim", "toy_other");
        aside(repo, "6b. Take a patch that the models are not of", 2)
                .contains("the patch touches toy_other (mm/toy.c)")
                .contains("patches/toy/twin.yaml:1: error: model 'rack-before' (before) claims toy_reclaim (mm/toy.c)");
    }

    private void spoilGoldenTraces(GateRepo repo) throws IOException {
        repo.replace("golden/toy/leak.expected", "page0 free", "page0 fine");
        aside(repo, "7. Edit what a golden trace expects", 2)
                .contains("golden/toy/leak.expected")
                .contains("by hand")
                .contains("golden update");

        repo.delete(GateRepo.LEAK);
        repo.delete("golden/toy/leak.expected");
        aside(repo, "8. Delete a golden trace", 1)
                .contains("there was golden/toy/leak.trace, and it is gone")
                .contains("git checkout");
    }

    private void addAndRevert(GateRepo repo, String declared) throws IOException {
        repo.bundle("toy-again");
        repo.write("golden/toy-again/leak.trace", repo.read(GateRepo.LEAK).replace("bundle toy", "bundle toy-again"));
        assertThat(repo.patchtwin("golden", "update").code()).isZero();
        repo.commit("9. Add a bundle");
        gate(repo, 0).contains("toy-again").contains("untouched").contains("PASS");

        repo.git().run("revert", "--no-commit", declared);
        repo.patchtwin("golden", "update");
        repo.commit("10. Revert \"Change what the models mean\"\n\nThis reverts commit " + declared + ".\n");
        gate(repo, 0)
                .contains("reverts " + declared.substring(0, 12) + ": A busy page is not lost.")
                .contains("Golden traces show it: golden/toy/leak.trace")
                .contains("Golden traces show it: golden/toy-again/leak.trace")
                .contains("PASS");
    }

    /** A page that is busy is freed all the same, before the patch and after it: only a comparison with what was can tell. */
    private static void changeTheMeaning(GateRepo repo) throws IOException {
        repo.replace(GateRepo.MODEL, "return said == 0 ? FREE : LEAKED;", "return said != 2 ? FREE : LEAKED;");
    }
}
