package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patchtwin.patch.corpus.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the gate says of changes, declared or not, and of what cannot be used. */
class GateTest {
    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private GateRepo repo;

    @BeforeEach
    void begin() throws IOException {
        assumeTrue(Git.isThere(), "there is no git here");
        repo = GateRepo.in(folder);
    }

    /** The pages that are busy are freed all the same. */
    private void changeTheMeaning() throws IOException {
        repo.replace(GateRepo.MODEL, "return answer == 0 ? FREE : LEAKED;", "return answer != 2 ? FREE : LEAKED;");
    }

    /** A channel that no golden trace of the toy says anything about. */
    private void changeWhatNoGoldenTraceShows() throws IOException {
        repo.replace(GateRepo.MODEL, "return answer == 0 ? FREE : LEAKED;", "return answer != 1 ? FREE : LEAKED;");
    }

    private static String flat(GateRepo.Run run) {
        return run.out().replaceAll("\\s+", " ");
    }

    private GateRepo.Run gate(int code, String... args) {
        GateRepo.Run run = repo.gate(args);
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
        return run;
    }

    @Test
    void followingWhatItSaysMakesItPass() throws IOException {
        changeWhatNoGoldenTraceShows();
        repo.commit("Free a page that could not be reclaimed");
        GateRepo.Run first = gate(1, "--base", "HEAD~1");
        String said = flat(first);
        assertThat(said)
                .contains("Nobody declares that. If it is meant: say so with a line 'Model-Change: toy: REASON'")
                .contains(
                        "No golden trace shows it on pages and enabled. If it is meant, add the witness and commit it: ./patchtwin golden add");

        Matcher replay = Pattern.compile("Again: \\./patchtwin (gate (?:(?!Again).)* --model rack-after --replay \\S+)")
                .matcher(said);
        assertThat(replay.find()).isTrue();
        GateRepo.Run again = repo.at(
                repo.root(), replay.group(1).replaceAll(" --root \\S+", "").split(" ", -1));
        assertThat(again.code()).as(again.err()).isEqualTo(1);
        assertThat(again.out()).contains("base", "| head").contains("page0 leaked").contains("page0 free");

        Matcher add = Pattern.compile("\\./patchtwin (golden add \\S+)").matcher(first.out());
        assertThat(add.find()).isTrue();
        do {
            GateRepo.Run added = repo.patchtwin(add.group(1).split(" ", -1));
            assertThat(added.code()).as(added.out() + added.err()).isZero();
        } while (add.find());
        repo.commit("Show it\n\nModel-Change: toy: The page is not lost after all.\n");
        assertThat(flat(gate(0, "--base", "HEAD~2")))
                .contains("Declared by commit")
                .contains("PASS");
    }

    @Test
    void aContractMayDeclareAChangeAndMustNotDeclareMore() throws IOException {
        changeTheMeaning();
        repo.patchtwin("golden", "update");
        repo.edit(GateRepo.CONTRACT, text -> text + """
                model-changes:
                  - model: rack-before
                    reason: The page is not lost.
                  - {model: rack-after, reason: Nor here.}
                """);
        repo.commit("Change both models");
        assertThat(flat(gate(0, "--base", "HEAD~1")))
                .contains("Declared by patches/toy/twin.yaml:17: The page is not lost.")
                .contains("Declared by patches/toy/twin.yaml:19: Nor here.");

        repo.edit(GateRepo.CONTRACT, text -> text + "  - {model: rack-after, reason: Once more.}\n");
        repo.commit("Declare what does not happen");
        assertThat(flat(gate(3, "--base", "HEAD~1")))
                .contains(
                        "patches/toy/twin.yaml:20 declares that the meaning of rack-after changed, and it did not in this range");
        // What was declared for an earlier change does not cover the next one.
        repo.replace(GateRepo.MODEL, "return answer != 2 ? FREE : LEAKED;", "return answer == 0 ? FREE : LEAKED;");
        repo.patchtwin("golden", "update");
        repo.commit("Change both models back");
        assertThat(flat(gate(1, "--base", "HEAD~1"))).contains("Nobody declares that");
    }

    @Test
    void aDeclarationThatDeclaresNothingIsTold() throws IOException {
        repo.write("README.md", "Other words.\n");
        repo.commit("Edit\n\nModel-Change: toys: Why not.\nModel-Change: because\n");
        repo.write("README.md", "More words.\n");
        repo.commit("Edit\n\nModel-Change: toy: Just in case.\n");
        assertThat(flat(gate(0, "--base", "HEAD~2")))
                .contains(
                        "declares a change of 'toys', and there is no bundle of this name here, and no model of it whose sources changed")
                .contains("'Model-Change: because' of commit")
                .contains("must have the form 'Model-Change: ID: REASON'")
                .contains("declares a change of 'toy' (Just in case.), and nothing in this range needed it");
    }

    @Test
    void sourcesThatDoNotCompileAreSaidWithTheirPlace() throws IOException {
        repo.replace(GateRepo.AFTER, "void reclaimFailed", "void reclaimFailled");
        repo.commit("Break a model");
        String place = GateRepo.AFTER + ":";
        assertThat(flat(gate(2, "--base", "HEAD~1")))
                .contains(place)
                .contains("error:")
                .contains("UNUSABLE INPUT");

        // From there on nobody can compare, and nobody can say that the meaning was kept; but it can be declared.
        repo.replace(GateRepo.AFTER, "void reclaimFailled", "void reclaimFailed");
        repo.commit("Mend it");
        assertThat(flat(gate(3, "--base", "HEAD~1")))
                .contains("the models at the base cannot be compiled with this Patchtwin: ")
                .contains(":" + GateRepo.AFTER + ":")
                .contains("INCONCLUSIVE");
        repo.write("README.md", "Declared.\n");
        repo.commit("Declare it\n\nModel-Change: toy: It did not compile before.\n");
        gate(0, "--base", "HEAD~2");
    }

    @Test
    void aBundleIsNotLostInSilence() throws IOException {
        repo.bundle("other");
        repo.commit("Add a bundle");
        repo.delete("patches/other/twin.yaml");
        repo.delete("patches/other/toy.patch");
        repo.commit("Remove it");
        assertThat(flat(gate(1, "--base", "HEAD~1")))
                .contains("other")
                .contains("It is removed, and nobody declares that");
        repo.git().run("commit", "-q", "--amend", "-m", "Remove it\n\nModel-Change: other: It was merged.");
        assertThat(flat(gate(0, "--base", "HEAD~1")))
                .contains("It is removed, as commit")
                .contains("It was merged.");
    }

    @Test
    void aGoldenTraceMayBeRenamed() throws IOException {
        for (String ending : new String[] {".trace", ".expected"}) {
            Files.move(
                    repo.root().resolve("golden/toy/leak" + ending), repo.root().resolve("golden/toy/lost" + ending));
        }
        GateRepo.Run updated = repo.patchtwin("golden", "update");
        assertThat(updated.code()).as(updated.err()).isZero();
        repo.commit("Call it by another name");
        gate(0, "--base", "HEAD~1");
    }

    @Test
    void aModelWithAnotherVocabularyIsAChangeThatNoTraceCanShow() throws IOException {
        repo.replace(
                GateRepo.MODEL,
                "List.of(\"ok\", \"busy\", \"error\")",
                "List.of(\"ok\", \"busy\", \"error\", \"lost\")");
        repo.commit("Let a reclaim fail in another way");
        assertThat(flat(gate(1, "--base", "HEAD~1")))
                .contains("It cannot run beside what it was")
                .contains("Nobody declares that");
        repo.git()
                .run("commit", "-q", "--amend", "-m", "Fail otherwise\n\nModel-Change: toy: There is one more error.");
        gate(0, "--base", "HEAD~1");
    }

    @Test
    void whatIsKnownIsNotFoundOutAgain() throws IOException {
        repo.replace(GateRepo.MODEL, "Arrays.fill(pages, FREE);", "Arrays.fill(pages, 0, pages.length, FREE);");
        repo.replace(GateRepo.CONTRACT, "length: 30", "length: 31");
        repo.commit("Change both");
        String[] command = {
            "gate", "--base", "HEAD~1", "--cache", folder.resolve("cache").toString(), "--threads", "1"
        };
        GateRepo.Run first = repo.at(repo.root(), command);
        assertThat(first.code()).as(first.out()).isZero();
        assertThat(flat(first)).doesNotContain("earlier run").contains("complete within small: in each of");
        GateRepo.Run second = repo.at(repo.root(), command);
        assertThat(second.code()).isZero();
        assertThat(flat(second))
                .contains("complete within small: in each of")
                .contains("Known from an earlier run")
                .contains("EQUIVALENT WITHIN BOUNDS, as an earlier run on the very same files found");
        repo.replace(
                GateRepo.MODEL,
                "Arrays.fill(pages, 0, pages.length, FREE);",
                "Arrays.fill(pages, 0, pages.length, LEAKED);");
        repo.commit("Change it again");
        GateRepo.Run third = repo.at(repo.root(), command);
        assertThat(third.code()).as(third.out()).isEqualTo(1);
        assertThat(flat(third))
                .contains("differ on pages and enabled")
                .contains("golden/toy/leak.trace:4: error: step 1: 'map page=0' is not possible here on both sides");
    }

    @Test
    void aRevisionThatIsNotOnDiskIsToldOfAsSomebodyHasIt() throws IOException {
        changeTheMeaning();
        repo.commit("Change the meaning");
        repo.replace("golden/toy/leak.expected", "page0 leaked", "page0 fine");
        repo.commit("Edit by hand");
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        String usual = System.setProperty("java.io.tmpdir", temporary.toString());
        try {
            GateRepo.Run run = gate(1, "--base", "HEAD~2", "--head", "HEAD~1");
            assertThat(flat(run)).contains("golden/toy/leak.trace, from line").contains("differ on pages");
            assertThat(run.out()).doesNotContain("patchtwin-gate").contains("golden/toy/leak.expected");
            String revision = repo.git().run("rev-parse", "--short=12", "HEAD").strip();
            repo.write("golden/toy/leak.expected", "nothing\n");
            repo.commit("Spoil it");
            assertThat(flat(gate(2, "--base", "HEAD~2", "--head", "HEAD~1")))
                    .contains(revision + ":golden/toy/leak.expected:")
                    .doesNotContain("patchtwin-gate");
        } finally {
            System.setProperty("java.io.tmpdir", usual);
        }
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void whatCiSystemsReadNamesTheWitnessAndTheCommand() throws IOException {
        changeTheMeaning();
        repo.commit("Change the meaning");
        Path junit = folder.resolve("junit.xml");
        Path sarif = folder.resolve("gate.sarif");
        Path summary = folder.resolve("summary.md");
        GateRepo.Run run = gate(
                1,
                "--base",
                "HEAD~1",
                "--junit",
                junit.toString(),
                "--sarif",
                sarif.toString(),
                "--summary",
                summary.toString());
        Matcher again = Pattern.compile("(?m)^Again: (.* --model rack-after --replay (\\S+/pages.trace))$")
                .matcher(run.out());
        assertThat(again.find()).isTrue();
        for (Path file : List.of(junit, sarif, summary)) {
            assertThat(Files.readString(file))
                    .as(file.toString())
                    .contains(again.group(1))
                    .contains("rack-after/toy/pages.trace")
                    .contains("unmap page=0")
                    .contains("page0 leaked");
        }
    }

    @Test
    void aFolderOfSourcesWithoutModelsIsNotTakenInSilence() throws IOException {
        repo.write("README.md", "Words.\n");
        repo.commit("Edit");
        assertThat(flat(gate(0, "--base", "HEAD~1"))).doesNotContain("--sources");
        assertThat(flat(gate(0, "--base", "HEAD~1", "--sources", "src/model/java")))
                .contains("No model is registered below src/model/java")
                .contains("name their folder with --sources");
    }

    @Test
    void everyBundleIsCheckedWhenSomebodyAsksForIt() throws IOException {
        repo.write("README.md", "Words.\n");
        repo.commit("Edit");
        assertThat(flat(gate(0, "--base", "HEAD~1"))).contains("untouched");
        assertThat(flat(gate(0, "--base", "HEAD~1", "--all"))).contains("EQUIVALENT WITHIN BOUNDS");
    }
}
