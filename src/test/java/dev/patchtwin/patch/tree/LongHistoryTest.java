package dev.patchtwin.patch.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.patch.RecoveredPatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A patch is held against one tree: of what was before it, nothing is read, however long it is. */
class LongHistoryTest {
    private static final String PATCH = """
            diff --git a/mm/toy.c b/mm/toy.c
            --- a/mm/toy.c
            +++ b/mm/toy.c
            @@ -1 +1 @@
            -int last;
            +int next;
            """;

    @TempDir
    Path folder;

    @Test
    void whatIsOlderThanTheRevisionNeedNotEvenBeThere() throws Exception {
        Repo repo = new Repo(folder);
        repo.commit(Map.of("mm/toy.c", "int first;\n", "mm/other.c", "int other;\n"));
        for (int i = 0; i < 50; i++) {
            repo.commit(Map.of("mm/toy.c", "int n" + i + ";\n", "mm/other.c", "int other;\n"));
        }
        List<Path> old = objects();
        String head = repo.commit(Map.of("mm/toy.c", "int last;\n", "mm/other.c", "int another;\n"));
        for (Path object : old) {
            Files.delete(object);
        }
        assertThat(old).hasSizeGreaterThan(150);
        for (String revision : List.of("", "@" + head, "@HEAD", "@" + head.substring(0, 12))) {
            try (GitTree tree = GitTree.open(folder + revision)) {
                TreePatch applied = TreePatch.applyAll(
                                List.of(RecoveredPatch.read("mail.txt", PATCH.getBytes(StandardCharsets.UTF_8))),
                                "mail.txt",
                                tree,
                                true)
                        .get(0);
                assertThat(applied.patch().isWhole()).isTrue();
                assertThat(applied.files().get(0).after().orElseThrow().content())
                        .isEqualTo("int next;\n".getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private List<Path> objects() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve(".git/objects"))) {
            return new ArrayList<>(all.filter(Files::isRegularFile).toList());
        }
    }
}
