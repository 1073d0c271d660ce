package dev.patchtwin.patch.range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchtwin.patch.tree.TreeException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commits that git would not write, and that a repository can hold all the same; each test is named after what was wrong. */
class StrangeCommitTest {
    private static final String WHO = "A <a@example.org> 1700000000 +0000";
    private static final String TRAILER = "\nModel-Change: toy: It leaks\n";

    @TempDir
    Path folder;

    /** Writes commits, each with the one before as its parent; {@code PARENT} in a text stands for that one's id. */
    private Range range(List<String> texts) throws Exception {
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            Repository repository = git.getRepository();
            ObjectId base = write(repository, "\nBegin\n", Optional.empty());
            ObjectId at = base;
            for (String text : texts) {
                at = write(repository, text.replace("PARENT", at.name()), Optional.of(at));
            }
            RefUpdate head = repository.updateRef(Constants.HEAD);
            head.setNewObjectId(at);
            head.forceUpdate();
            try (History history = History.open(folder)) {
                return history.range(base.name(), Optional.of(at.name()), List.of("patches"));
            }
        }
    }

    private static ObjectId write(Repository repository, String text, Optional<ObjectId> parent) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            String head = "tree " + inserter.insert(new TreeFormatter()).name() + "\n"
                    + parent.map(id -> "parent " + id.name() + "\n").orElse("");
            String who = "author " + WHO + "\ncommitter " + WHO + "\n";
            ObjectId id = inserter.insert(Constants.OBJ_COMMIT, (head + who + text).getBytes(StandardCharsets.UTF_8));
            inserter.flush();
            return id;
        }
    }

    @Test
    void aCommitWithoutAMessageEndedTheGate() throws Exception {
        Range range = range(List.of("", "strange header\n", "\n", "\nWords\n" + TRAILER));
        assertThat(range.commits()).hasSize(4);
        assertThat(range.commits().get(0).trailers()).hasSize(1);
        assertThat(range.commits().subList(1, 4))
                .allMatch(commit -> commit.trailers().isEmpty());
    }

    @Test
    void aCommitThatIsNoneEndedTheGate() throws Exception {
        try (Git git = Git.init().setDirectory(folder.toFile()).call();
                ObjectInserter inserter = git.getRepository().newObjectInserter()) {
            ObjectId good = write(git.getRepository(), "\nBegin\n", Optional.empty());
            for (String text :
                    List.of("tree 4b82", "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n", "", "tree x\n\n")) {
                ObjectId bad = inserter.insert(Constants.OBJ_COMMIT, text.getBytes(StandardCharsets.UTF_8));
                inserter.flush();
                try (History history = History.open(folder)) {
                    assertThatThrownBy(() -> history.range(good.name(), Optional.of(bad.name()), List.of("patches")))
                            .as(text)
                            .isInstanceOf(TreeException.class)
                            .hasMessageContaining("error: ");
                }
            }
        }
    }

    @Test
    void aCommitThatIsMissingAmidTheRangeEndedTheGate() throws Exception {
        Range range = range(List.of("\nOne\n", "\nTwo\n", "\nThree\n"));
        String second = range.commits().get(1).id();
        String head = range.commits().get(0).id();
        File object = folder.resolve(".git/objects/" + second.substring(0, 2) + "/" + second.substring(2))
                .toFile();
        assertThat(object.delete()).isTrue();
        try (History history = History.open(folder)) {
            assertThatThrownBy(() -> history.range(range.start(), Optional.of(head), List.of("patches")))
                    .isInstanceOf(TreeException.class)
                    .hasMessageContaining(second);
        }
    }

    /** Each says it twice, so that the first one was heard a million times. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void twentyRevertsThatNameTheOneBeforeTwiceHungTheGate() throws Exception {
        String revert = "\nRevert\n\n" + "This reverts commit PARENT.\n".repeat(3);
        List<String> texts = new ArrayList<>(List.of("\nToy\n" + TRAILER));
        for (int i = 0; i < 20; i++) {
            texts.add(revert);
        }
        Range.Commit last = range(texts).commits().get(0);
        assertThat(last.reverts()).hasSize(3);
        assertThat(last.reverts().get(0).trailers())
                .containsExactly(new Range.Trailer("Model-Change", "toy: It leaks"));
    }
}
