package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.patch.tree.Repo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands about one mail or series, as a person calls them. */
class PatchCommandTest {
    private static final String SEED = "patches/kvm-reclaim-external-sp/review-of-rfc-v5-09-of-45.txt";

    @TempDir
    Path folder;

    private String tree = "";

    @BeforeEach
    void makeTheTree() throws IOException {
        Repo repo = new Repo(Files.createDirectories(folder.resolve("tree")));
        repo.commit(ToyMails.TREE);
        tree = repo.folder().toString();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void theFirstBundlesMailIsShownOnAScreen() {
        PatchRun ran = PatchRun.of("show", SEED);
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .startsWith("[RFC PATCH v5 09/45] KVM: x86: Rework .free_external_spt() into\n.reclaim_external_sp()\n")
                .contains("  from      Sean Christopherson\n")
                .contains("handle_removed_pt in tdp_mmu.c: body")
                .contains(
                        "tdx_sept_free_private_spt -> tdx_sept_reclaim_private_sp in tdx.c:\n            renamed, signature, body\n")
                .contains("arch/x86/kvm/vmx/tdx.c: 2 hunks, +12 -15")
                .contains("2 remarks of a reviewer: patchtwin patch remarks")
                .contains("\n  61: warning: hunk 1 of")
                .endsWith("RECOVERED: 4 files in 5 hunks, complete\n");
        assertThat(ran.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(ran.out().indexOf("61: warning")).isLessThan(ran.out().indexOf("1: note"));
    }

    @Test
    void aSeriesIsALineForEachPatch() {
        PatchRun ran = PatchRun.piped(ToyMails.SERIES, "show", "-");
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .startsWith("[PATCH 0/2] mm: toy: Be quiet\npart   title ")
                .containsPattern("\n1/2 +mm: toy: Leak quietly +1 +\\+1 -3 +1  ok\n2/2 ")
                .endsWith("RECOVERED: 2 patches, complete and in order\n");
        assertThat(ran.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void aSeriesWithAHoleIsAPartAndSaysWhatIsMissing() throws IOException {
        String third = ToyMails.mail("PATCH 3/3", "mm: toy: Rename", ToyMails.RENAME);
        String first = ToyMails.mail("PATCH 1/3", "mm: toy: Leak quietly", ToyMails.RECLAIM);
        String mbox = file("hole.mbox", first + third);
        PatchRun shown = PatchRun.of("show", mbox);
        assertThat(shown.code()).isEqualTo(3);
        assertThat(shown.out())
                .contains("part 2 of 3 is missing")
                .contains("A PART: of 2 patches the first one can be used");
        Path written = folder.resolve("out.mbox");
        PatchRun recovered = PatchRun.of("recover", mbox, "-o", written.toString());
        assertThat(recovered.code()).isEqualTo(3);
        assertThat(recovered.err()).contains("part 2 of 3 is missing", "only the first 1 of 2 patches were written");
        assertThat(written).content().contains("Leak quietly").doesNotContain("Subject: [PATCH 3/3]");
    }

    @Test
    void whatWasRecoveredIsWrittenInOrderAndRecoveredAgainWithoutAWord() throws IOException {
        String mixedUp = ToyMails.RENAME_MAIL + ToyMails.cover("") + ToyMails.RECLAIM_MAIL;
        PatchRun ran = PatchRun.piped(mixedUp, "recover", "-");
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).contains("<stdin>:1: warning: the parts stand in another order");
        assertThat(ran.out().indexOf("Leak quietly")).isLessThan(ran.out().indexOf("Ask for it"));
        PatchRun again = PatchRun.piped(ran.out(), "recover", "-");
        assertThat(again).isEqualTo(new PatchRun(0, ran.out(), ""));
    }

    @Test
    void anExistingFileIsReplacedOnlyByAPatchThatWasRecovered() throws IOException {
        String old = file("old.patch", "what was there\n");
        PatchRun bad = PatchRun.piped("Hello\n", "recover", "-", "-o", old);
        assertThat(bad.code()).isEqualTo(2);
        assertThat(bad.out()).isEmpty();
        assertThat(bad.err()).contains("there is no patch in this mail").contains("nothing was written");
        assertThat(Path.of(old)).hasContent("what was there");
        assertThat(PatchRun.piped(ToyMails.RECLAIM_MAIL, "recover", "-", "-o", old)
                        .code())
                .isZero();
        assertThat(Path.of(old)).content().startsWith("From 0000").contains("+\tif (toy_call(toy))\n");
        assertThat(files()).containsExactly("old.patch", "tree");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aTreeGivesBackTheWhiteSpaceThatAReplyHasLost() throws IOException {
        String reply = file("reply.txt", ToyMails.reply(ToyMails.RECLAIM, "+\tif (toy_call", "Is that enough?"));
        PatchRun ran = PatchRun.of("recover", reply, "--tree", tree);
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("-\tint ret = toy_call(toy);\n-\n-\tif (WARN_ON_ONCE(ret))\n+\tif (toy_call(toy))\n");
        assertThat(ran.err()).contains("tree: " + tree + "@HEAD: HEAD, for the mail names no base-commit");
        PatchRun applied = PatchRun.of("apply", reply, "--tree", tree, "--diff");
        assertThat(applied.code()).isZero();
        assertThat(applied.out())
                .contains("  M  mm/toy.c\n")
                .contains("1 line inferred")
                .contains("\nAPPLIES: to ")
                .contains("\ndiff --git a/mm/toy.c b/mm/toy.c\n")
                .contains("+\tif (toy_call(toy))\n");
        assertThat(Files.readString(Path.of(tree, "mm/toy.c"))).isEqualTo(ToyMails.TOY);
    }

    @Test
    void aSeriesIsAppliedOneOnTopOfTheOther() {
        PatchRun ran = PatchRun.piped(ToyMails.SERIES, "apply", "-", "--tree", tree);
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("[PATCH 2/2] mm: toy: Ask for it\n  M  mm/toy.c")
                .contains("APPLIES: to ");
        PatchRun second = PatchRun.piped(ToyMails.RENAME_MAIL, "apply", "-", "--tree", tree);
        assertThat(second.code()).isEqualTo(2);
        assertThat(second.out()).contains("error: ").contains("DOES NOT APPLY: to ");
        PatchRun recovered = PatchRun.piped(ToyMails.RENAME_MAIL, "recover", "-", "--tree", tree);
        assertThat(recovered.code()).isEqualTo(2);
        assertThat(recovered.out()).isEmpty();
        assertThat(recovered.err()).contains("does not apply to").contains("nothing was written");
    }

    @Test
    void theTreeIsTheBaseThatTheMailNamesWhenTheRepositoryHasIt() throws IOException {
        Repo repo = new Repo(Files.createDirectories(folder.resolve("other")));
        String base = repo.commit(ToyMails.TREE);
        repo.commit(Map.of("mm/toy.c", "int nothing;\n"));
        String at = repo.folder().toString();
        String named = ToyMails.cover("\nbase-commit: " + base + "\nprerequisite-patch-id: " + "a".repeat(40) + "\n")
                + ToyMails.RECLAIM_MAIL
                + ToyMails.RENAME_MAIL;
        PatchRun ran = PatchRun.piped(named, "show", "-", "--tree", at);
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("the base-commit that the mail names", "1 patch is asked for first");
        PatchRun head = PatchRun.piped(named, "show", "-", "--tree", at + "@HEAD");
        assertThat(head.code()).isEqualTo(2);
        assertThat(head.out()).contains("the revision that --tree names").contains("DOES NOT APPLY");
        PatchRun unknown = PatchRun.piped(named.replace(base, "b".repeat(40)), "show", "-", "--tree", tree);
        assertThat(unknown.code()).isZero();
        assertThat(unknown.out().replaceAll("\\s+", " "))
                .contains("HEAD, for the base-commit that the mail names, bbbbbbbbbbbb, is not in the repository");
    }

    @Test
    void aPartIsWrittenWithoutWhatIsIncompleteAndSaysSo() {
        String reply = ToyMails.reply(ToyMails.RENAME, "static void toy_reclaim", "That is all I care about.");
        String cut = reply.substring(0, reply.indexOf("> -if (toy_call(toy))"));
        PatchRun ran = PatchRun.piped(cut, "recover", "-");
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.out())
                .contains("\n---\nThis is a PART of the patch: the mail does not hold the rest.\nMissing: ")
                .contains("\nLeft out: hunk 2 of mm/toy.c, which is incomplete.\n")
                .contains("+static int toy_ask(struct toy *toy)")
                .doesNotContain("@@ -7,7");
        assertThat(ran.err()).contains(": part: ");
        assertThat(PatchRun.piped(cut, "show", "-").out()).contains("A PART: 1 file in 2 hunks are there");
    }

    @Test
    void functionsAreToldWithTheNatureOfEachHunk() throws IOException {
        String comment = file("comment.txt", ToyMails.mail("PATCH", "mm: toy: Say why", """
                diff --git a/mm/toy.c b/mm/toy.c
                --- a/mm/toy.c
                +++ b/mm/toy.c
                @@ -1,5 +1,6 @@
                 #include "toy.h"
                \s
                +/* Asks. */
                 static int toy_call(struct toy *toy)
                 {
                 	return toy->ops->call(toy);
                """));
        PatchRun ran = PatchRun.of("functions", comment, "--tree", tree);
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("toy_call in toy.c: comments\n", "hunk 1: comments\n");
        assertThat(PatchRun.of("show", comment).out()).contains("  harmless  hunk 1 of toy.c: comments only\n");
    }

    @Test
    void remarksStandBelowTheLinesThatTheyAnswer() throws IOException {
        String reply = file("reply.txt", ToyMails.reply(ToyMails.RECLAIM, "+\tif (toy_call", "Is that enough?"));
        PatchRun ran = PatchRun.of("remarks", reply);
        assertThat(ran.code()).isZero();
        assertThat(ran.out().replaceAll("\\s+\\(", " ("))
                .contains("mm/toy.c, hunk 1 (" + reply + ":")
                .contains("\n  > +if (toy_call(toy))\n    Is that enough?\n");
        assertThat(PatchRun.piped(ToyMails.RECLAIM_MAIL, "remarks", "-").out())
                .isEqualTo("No remark of a reviewer stands in <stdin>.\n");
    }

    /** Each row: a command line with the test's folder for DIR, and what the one line on the error stream says. */
    @ParameterizedTest(name = "patchtwin patch {0}")
    @CsvSource(delimiter = '|', textBlock = """
            show DIR/nothing.txt                | DIR/nothing.txt: error: there is no such file
            show DIR                            | DIR: error: is a folder
            show -                              | <stdin>: error: is empty
            show good.txt --tree DIR/nowhere    | DIR/nowhere: error: there is no such folder
            show good.txt --tree DIR            | DIR: error: is in no git repository
            apply good.txt --tree DIR/tree@v9   | DIR/tree: error: there is no revision 'v9' here
            recover good.txt -o DIR/no/x.patch  | DIR/no/x.patch: error: cannot be written (no such file or folder)
            recover good.txt -o DIR/tree        | DIR/tree: error: is a folder; name a file in it
            """)
    void whatCannotBeUsedIsOneLineAndReturns2(String commandLine, String message) throws IOException {
        String good = file("good.txt", ToyMails.RECLAIM_MAIL);
        String[] args = commandLine
                .replace("good.txt", good)
                .replace("DIR", folder.toString())
                .split(" +", -1);
        PatchRun ran = PatchRun.of(args);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.err()).startsWith(message.replace("DIR", folder.toString()));
        assertThat(files()).containsExactly("good.txt", "tree");
    }

    /** Each row: a command line, and what the error stream says. */
    @ParameterizedTest(name = "patchtwin patch {0}")
    @CsvSource(delimiter = '|', textBlock = """
            apply x          | Missing required option: '--tree=REPO[@REV]'
            show             | Missing required parameter: 'MAIL'
            remarks x --tree y | Unknown option
            shwo x           | Did you mean: patch show?
            """)
    void badUsageReturns2AndNamesTheHelp(String commandLine, String message) {
        PatchRun ran = PatchRun.of(commandLine.split(" +", -1));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).startsWith("patchtwin: error: ").contains(message, "--help");
    }

    @Test
    void withoutACommandTheUsualOneIsNamed() {
        PatchRun ran = PatchRun.of();
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).isEqualTo("""
                        patchtwin: error: a command is missing; the usual one is: patch show
                        Try: patchtwin patch --help
                        """);
    }

    @Test
    void whatIsNoMailIsSaidWithItsPlace() {
        PatchRun ran = PatchRun.piped("\u0000\u0001garbage\n", "show", "-");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out())
                .contains("  1: error: there is no patch")
                .endsWith("NOT RECOVERED: the errors above say why\n");
    }
}
