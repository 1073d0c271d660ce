package dev.patchtwin.patch.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patchtwin.patch.Diagnostic;
import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.patch.tree.TreeException;
import dev.patchtwin.patch.tree.TreePatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails that no patch can be had from: the error stands at the right line, and names the reason. */
@SuppressWarnings("StringConcatToTextBlock") // patches are put together of pieces
class RefusedTest {
    private static final String CODE = "int one;\nint two;\nint three;\n";
    private static final String HUNK = "@@ -1,3 +1,3 @@\n int one;\n-int two;\n+int too;\n int three;\n";

    /** A patch that cannot be taken, and the words that say why. */
    record Refusal(String name, String file, String mail, String reason) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static String sent(String diff) {
        return "From: A Developer <developer@example.org>\nSubject: [PATCH] toy: Break\n\nWhy not.\n---\n\n" + diff;
    }

    static Stream<Refusal> refusals() {
        String toy = "diff --git a/mm/toy.c b/mm/toy.c\nindex 1111111..2222222 100644\n--- a/mm/toy.c\n+++ b/mm/toy.c\n"
                + HUNK;
        String differ = "diff --git a/mm/toy.png b/mm/toy.png\nindex 1111111..2222222 100644\n"
                + "Binary files a/mm/toy.png and b/mm/toy.png differ\n";
        String binary = "diff --git a/mm/toy.png b/mm/toy.png\nindex 1111111..2222222 100644\nGIT binary patch\n"
                + "literal 3\nKcmYdfE;i@`0003\n\nliteral 0\nHcmV?d00001\n\n";
        String combined = "diff --cc mm/merge.c\nindex 1111111,2222222..3333333\n--- a/mm/merge.c\n+++ b/mm/merge.c\n"
                + "@@@ -1,3 -1,3 +1,3 @@@\n  int one;\n- int two;\n -int zwei;\n++int too;\n  int three;\n";
        String words = "(?i).*binary.*";
        return Stream.of(
                        new Refusal("binary files differ", "mm/toy.png", differ, words),
                        new Refusal("GIT binary patch", "mm/toy.png", binary, words),
                        new Refusal("binary after a text", "mm/toy.png", toy + differ, words),
                        new Refusal("binary before a text", "mm/toy.png", binary + toy, words),
                        new Refusal(
                                "combined diff",
                                "mm/merge.c",
                                combined,
                                "(?i).*(combined|merge\\b.*(commit|diff|parent)|--cc).*"),
                        new Refusal(
                                "combined after a text",
                                "mm/merge.c",
                                toy + combined,
                                "(?i).*(combined|merge\\b.*(commit|diff|parent)|--cc).*"))
                .flatMap(r -> Stream.of(
                        new Refusal(r.name(), r.file(), sent(r.mail()), r.reason()),
                        new Refusal(
                                r.name() + ", quoted", r.file(), sent(Replies.quoted(r.mail(), "> ")), r.reason())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void whatCannotBeAppliedAsTextIsRefusedByItsName(Refusal refusal) {
        RecoveredPatch patch = RecoveredPatch.read("mail.txt", Kind.utf8(refusal.mail()));
        List<String> lines = Sample.lines(refusal.mail());
        int first = 0;
        while (!lines.get(first).contains("diff --") || !lines.get(first).contains(refusal.file())) {
            first++;
        }
        int end = first + 1;
        while (end < lines.size() && !lines.get(end).contains("diff --")) {
            end++;
        }
        int from = first + 1;
        int to = end;
        assertThat(patch.isWhole()).as("%s", refusal).isFalse();
        assertThat(patch.diagnostics())
                .as("%s: an error between lines %d and %d", refusal, from, to)
                .anyMatch(d -> d.severity() == Diagnostic.Severity.ERROR
                        && d.line() >= from
                        && d.line() <= to
                        && d.message().contains(refusal.file())
                        && d.message().matches(refusal.reason()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "a/../../x",
                "/etc/passwd",
                ".git/config",
                "a/.git/hooks/post-checkout",
                ".GIT/config",
                "a//b",
                "./x",
                "a/./b",
                "a/..",
                "..",
                ".git",
                "git~1/config",
                "a/.git./x",
                "a/b\u200c/../x",
                "C:/x",
                "a\\..\\x"
            })
    void aPathThatLeadsElsewhereIsRefused(String path) throws TreeException {
        String quoted = path.contains("\\") ? path.replace("\\", "\\\\") : path;
        String mail = sent(
                ("diff --git a/P b/P\nindex 1111111..2222222 100644\n--- a/P\n+++ b/P\n" + HUNK).replace("P", quoted));
        assertRefused(path, mail);
        assertRefused(
                path,
                mail.replace("a/" + quoted, "\"a/" + quoted + "\"").replace("b/" + quoted, "\"b/" + quoted + "\""));
        assertRefused(
                path,
                sent(("diff --git a/P b/P\nnew file mode 100644\nindex 0000000..2222222\n--- /dev/null\n+++ b/P\n"
                                + "@@ -0,0 +1 @@\n+int one;\n")
                        .replace("P", quoted)));
        assertRefused(
                path,
                sent("diff --git a/ok b/P\nsimilarity index 100%\nrename from ok\nrename to P\n".replace("P", quoted)));
        assertRefused(path, sent("--- a/P\n+++ b/P\n".replace("P", quoted) + HUNK));
    }

    private static void assertRefused(String path, String mail) throws TreeException {
        RecoveredPatch patch = RecoveredPatch.read("mail.txt", Kind.utf8(mail));
        MapTree tree = MapTree.of(Map.of(path, CODE, "ok", CODE));
        List<TreePatch> applied = TreePatch.applyAll(List.of(patch), "mail.txt", tree, true);
        assertThat(applied.get(0).patch().isWhole()).as("%s in %s", path, mail).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n\n\n",
                "Hello!\n",
                "From: a@example.org\nSubject: hi\n\nNo patch.\n",
                "From: a@example.org\nSubject: hi\n\n> quoted\n\nno patch\n",
                "\0\1\2\3",
                "index 1111111..2222222 100644\n",
                "From: a@example.org\nContent-Type: text/html\n\n<p>Hello &amp; bye</p>\n",
                "<html><body></body></html>\n",
                "diff --git\n",
                "@@ -1 +1 @@\n",
                "--- a/x\n",
                "> diff --git a/x b/x\n",
                "From: a@example.org\n\n"
            })
    void withoutAPatchThereIsAnErrorThatSaysWhatToDo(String mail) {
        RecoveredPatch patch = RecoveredPatch.read("mail.txt", Kind.utf8(mail));
        assertThat(patch.isWhole()).as("%s", mail).isFalse();
        assertThat(CorpusTest.bad(patch))
                .as("%s", mail)
                .anyMatch(d -> d.matches("(?s)mail\\.txt:[1-9].*(; |give|get|make|save).*"));
    }

    @Test
    void garbageIsRefusedAndSaysWhatToDo() {
        Random random = new Random(20260202);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[1 + random.nextInt(3000)];
            random.nextBytes(bytes);
            RecoveredPatch patch = RecoveredPatch.read("mail.txt", bytes);
            assertThat(CorpusTest.bad(patch)).as("sample %d", i).isNotEmpty().allMatch(d -> d.contains("; "));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void utf16IsRefusedByItsName(String charset) {
        byte[] bytes = ("\ufeff" + sent("diff --git a/x b/x\n--- a/x\n+++ b/x\n" + HUNK))
                .getBytes(java.nio.charset.Charset.forName(charset));
        RecoveredPatch patch = RecoveredPatch.read("mail.txt", bytes);
        assertThat(CorpusTest.bad(patch)).anyMatch(d -> d.startsWith("mail.txt:1: error: ") && d.contains("UTF-16"));
    }

    @Test
    void linksAndSubmodulesAreRefusedOrKeptToTheByte(@TempDir Path root) throws Exception {
        assumeTrue(Git.isThere(), "there is no git on the PATH");
        Sample link = Sample.of(
                root, "link", git -> git.link("mm/link", "old"), git -> git.link("mm/link", "../../etc/passwd"));
        Sample made =
                Sample.of(root, "made", git -> git.write("x", CODE), git -> git.link("mm/link", "../../etc/passwd"));
        Sample turned = Sample.of(root, "turned", git -> git.write("x", CODE), git -> git.link("x", "/etc/passwd"));
        Sample module = Sample.of(root, "module", git -> git.write("x", CODE), RefusedTest::submodule);
        for (Sample sample : List.of(link, made, turned, module)) {
            RecoveredPatch patch = RecoveredPatch.read("mail.txt", sample.mail().getBytes(StandardCharsets.UTF_8));
            if (patch.isWhole()) {
                assertThat(patch.files().stream().flatMap(f -> f.text().stream()))
                        .as("%s", sample.name())
                        .containsExactlyElementsOf(sample.diffLines());
            }
            TreePatch applied = TreePatch.applyAll(List.of(patch), "mail.txt", MapTree.of(Map.of("x", CODE)), true)
                    .get(0);
            boolean regular = applied.files().stream()
                    .flatMap(f -> f.after().stream())
                    .anyMatch(after -> after.mode().startsWith("100"));
            assertThat(applied.patch().isWhole() && regular)
                    .as("%s is made a regular file", sample.name())
                    .isFalse();
        }
    }

    private static void submodule(Git git) throws IOException {
        git.write(".gitmodules", "[submodule \"m\"]\n\tpath = m\n\turl = ../m\n");
        git.run("add", ".gitmodules");
        git.run("update-index", "--add", "--cacheinfo", "160000,0123456789012345678901234567890123456789,m");
        java.nio.file.Files.createDirectories(git.work().resolve("m"));
    }
}
