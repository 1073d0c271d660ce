package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.patch.tree.Repo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatchCompareTest {
    private static final Path TOY = Path.of("src/test/resources/house/patches/toy");

    @TempDir
    Path folder;

    @BeforeEach
    void makeARootWithoutBundles() throws IOException {
        Files.createDirectories(folder.resolve("patches"));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private PatchRun compare(String old, String young, String... more) throws IOException {
        String[] args = new String[5 + more.length];
        args[0] = "compare";
        args[1] = file("old.mbox", old);
        args[2] = file("new.mbox", young);
        args[3] = "--root";
        args[4] = folder.toString();
        System.arraycopy(more, 0, args, 5, more.length);
        return PatchRun.of(args);
    }

    @Test
    void theSameSeriesDoesTheSame() throws IOException {
        PatchRun ran = compare(ToyMails.SERIES, ToyMails.SERIES);
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .contains("\n1: 1/2 = 1: 1/2  mm: toy: Leak quietly\n2: 2/2 = 2: 2/2  mm: toy: Ask for it\n")
                .endsWith("THE SAME: nothing changed in what the patches do\n");
    }

    @Test
    void aFunctionWhoseChangeDiffersIsNamedWithTheLines() throws IOException {
        PatchRun ran = compare(
                ToyMails.RECLAIM_MAIL,
                ToyMails.RECLAIM_MAIL.replace("+\tif (toy_call(toy))", "+\tif (!toy_call(toy))"));
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out())
                .contains("1: 1/2 ! 1: 1/2  mm: toy: Leak quietly\n")
                .contains("    hunks: 0 the same, 1 changed, 0 only in old, 0 only in new\n")
                .contains("""
                            mm/toy.c: toy_reclaim: changed here
                              -+\tif (toy_call(toy))
                              ++\tif (!toy_call(toy))
                        """)
                .contains("CHANGED: ");
    }

    @Test
    void otherPlacesAndOtherWordsAndOtherWhiteSpaceAreNoOtherDoing() throws IOException {
        String moved = ToyMails.RECLAIM_MAIL
                .replace("@@ -7,10 +7,8 @@", "@@ -107,10 +117,8 @@")
                .replace("What is leaked", "Whatever is leaked")
                .replace("+\tif (toy_call(toy))", "+\tif ( toy_call(toy) )");
        PatchRun ran = compare(ToyMails.RECLAIM_MAIL, moved);
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("the commit message differs", "toy_reclaim: only white space changed here")
                .contains("THE SAME: ");
    }

    @Test
    void aCommentThatDiffersIsToldApart() throws IOException {
        String with = ToyMails.RECLAIM_MAIL
                .replace("@@ -7,10 +7,8 @@", "@@ -7,10 +7,9 @@")
                .replace("+\tif (toy_call(toy))", "+\t/* Quietly. */\n+\tif (toy_call(toy))");
        PatchRun ran = compare(ToyMails.RECLAIM_MAIL, with);
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("toy_reclaim: only comments changed here\n      ++\t/* Quietly. */\n")
                .contains("1: 1/2 = 1: 1/2");
    }

    @Test
    void aLineThatStandsElsewhereInTheFunctionIsADifference() throws IOException {
        PatchRun ran = compare(lockedBy(2), lockedBy(4));
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out())
                .contains(
                        "mm/toy.c: toy_put: changed here\n      - \tlock(toy);\n      + \tunlock(toy);\n       +\tcheck(toy);\n");
    }

    private static String lockedBy(int place) {
        StringBuilder diff = new StringBuilder("""
                diff --git a/mm/toy.c b/mm/toy.c
                --- a/mm/toy.c
                +++ b/mm/toy.c
                @@ -1,6 +1,7 @@
                """);
        String[] lines = {"void toy_put(struct toy *toy)\n {", "\tlock(toy);", "\ttoy->count--;", "\tunlock(toy);", "}"
        };
        for (int i = 0; i < lines.length; i++) {
            diff.append(i == place ? "+\tcheck(toy);\n" : "")
                    .append(' ')
                    .append(lines[i])
                    .append('\n');
        }
        return ToyMails.mail("PATCH", "mm: toy: Check", diff.toString());
    }

    @Test
    void patchesThatOnlyOneVersionHasAreMarkedAndRenamedOnesFindEachOther() throws IOException {
        String old = ToyMails.mail("PATCH 1/2", "mm: toy: Be quiet", ToyMails.RECLAIM)
                + ToyMails.mail("PATCH 2/2", "mm: toy: Another file", newFile("mm/gone.c"));
        String young = ToyMails.mail("PATCH v2 1/2", "mm: toy: Something new", newFile("mm/come.h"))
                + ToyMails.mail("PATCH v2 2/2", "mm: toy: Leak quietly", ToyMails.RECLAIM);
        PatchRun ran = compare(old, young);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out())
                .contains("\n-: > 1: 1/2  mm: toy: Something new\n".replace("-: ", "- "))
                .contains("\n1: 1/2 = 2: 2/2  mm: toy: Leak quietly\n    title was: mm: toy: Be quiet\n")
                .contains("\n2: 2/2 < -  mm: toy: Another file\n");
    }

    private static String newFile(String path) {
        String word = path.replaceAll("\\W", "_");
        return "diff --git a/" + path + " b/" + path + "\nnew file mode 100644\n--- /dev/null\n+++ b/" + path
                + "\n@@ -0,0 +1,1 @@\n+int " + word + ";\n";
    }

    @Test
    void aFileThatOneVersionChangesAloneIsNamed() throws IOException {
        PatchRun ran = compare(
                ToyMails.mail("PATCH", "mm: toy: Leak quietly", ToyMails.RECLAIM),
                ToyMails.mail("PATCH", "mm: toy: Leak quietly", newFile("mm/come.h") + ToyMails.RECLAIM));
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("    mm/come.h is changed in the new version only\n");
    }

    @Test
    void manyLinesAreCutAndCounted() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            lines.append("+\tuse(").append(i).append(");\n");
        }
        String longer = ToyMails.RECLAIM_MAIL
                .replace("@@ -7,10 +7,8 @@", "@@ -7,10 +7,38 @@")
                .replace("+\tif (toy_call(toy))\n", lines + "+\tif (toy_call(toy))\n");
        PatchRun ran = compare(ToyMails.RECLAIM_MAIL, longer);
        assertThat(ran.out())
                .contains("++\tuse(19);\n      and 10 more lines\n")
                .doesNotContain("use(20)");
    }

    @Test
    void aReplyThatLostItsWhiteSpaceDoesTheSameAsThePatch() throws IOException {
        String sent = ToyMails.mail("PATCH", "mm: toy: Leak quietly", ToyMails.RECLAIM);
        String reply = ToyMails.reply(ToyMails.RECLAIM, "+\tif (toy_call", "Is that enough?");
        PatchRun ran = compare(sent, reply);
        assertThat(ran.code()).as(ran.out()).isZero();
        assertThat(ran.out()).contains("toy_reclaim: only white space changed here");
        Repo repo = new Repo(Files.createDirectories(folder.resolve("tree")));
        repo.commit(ToyMails.TREE);
        PatchRun healed = compare(sent, reply, "--tree", repo.folder().toString());
        assertThat(healed.code()).isZero();
        assertThat(healed.out()).doesNotContain("white space");
    }

    @Test
    void aPartIsComparedAsFarAsItIsThere() throws IOException {
        String reply = ToyMails.reply(ToyMails.RENAME, "static void toy_reclaim", "That is all I care about.");
        String cut = reply.substring(0, reply.indexOf("> -if (toy_call(toy))"));
        PatchRun ran = compare(ToyMails.RENAME_MAIL, cut);
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.out().replaceAll("\\s+", " ")).contains("what is missing of a version counts as a difference");
        assertThat(ran.err()).contains(": part: ");
    }

    @Test
    void aVersionThatCannotBeUsedIsNotCompared() throws IOException {
        PatchRun ran = compare("Hello\n", ToyMails.SERIES);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("old.mbox:1: error: there is no patch in this mail");
        assertThat(ran.out()).startsWith("NOT COMPARED: ");
        assertThat(PatchRun.of("compare", "-", "-").code()).isEqualTo(2);
    }

    @Test
    void theModelsOfBothVersionsAreCheckedWhenThereAreAny() throws IOException {
        String mail = Files.readString(TOY.resolve("toy.patch"));
        String yaml = Files.readString(TOY.resolve("twin.yaml"));
        assertThat(compare(mail, mail).out().replaceAll("\\s+", " ")).contains("no bundle for ");
        bundle("toy", mail, yaml);
        assertThat(compare(mail, mail).out().replaceAll("\\s+", " "))
                .contains("both versions are the patch of the bundle toy: its models stand for both");
        String next = mail.replace("[PATCH v2 1/3]", "[PATCH v3 1/3]").replace("20260202100000", "20260303100000");
        assertThat(compare(mail, next).out().replaceAll("\\s+", " ")).contains("no bundle for " + folder + "/new.mbox");
        bundle("toy-again", next, yaml);
        PatchRun same = compare(mail, next);
        assertThat(same.code()).isZero();
        assertThat(same.out()).contains("toy against toy-again: the same verdict, NO DIFFERENCE FOUND");
        String strict = yaml.substring(0, yaml.indexOf("declared:")).replace("safety]", "safety, warnings]");
        Files.writeString(folder.resolve("patches/toy-again/twin.yaml"), strict);
        PatchRun other = compare(mail, next);
        assertThat(other.code()).isEqualTo(1);
        assertThat(other.out())
                .contains("verdict: NO DIFFERENCE FOUND, then DIFFERENT")
                .contains("channel warnings: declared, then differs")
                .contains("declared difference quiet-leak: ")
                .contains("CHANGED: ");
    }

    private void bundle(String id, String mail, String yaml) throws IOException {
        Path bundle = Files.createDirectories(folder.resolve("patches").resolve(id));
        Files.writeString(bundle.resolve("toy.patch"), mail);
        Files.writeString(bundle.resolve("twin.yaml"), yaml);
    }
}
