package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patchtwin.patch.corpus.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.atomic.AtomicInteger;
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

    @Test
    void aFileIsSeenToChangeThroughALink() throws IOException {
        repo.write("patches/other/shared.patch", repo.read("patches/toy/toy.patch"));
        repo.delete("patches/toy/toy.patch");
        repo.git().link("patches/toy/toy.patch", "../other/shared.patch");
        repo.write("src/main/java/shared/ToyModel.txt", repo.read(GateRepo.MODEL));
        repo.delete(GateRepo.MODEL);
        repo.git().link(GateRepo.MODEL, "../shared/ToyModel.txt");
        repo.commit("Link them");
        assertThat(gate(0, "--base", "HEAD~1")).contains("untouched");

        repo.replace("src/main/java/shared/ToyModel.txt", FREES, "return answer != 2 ? FREE : LEAKED;");
        repo.commit("Change the model");
        assertThat(gate(1, "--base", "HEAD~1")).contains("Nobody declares that");

        repo.replace("patches/other/shared.patch", "toy_reclaim", "toy_other");
        repo.commit("Take another patch");
        assertThat(gate(2, "--base", "HEAD~1")).contains("the patch touches toy_other");
    }

    @Test
    void whatCannotBeLookedAtIsNotPassedOver() throws IOException {
        Files.createDirectories(repo.root().resolve("elsewhere"));
        Files.move(repo.root().resolve("golden/toy"), repo.root().resolve("elsewhere/toy"));
        repo.git().link("golden/toy", "../elsewhere/toy");
        String module = repo.git().run("rev-parse", "HEAD").strip();
        repo.git().run("add", "-A");
        repo.git().run("update-index", "--add", "--cacheinfo", "160000," + module + ",patches/sub");
        Files.createDirectories(repo.root().resolve("patches/sub"));
        repo.commit("Hide them");
        assertThat(gate(2, "--base", "HEAD~1"))
                .contains("golden/toy:1: error: is a link to something that is not one of the files that are looked at")
                .contains("patches/sub:1: error: is a submodule");
    }

    @Test
    void aBundleIsWhatIsInItsFolder() throws IOException {
        repo.write("mails/toy.patch", repo.read("patches/toy/toy.patch"));
        repo.replace(GateRepo.CONTRACT, "mail: toy.patch", "mail: ../../mails/toy.patch");
        repo.commit("Keep the mail elsewhere");
        assertThat(gate(2, "--base", "HEAD~1"))
                .contains("patches/toy/twin.yaml:1: error: ")
                .contains("is not in the folder of the bundle");
    }

    @Test
    void whatIsNotInTheCommitShowsNothing() throws IOException {
        changeTheMeaning();
        repo.write("golden/toy/mine.trace", repo.read(GateRepo.LEAK) + "map page=0\n");
        assertThat(repo.patchtwin("golden", "update").code()).isZero();
        for (String ending : new String[] {".trace", ".expected"}) {
            Files.delete(repo.root().resolve("golden/toy/leak" + ending));
        }
        repo.write(".gitignore", "mine.*\ntarget/\n");
        repo.commit("Change it\n\nModel-Change: toy: So be it.\n");
        assertThat(gate(1, "--base", "HEAD~1")).contains("No golden trace shows it on pages");
        assertThat(gate(1, "--base", "HEAD~1", "--head", "WORKTREE")).contains("No golden trace shows it on pages");
    }

    @Test
    void aCommitIsReadAsItIsWhateverACheckoutMadeOfIt() throws IOException {
        repo.git().run("config", "core.autocrlf", "true");
        for (String path : new String[] {GateRepo.LEAK, "golden/toy/leak.expected"}) {
            repo.edit(path, text -> text.replace("\n", "\r\n"));
        }
        repo.replace(GateRepo.MODEL, "Arrays.fill(pages, FREE);", "Arrays.fill(pages, 0, pages.length, FREE);");
        repo.git().run("commit", "-q", "-m", "Fill them all", GateRepo.MODEL);
        gate(0, "--base", "HEAD~1");
        assertThat(gate(2, "--base", "HEAD~1", "--head", "WORKTREE")).contains("its lines end with CR and LF");
    }

    @Test
    void aGoldenTraceIsNotMadeAnotherInSilence() throws IOException {
        repo.edit(
                GateRepo.LEAK,
                text -> text.replace("# patchtwin trace 1\n", "# patchtwin trace 1\n# A page is lost.\n"));
        repo.patchtwin("golden", "update");
        repo.commit("Say what it shows");
        gate(0, "--base", "HEAD~1");

        repo.replace(GateRepo.LEAK, "answer reclaim page0 attempt=1 -> busy\n", "");
        repo.patchtwin("golden", "update");
        repo.commit("Make it a trace of something else");
        assertThat(gate(1, "--base", "HEAD~1"))
                .contains("At the base golden/toy/leak.trace had other steps, and no golden trace has them any more")
                .contains("'Model-Change: toy: REASON'");
        repo.git().run("commit", "-q", "--amend", "-m", "Edit it\n\nModel-Change: toy: It is enough.");
        assertThat(gate(0, "--base", "HEAD~1")).contains("declares: It is enough.");
    }

    @Test
    void anInterruptAtAnyPointIsNoPassAndIsNotRemembered() throws IOException {
        repo.replace(GateRepo.MODEL, "Arrays.fill(pages, FREE);", "Arrays.fill(pages, 0, pages.length, FREE);");
        repo.commit("Fill them all");
        boolean interrupted = true;
        for (int patience = 0; interrupted; patience++) {
            String[] command = {
                "gate",
                "--base",
                "HEAD~1",
                "--cache",
                folder.resolve("cache" + patience).toString()
            };
            AtomicInteger left = new AtomicInteger(patience);
            GateRepo.Run run = repo.at(repo.root(), () -> left.getAndDecrement() <= 0, command);
            interrupted = left.get() < 0;
            assertThat(run.code()).as("after %d: %s", patience, run.out()).isEqualTo(interrupted ? 3 : 0);
            GateRepo.Run again = repo.at(repo.root(), command);
            assertThat(again.code()).as(again.out()).isZero();
            if (interrupted) {
                assertThat(again.out()).contains("golden traces were verified");
            }
        }
    }

    @Test
    void aContractThatAsksForLessHidesNoChangeOfAModel() throws IOException {
        repo.replace(GateRepo.CONTRACT, "small: {pages: 1}", "small: {pages: 2}");
        repo.commit("Explore more");
        repo.replace(GateRepo.CONTRACT, "small: {pages: 2}", "small: {pages: 1}");
        repo.replace(GateRepo.CONTRACT, "world: large, operations: 2000", "world: small, operations: 1");
        repo.replace(GateRepo.MODEL, FREES, "return answer == 0 || pages.length > 1 ? FREE : LEAKED;");
        repo.commit("Tidy up");
        assertThat(gate(1, "--base", "HEAD~1"))
                .contains("the two revisions differ on pages")
                .contains(
                        "The contract asks for less than it did at the base: the world 'small' has pages=1, not 2; 'small' is"
                                + " fuzzed, not 'large'; operations of fuzzing: 1, not 2000.");
    }

    @Test
    void aContractThatAllowsMoreIsTold() throws IOException {
        repo.replace(GateRepo.CONTRACT, "erase: [\"splat *\"]", "erase: [\"splat *\", \"page *\"]");
        repo.replace(GateRepo.CONTRACT, "probes: [\"a page was leaked\"]", "probes: []");
        repo.replace(GateRepo.CONTRACT, "channels: [pages, returns, safety]", "channels: [pages, safety]");
        repo.edit(
                GateRepo.CONTRACT,
                text -> text + "  - {id: other, channel: returns, side: after, erase: [x], reason: Never.}\n");
        repo.commit("Allow more");
        assertThat(gate(3, "--base", "HEAD~1"))
                .contains(
                        "The contract asks for less than it did at the base: the channel 'returns' need not agree; 'a page was"
                                + " leaked' need not be met; 'quiet-leak' is declared in another way, a difference on warnings; 'other'"
                                + " is declared, a difference on returns.");
    }

    @Test
    void aModelIsWhatItReads() throws IOException {
        repo.write("src/main/resources/rack/nominal.txt", "0");
        repo.replace(
                GateRepo.MODEL,
                FREES,
                "try (java.io.InputStream in = ToyModel.class.getResourceAsStream(\"nominal.txt\")) {"
                        + " return answer == in.read() - '0' ? FREE : LEAKED;"
                        + " } catch (java.io.IOException e) { throw new java.io.UncheckedIOException(e); }");
        repo.commit("Read what a nominal answer is");
        assertThat(gate(0, "--base", "HEAD~1")).contains("complete within small: in each of");
        repo.write("src/main/resources/rack/nominal.txt", "1");
        repo.commit("Take another answer for nominal");
        assertThat(gate(1, "--base", "HEAD~1"))
                .contains("differ on")
                .contains("in src/main/resources/rack/nominal.txt");
    }

    @Test
    void aClassThatIsOnlyNamedInATextIsNotTakenFromAnotherRevision() throws IOException {
        repo.write(GateRepo.SOURCES + "Nominal.java", """
                package rack;
                public class Nominal implements java.util.function.IntSupplier {
                    public int getAsInt() {
                        return 0;
                    }
                }
                """);
        repo.replace(
                GateRepo.MODEL,
                FREES,
                "try { return answer == ((java.util.function.IntSupplier) Class.forName(\"rack.Nominal\").getDeclaredConstructor()"
                        + ".newInstance()).getAsInt() ? FREE : LEAKED;"
                        + " } catch (ReflectiveOperationException e) { throw new IllegalStateException(e); }");
        repo.commit("Find it by its name");
        repo.replace(GateRepo.SOURCES + "Nominal.java", "return 0", "return 1");
        repo.commit("Change what nobody names");
        // The class is on the class path, as a build of the repository would have it there.
        GateRepo.Run run = repo.patchtwin("gate", "--no-cache", "--base", "HEAD~1");
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(2);
        assertThat(run.out()).contains("rack.Nominal, which no model names but in");
    }

    @Test
    void aModelThatThrowsIsInputThatCannotBeUsed() throws IOException {
        String throwing = "if (answer == 1) { throw new IllegalStateException(\"boo\"); } " + FREES;
        repo.replace(GateRepo.MODEL, FREES, throwing);
        repo.commit("Throw");
        assertThat(gate(2, "--base", "HEAD~1"))
                .contains("src/main/java/rack/ToyModel.java:1: error: rack.ToyModel.afterReclaim threw"
                        + " java.lang.IllegalStateException: boo");
        repo.replace(GateRepo.MODEL, throwing, FREES);
        repo.commit("Mend it");
        assertThat(gate(3, "--base", "HEAD~1"))
                .contains("cannot be said: at the base, rack.ToyModel.afterReclaim threw");
        repo.replace(GateRepo.MODEL, FREES, "return afterReclaim(answer);");
        repo.commit("Go round and round");
        assertThat(gate(2, "--base", "HEAD~2"))
                .contains("rack.ToyModel.afterReclaim threw java.lang.StackOverflowError");
    }

    @Test
    void onlyARevertSpeaksForWhatItReverts() throws IOException {
        changeTheMeaning();
        repo.patchtwin("golden", "update");
        String declared = repo.commit("Change it\n\nModel-Change: toy: It was so.\n");
        repo.replace(GateRepo.MODEL, "return answer != 2 ? FREE : LEAKED;", FREES);
        repo.patchtwin("golden", "update");
        repo.commit("Change it back\n\nSomebody wrote:\n> This reverts commit " + declared + ".\n");
        assertThat(gate(1, "--base", "HEAD~1")).contains("Nobody declares that");
        repo.git().run("commit", "-q", "--amend", "-m", "Revert it\n\nThis reverts commit " + declared + ".");
        gate(0, "--base", "HEAD~1");
        repo.git().run("revert", "--no-edit", "HEAD");
        assertThat(gate(0, "--base", "HEAD~1")).contains("reverts").contains("It was so.");
    }

    @Test
    void aRangeThatReachesToTheEndOfAShallowCloneIsNotKnown() throws IOException {
        // The head was merged from a branch that began long ago; the clone has no link from the base to that.
        String old = repo.commit("Long ago\n\nModel-Change: toy: Another change.\n");
        repo.commit("The base");
        repo.git().run("checkout", "-q", "-b", "topic", old);
        changeTheMeaning();
        repo.patchtwin("golden", "update");
        repo.commit("Change it");
        repo.git().run("checkout", "-q", "main");
        repo.git().run("merge", "-q", "--no-ff", "-m", "Merge it", "topic");
        assertThat(gate(1, "--base", "HEAD~1")).contains("Nobody declares that");
        String base = repo.git().run("rev-parse", "HEAD~1").strip();
        Files.writeString(repo.root().resolve(".git/shallow"), base + "\n" + old + "\n");
        assertThat(gate(2, "--base", "HEAD~1"))
                .contains("is shallow and ends within the range")
                .contains("git fetch --deepen=100 origin");
    }

    @Test
    void comparingNothingIsNoPass() throws IOException {
        repo.write("docs/x.md", "Words.\n");
        repo.commit("Document it");
        for (String root : new String[] {"docs", "README.md", ".git/refs"}) {
            GateRepo.Run run = repo.at(repo.root().resolve(root), "gate", "--no-cache", "--base", "HEAD~1");
            assertThat(run.code()).as(root + run.out()).isEqualTo(2);
            assertThat(run.err()).contains("neither end of the range has a bundle");
        }
    }

    @Test
    void aClassMayStandInAFileOfAnotherName() throws IOException {
        repo.write(
                GateRepo.SOURCES + "First.java",
                "package rack;\nclass First {}\n\nclass Second { static int nominal() { return 0; } }\n");
        repo.replace(GateRepo.MODEL, FREES, "return answer == Second.nominal() ? FREE : LEAKED;");
        repo.commit("Put it into another class");
        assertThat(gate(0, "--base", "HEAD~1")).contains("complete within small");
        repo.replace(GateRepo.SOURCES + "First.java", "return 0", "return 1");
        repo.commit("Change the other class");
        assertThat(gate(1, "--base", "HEAD~1")).contains("in src/main/java/rack/First.java");
    }

    @Test
    void aModelThatNobodyRegistersAnyMoreIsNotTakenFromThisProgram() throws IOException {
        String service = "src/main/resources/META-INF/services/dev.patchtwin.model.ModelFactory";
        repo.patchtwin("golden", "verify");
        repo.write(service, "# Toys.\nrack.ToyFactory$Before\nrack.Missing\n");
        repo.commit("Forget one, and name one that is not there");
        assertThat(gate(2, "--base", "HEAD~1"))
                .contains(service + ":3: error: names the model factory rack.Missing, and there is no source of it");
        repo.write(service, "rack.ToyFactory$Before\n");
        repo.commit("Forget one");
        repo.git().run("checkout", "-q", "HEAD~2");
        // The program that is run is a build of the older revision.
        GateRepo.Run run = repo.patchtwin("gate", "--no-cache", "--base", "main~1", "--head", "main");
        assertThat(run.code()).as(run.out()).isEqualTo(2);
        assertThat(run.out()).containsPattern("unknown\\s+model 'rack-after'");
    }

    @Test
    void goldenTracesOfNoBundleAreNotPassedOver() throws IOException {
        repo.write("golden/none/leak.trace", repo.read(GateRepo.LEAK));
        repo.commit("Add them to nothing");
        assertThat(gate(2, "--base", "HEAD~1"))
                .contains("golden/none:1: error: there is no bundle 'none'; name this folder like one, or delete it");
        repo.write("README.md", "Words.\n");
        repo.commit("Edit");
        gate(0, "--base", "HEAD~1");
    }

    @Test
    void anOldDeclarationMayBePutIntoOtherWords() throws IOException {
        changeTheMeaning();
        repo.patchtwin("golden", "update");
        repo.edit(
                GateRepo.CONTRACT,
                text -> text + "model-changes:\n  - {model: rack-before, reason: So.}\n"
                        + "  - {model: rack-after, reason: Here tooo.}\n");
        repo.commit("Change it");
        gate(0, "--base", "HEAD~1");
        repo.replace(GateRepo.CONTRACT, "tooo", "too");
        repo.commit("Mend a word");
        gate(0, "--base", "HEAD~1");
    }

    @Test
    void aPartialCloneIsNotHalfAnAnswer() throws IOException {
        changeTheMeaning();
        repo.patchtwin("golden", "update");
        repo.commit("Change it\n\nModel-Change: toy: So.\n");
        repo.git().run("config", "uploadpack.allowFilter", "true");
        Path clone = folder.resolve("partial");
        repo.git().run("clone", "-q", "--no-local", "--filter=blob:none", "file://" + repo.root(), clone.toString());
        // Links to the clone and to the folder in it lead to the same.
        Path link = Files.createSymbolicLink(folder.resolve("link"), clone);
        GateRepo.Run run = repo.at(link, "gate", "--no-cache", "--base", "HEAD~1");
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(2);
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains(
                        ":src/main/java/rack/ToyModel.java: error: is not in this clone, which is partial; 'git diff ")
                .doesNotContain("declare it");
    }
}
