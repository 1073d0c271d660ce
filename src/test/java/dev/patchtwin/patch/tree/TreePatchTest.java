package dev.patchtwin.patch.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchtwin.patch.Diagnostic;
import dev.patchtwin.patch.RecoveredPatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("StringConcatToTextBlock") // patches are put together of pieces
class TreePatchTest {
    private static final String BEFORE = """
            #include "toy.h"

            static int toy_map(struct toy *toy)
            {
            \tif (!toy->page)
            \t\treturn -EINVAL;

            \treturn 0;
            }

            static void toy_reclaim(struct toy *toy)
            {
            \tWARN_ON(toy_call(toy));
            }
            """;
    private static final String AFTER = BEFORE.replace("\tWARN_ON(toy_call(toy));", "\ttoy_call(toy);");

    private static final String HUNK = """
            @@ -10,5 +10,5 @@ static int toy_map(struct toy *toy)

             static void toy_reclaim(struct toy *toy)
             {
            -\tWARN_ON(toy_call(toy));
            +\ttoy_call(toy);
             }
            """.replace("\n\n", "\n \n");

    @TempDir
    Path folder;

    private Repo repo;

    @BeforeEach
    void makeARepository() throws IOException {
        repo = new Repo(folder);
        repo.commit(Map.of("mm/toy.c", BEFORE, "mm/other.c", "int other;\n"));
    }

    private static String id(String text) {
        return new TreeFile("x", "100644", text.getBytes(StandardCharsets.UTF_8))
                .blob()
                .substring(0, 12);
    }

    private static String diff(String before, String after, String hunks) {
        return "diff --git a/mm/toy.c b/mm/toy.c\nindex " + id(before) + ".." + id(after)
                + " 100644\n--- a/mm/toy.c\n+++ b/mm/toy.c\n" + hunks;
    }

    private TreePatch apply(String mail) throws TreeException {
        return apply(mail, true);
    }

    private TreePatch apply(String mail, boolean exactBase) throws TreeException {
        RecoveredPatch patch = RecoveredPatch.read("mail.txt", mail.getBytes(StandardCharsets.UTF_8));
        try (GitTree tree = GitTree.open(folder.toString())) {
            return TreePatch.applyAll(List.of(patch), "mail.txt", tree, exactBase)
                    .get(0);
        }
    }

    private static String text(TreePatch applied) {
        return new String(applied.files().get(0).after().orElseThrow().content(), StandardCharsets.UTF_8);
    }

    private static List<String> said(TreePatch applied, Diagnostic.Severity severity) {
        return applied.patch().diagnostics().stream()
                .filter(d -> d.severity() == severity)
                .map(Diagnostic::toString)
                .toList();
    }

    private static String errors(TreePatch applied) {
        return String.join("\n", said(applied, Diagnostic.Severity.ERROR));
    }

    @Test
    void anExactPatchIsAppliedAndNothingIsWritten() throws Exception {
        List<Path> there = everything();
        TreePatch applied = apply(diff(BEFORE, AFTER, HUNK));
        assertThat(applied.patch().diagnostics()).isEmpty();
        assertThat(text(applied)).isEqualTo(AFTER);
        assertThat(applied.files().get(0).proven()).isTrue();
        assertThat(everything()).isEqualTo(there);
        assertThat(folder.resolve("mm/toy.c")).hasContent(BEFORE);
    }

    private List<Path> everything() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void lostIndentationIsTakenFromTheTreeAndInferredAndProven() throws Exception {
        String collapsed =
                HUNK.replace("\t", "").lines().map(l -> l.isBlank() ? "" : l).collect(Collectors.joining("\n"));
        TreePatch applied = apply(diff(BEFORE, AFTER, collapsed + "\n"));
        assertThat(errors(applied)).isEmpty();
        assertThat(text(applied)).isEqualTo(AFTER);
        assertThat(applied.files().get(0).proven()).isTrue();
        assertThat(applied.files().get(0).inferred()).isZero();
        assertThat(said(applied, Diagnostic.Severity.INFO))
                .contains("mail.txt:9: note: took the tree's white space")
                .contains("mail.txt:10: note: inferred the white space of what is added, and the index line proves it");
    }

    @Test
    void anInferenceThatIsNotProvenIsAWarning() throws Exception {
        String hunk = HUNK.replace("\t", "");
        TreePatch applied = apply(diff(BEFORE, "something else", hunk));
        assertThat(errors(applied)).isEmpty();
        assertThat(said(applied, Diagnostic.Severity.WARNING))
                .containsExactly(
                        "mail.txt:10: warning: inferred the white space of what is added, and by the index line it"
                                + " is not just so, or a word of the patch was changed or is missing; look at it");
        assertThat(applied.files().get(0).inferred()).isEqualTo(1);
        assertThat(applied.files().get(0).proven()).isFalse();
    }

    @Test
    void tabsThatWereMadeBlanksAreMadeTabsAgain() throws Exception {
        String after = BEFORE.replace("\tWARN_ON(toy_call(toy));", "\tif (toy)\n\t\ttoy_call(toy);");
        String hunk = HUNK.replace("+10,5", "+10,6")
                .replace("+\ttoy_call(toy);", "+\tif (toy)\n+\t\ttoy_call(toy);")
                .replace("\t", "        ");
        TreePatch applied = apply(diff(BEFORE, after, hunk));
        assertThat(text(applied)).isEqualTo(after);
        assertThat(applied.files().get(0).proven()).isTrue();
    }

    @Test
    void aHunkThatLandsElsewhereIsStated() throws Exception {
        repo.commit(Map.of("mm/toy.c", "/* one */\n/* two */\n" + BEFORE));
        TreePatch applied = apply(diff(BEFORE, AFTER, HUNK), false);
        assertThat(errors(applied)).isEmpty();
        assertThat(text(applied)).isEqualTo("/* one */\n/* two */\n" + AFTER);
        assertThat(said(applied, Diagnostic.Severity.INFO))
                .contains("mail.txt:6: note: hunk 1 of mm/toy.c lands at line 12, 2 lines below the line that it says");
    }

    @Test
    void theBaseIsFoundByTheIdOfTheIndexLine() throws Exception {
        repo.commit(Map.of("mm/toy.c", "/* one */\n" + BEFORE));
        TreePatch applied = apply(diff(BEFORE, AFTER, HUNK));
        assertThat(text(applied)).isEqualTo(AFTER);
        assertThat(said(applied, Diagnostic.Severity.INFO).get(0))
                .contains("mm/toy.c is taken as the patch names it, " + id(BEFORE));
    }

    @Test
    void aHunkThatFitsInManyPlacesAndNotWhereItSaysIsRefused() throws Exception {
        repo.commit(Map.of("mm/toy.c", ("a\nb\nc\n" + "\n".repeat(9)).repeat(3)));
        String hunk = "@@ -5,3 +5,3 @@\n a\n-b\n+x\n c\n";
        assertThat(errors(apply(diff("other", "another", hunk)))).contains("mail.txt:6:", "fits in 3 places");
    }

    @Test
    void aLineThatTheFileDoesNotHaveIsNamed() throws Exception {
        String hunk = HUNK.replace("WARN_ON(toy_call", "WARN_ON(toy_kall");
        assertThat(errors(apply(diff("other", AFTER, hunk))))
                .contains(
                        "hunk 1 of mm/toy.c stands nowhere", "no line 'WARN_ON(toy_kall(toy));' (line 9 of the mail)");
    }

    @Test
    void anEditedMailIsFoundOutByTheIndexLine() throws Exception {
        String hunk = HUNK.replace("+\ttoy_call(toy);", "+\ttoy_recall(toy);");
        assertThat(errors(apply(diff(BEFORE, AFTER, hunk))))
                .contains("mm/toy.c becomes", "the text of the mail was changed");
    }

    @Test
    void anEditedPlaceIsFoundOutByTheIndexLine() throws Exception {
        String hunk = HUNK.replace("@@ -10,5 +10,5 @@", "@@ -4,5 +4,5 @@");
        assertThat(errors(apply(diff(BEFORE, AFTER, hunk)))).contains("mail.txt:6:", "the @@ line was edited");
    }

    @Test
    void aFileThatIsNotThereIsNamed() throws Exception {
        String mail = diff("other", AFTER, HUNK).replace("mm/toy.c", "mm/tony.c");
        assertThat(errors(apply(mail))).contains("mm/tony.c is not in the tree");
    }

    @Test
    void newDeletedAndRenamedFilesAndLostLineEndsAreApplied() throws Exception {
        String mail = """
                diff --git a/mm/new.c b/mm/new.c
                new file mode 100755
                index 000000000000..%s
                --- /dev/null
                +++ b/mm/new.c
                @@ -0,0 +1,2 @@
                +int one;
                +int two;
                \\ No newline at end of file
                diff --git a/mm/other.c b/mm/other.c
                deleted file mode 100644
                index %s..000000000000
                --- a/mm/other.c
                +++ /dev/null
                @@ -1 +0,0 @@
                -int other;
                diff --git a/mm/toy.c b/mm/boy.c
                similarity index 90%%
                rename from mm/toy.c
                rename to mm/boy.c
                index %s..%s 100644
                --- a/mm/toy.c
                +++ b/mm/boy.c
                """.formatted(id("int one;\nint two;"), id("int other;\n"), id(BEFORE), id(AFTER)) + HUNK;
        TreePatch applied = apply(mail);
        assertThat(errors(applied)).isEmpty();
        TreeFile made = applied.files().get(0).after().orElseThrow();
        assertThat(made.mode()).isEqualTo("100755");
        assertThat(new String(made.content(), StandardCharsets.UTF_8)).isEqualTo("int one;\nint two;");
        assertThat(applied.files().get(1).after()).isEmpty();
        assertThat(applied.files().get(2).after().orElseThrow().path()).isEqualTo("mm/boy.c");
        assertThat(applied.files()).extracting(HealedFile::proven).containsExactly(true, true, true);
    }

    @Test
    void patchesOfASeriesAreAppliedOnTopOfEachOther() throws Exception {
        String second = AFTER.replace("return -EINVAL", "return -EIO");
        String hunk = """
                @@ -3,6 +3,6 @@
                 static int toy_map(struct toy *toy)
                 {
                 \tif (!toy->page)
                -\t\treturn -EINVAL;
                +\t\treturn -EIO;

                 \treturn 0;
                """.replace("\n\n", "\n \n");
        List<RecoveredPatch> patches = Stream.of(diff(BEFORE, AFTER, HUNK), diff(AFTER, second, hunk))
                .map(mail -> RecoveredPatch.read("mail.txt", mail.getBytes(StandardCharsets.UTF_8)))
                .toList();
        try (GitTree tree = GitTree.open(folder.toString())) {
            List<TreePatch> applied = TreePatch.applyAll(patches, "mail.txt", tree, true);
            assertThat(applied).hasSize(2);
            assertThat(applied.get(1).patch().diagnostics()).isEmpty();
            assertThat(text(applied.get(1))).isEqualTo(second);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../toy.c", "mm/../../toy.c", ".git/config", "mm/.git/hooks/x", "mm/.GIT/x", "mm/con.c/../x"})
    void aPathThatLeadsOutOfTheTreeIsRefused(String path) throws Exception {
        TreePatch applied = apply(diff(BEFORE, AFTER, HUNK).replace("mm/toy.c", path));
        assertThat(errors(applied)).contains("is no path inside of a tree");
        assertThat(applied.files()).isEmpty();
    }

    @Test
    void whatCannotBeOpenedSaysWhy() {
        assertThatThrownBy(() -> GitTree.open(folder + "/nowhere"))
                .isInstanceOf(TreeException.class)
                .hasMessageContaining("there is no such folder; --tree takes REPO or REPO@REV");
        assertThatThrownBy(() -> GitTree.open(folder + "@nothing"))
                .isInstanceOf(TreeException.class)
                .hasMessageContaining("there is no revision 'nothing' here");
        assertThatThrownBy(() -> GitTree.open(folder + "@a b"))
                .isInstanceOf(TreeException.class)
                .hasMessageContaining("a b");
    }

    @Test
    void aRevisionMayBeNamed() throws Exception {
        repo.commit(Map.of("mm/toy.c", "int gone;\n"));
        try (GitTree tree = GitTree.open(folder + "@HEAD~1")) {
            assertThat(tree.file("mm/toy.c").orElseThrow().content())
                    .isEqualTo(BEFORE.getBytes(StandardCharsets.UTF_8));
        }
        try (GitTree tree = GitTree.open(folder + "/mm")) {
            assertThat(tree.file("mm/other.c")).isEmpty();
        }
    }

    @Test
    void aPatchOfMoreLinesThanAnybodyHealsIsRefused() throws Exception {
        String mail = "diff --git a/mm/new.c b/mm/new.c\nnew file mode 100644\n--- /dev/null\n+++ b/mm/new.c\n"
                + "@@ -0,0 +1,200001 @@\n" + "+x;\n".repeat(200_001);
        assertThat(errors(apply(mail)))
                .isEqualTo(
                        "mail.txt:6: error: mm/new.c is changed in 200001 lines, and at most 200000 are held against a"
                                + " tree; apply it with git");
    }

    @Test
    void aHunkThatOnlyFitsInAnotherFunctionIsRefused() throws Exception {
        repo.commit(Map.of("mm/toy.c", "/* a line more */\n" + BEFORE.replace("toy_map(struct", "toy_unmap(struct")));
        assertThat(errors(apply(diff(BEFORE, AFTER, HUNK), false)))
                .contains(
                        "hunk 1 of mm/toy.c fits at line 11, which is in 'static int toy_unmap(struct toy *toy)' and not in"
                                + " 'static int toy_map(struct toy *toy)'");
    }

    @Test
    void aFileIsDeletedAsItIsOrNotAtAll() throws Exception {
        String mail = "diff --git a/mm/other.c b/mm/other.c\ndeleted file mode 100644\n--- a/mm/other.c\n"
                + "+++ /dev/null\n@@ -1 +0,0 @@\n-int other;\n";
        assertThat(errors(apply(mail))).isEmpty();
        repo.commit(Map.of("mm/toy.c", BEFORE, "mm/other.c", "int other;\nint another;\n"));
        assertThat(errors(apply(mail))).contains("mm/other.c is deleted with 1 lines, and has 2 in the tree");
    }

    @Test
    void aPatchWhoseChangeWasWhiteSpaceThatIsLostIsRefused() throws Exception {
        String mail = "diff --git a/mm/toy.c b/mm/toy.c\n--- a/mm/toy.c\n+++ b/mm/toy.c\n@@ -5,2 +5,2 @@\n"
                + " if (!toy->page)\n-return -EINVAL;\n+return -EINVAL;\n";
        assertThat(errors(apply(mail)))
                .contains("mm/toy.c stays as it is: what the patch changes in it was white space");
    }

    @Test
    void aFileIsNotMadeWhereAFolderWouldHaveToBeAFile() throws Exception {
        String mail = "diff --git a/mm/toy.c/x.c b/mm/toy.c/x.c\nnew file mode 100644\n--- /dev/null\n"
                + "+++ b/mm/toy.c/x.c\n@@ -0,0 +1 @@\n+int x;\n";
        assertThat(errors(apply(mail))).contains("is to be made in mm/toy.c, which is no folder");
    }

    @Test
    void aFileWithCarriageReturnsKeepsThem() throws Exception {
        repo.commit(Map.of("mm/toy.c", BEFORE.replace("\n", "\r\n"), "mm/other.c", "int other;\n"));
        TreePatch applied = apply(diff("another", AFTER.replace("\n", "\r\n"), HUNK), false);
        assertThat(errors(applied)).isEmpty();
        assertThat(text(applied)).isEqualTo(AFTER.replace("\n", "\r\n"));
    }

    @Test
    void ofAPartTheWholeHunksAreHealedAndItStaysAPart() throws Exception {
        String quoted = ("---\n" + diff(BEFORE, AFTER, HUNK) + "@@ -1,4 +1,4 @@\n a\n")
                .lines()
                .map(line -> "> " + line)
                .collect(Collectors.joining("\n"));
        TreePatch applied =
                apply("From: a@b\nSubject: Re: [PATCH] x\n\n" + quoted.replace("@@ -1,4 +1,4", "@@ -20,4 +20,4"));
        assertThat(applied.patch().isPart()).isTrue();
        assertThat(applied.patch().files().get(0).hunks()).hasSize(1);
        assertThat(text(applied)).isEqualTo(AFTER);
    }
}
