package dev.patchtwin.ring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.patch.tree.GitTree;
import dev.patchtwin.patch.tree.HealedFile;
import dev.patchtwin.patch.tree.Repo;
import dev.patchtwin.patch.tree.TreePatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The patch of the bundle fits the C that lies beside it. */
class RingPatchTest {
    @TempDir
    Path folder;

    @Test
    void itIsWholeAndAppliesWithNothingRepaired() throws Exception {
        Path bundle = Rings.ROOT.resolve("patches/shared-ring-close");
        new Repo(folder).commit(files(bundle.resolve("tree")));
        byte[] mail = Files.readAllBytes(Rings.bundle().mail());
        RecoveredPatch patch = RecoveredPatch.read("mail.txt", mail);
        assertThat(patch.isWhole()).isTrue();
        try (GitTree tree = GitTree.open(folder.toString())) {
            TreePatch applied =
                    TreePatch.applyAll(List.of(patch), "mail.txt", tree, true).get(0);
            assertThat(applied.patch().diagnostics()).isEmpty();
            assertThat(applied.files()).hasSize(2).allMatch(HealedFile::proven);
        }
    }

    private static Map<String, String> files(Path tree) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                files.put(tree.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }
}
