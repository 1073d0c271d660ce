package dev.patchtwin.patch.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patchtwin.patch.Diagnostic;
import dev.patchtwin.patch.PatchFile;
import dev.patchtwin.patch.RecoveredPatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replies that quote a part of a patch: it is marked as a part, and what is complete in it is exact. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartTest {
    private final List<Part> parts = new ArrayList<>();
    private Sample sample;
    private List<List<String>> blocks;

    /**
     * A reply with a part of a patch.
     *
     * @param whole the hunks that are complete in it, each in one string
     * @param cut how many hunks are in it of which something is missing
     */
    record Part(String name, String mail, Set<String> whole, int cut) {
        /** Without the name of a file it may as well be refused. */
        boolean nameless() {
            return name.startsWith("only ");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    void makeTheMails(@TempDir Path root) throws IOException {
        assumeTrue(Git.isThere(), "there is no git on the PATH, and the corpus is made with it");
        sample = Sample.of(root, "plain", ToySource::plain, ToySource::plainAfter);
        blocks = blocks(sample.diffLines());
        int last = blocks.size() - 1;
        String above = sample.above();
        String bare = Sample.MESSAGE;
        add("first file left out, diffstat there", above, without(0, 1), 0);
        add("last hunk left out, diffstat there", above, without(last), 0);
        add("all but one hunk left out, diffstat there", above, without(0, 1, 2, 3, last - 2, last - 1), 0);
        add("a hunk in the middle left out, no diffstat", bare, without(last - 1), 0);
        add("first hunk of a file left out, no diffstat", bare, without(last - 2), 0);
        add("the last file left out and marked", bare, marked(without(last - 3, last - 2, last - 1, last), "[...]"), 0);
        add("the last hunk left out and marked", bare, marked(without(last), "[ snip ]"), 0);
        add("the tail of the last hunk left out", bare, shortened(last, 0, 4), 1);
        add("the head of the last hunk left out", bare, shortened(last, 2, 99), 1);
        add("the tail of a hunk in the middle left out", bare, shortened(1, 0, 5), 1);
        add("the tail of the last hunk left out, diffstat there", above, shortened(last, 0, 4), 1);
        add("only a hunk, and no name of a file", "", blocks.subList(last, last + 1), 0);
        add("only lines of a hunk", "", List.of(blocks.get(last).subList(2, 6)), 1);
    }

    /** The diff in pieces: the lines above a file's hunks, and each hunk. */
    private static List<List<String>> blocks(List<String> diff) {
        List<List<String>> blocks = new ArrayList<>();
        for (String line : diff) {
            if (line.startsWith("diff --git ") || line.startsWith("@@ ")) {
                blocks.add(new ArrayList<>());
            }
            blocks.get(blocks.size() - 1).add(line);
        }
        return blocks;
    }

    private List<List<String>> without(int... out) {
        List<List<String>> kept = new ArrayList<>();
        Set<Integer> left = new TreeSet<>();
        for (int one : out) {
            left.add(one);
        }
        for (int i = 0; i < blocks.size(); i++) {
            if (!left.contains(i)) {
                kept.add(blocks.get(i));
            }
        }
        return kept;
    }

    private static List<List<String>> marked(List<List<String>> kept, String mark) {
        List<List<String>> all = new ArrayList<>(kept);
        all.add(List.of(mark));
        return all;
    }

    /** Keeps of a hunk its first line and some below it. */
    private List<List<String>> shortened(int block, int from, int count) {
        List<List<String>> all = new ArrayList<>(blocks);
        List<String> hunk = blocks.get(block);
        List<String> kept = new ArrayList<>(hunk.subList(0, 1));
        kept.addAll(hunk.subList(1 + from, Math.min(hunk.size(), 1 + from + count)));
        all.set(block, kept);
        return all;
    }

    private void add(String name, String above, List<List<String>> kept, int cut) {
        StringBuilder text = new StringBuilder(Replies.header(sample)).append(Replies.WROTE);
        text.append(above.isEmpty() ? "" : Replies.quoted(above, "> "));
        Set<String> whole = new TreeSet<>();
        for (List<String> block : kept) {
            boolean mark = block.get(0).startsWith("[");
            text.append(mark ? block.get(0) + "\n" : Replies.quoted(String.join("\n", block) + "\n", "> "));
            if (block.get(0).startsWith("@@ ") && blocks.contains(block)) {
                whole.add(String.join("\n", block));
            }
        }
        parts.add(new Part(name, text + "\nWhy is this?\n\n-- \nA Reviewer\n", whole, cut));
        parts.add(new Part(name + ", in the middle of a thread", text + "\nWhy?\n\n> and so on\n\nYes.\n", whole, cut));
    }

    Stream<Part> parts() {
        return parts.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("parts")
    void aPartIsMarkedAsOneAndItsCompleteHunksAreExact(Part part) {
        RecoveredPatch patch = RecoveredPatch.read("mail.txt", Kind.utf8(part.mail()));
        if (part.name().startsWith("a hunk in the middle left out, no diffstat")) {
            // Its lines are as many before as after: without a diffstat or a tree, nothing tells.
            assertThat(patch.diagnostics())
                    .anyMatch(d -> d.severity() == Diagnostic.Severity.WARNING
                            && d.message().contains("the reply quotes no diffstat"));
            assertHunks(part, patch);
            return;
        }
        assertThat(patch.isWhole()).as("%s: is whole", part).isFalse();
        assertThat(patch.diagnostics())
                .as("%s: is marked as a part", part)
                .anyMatch(d -> CorpusTest.isPart(d) || (part.nameless() && d.severity() == Diagnostic.Severity.ERROR));
        assertHunks(part, patch);
    }

    private static void assertHunks(Part part, RecoveredPatch patch) {
        Set<String> hunks = new TreeSet<>();
        for (PatchFile file : patch.files()) {
            StringBuilder hunk = new StringBuilder();
            for (String line :
                    file.text().subList(file.header().size(), file.text().size())) {
                if (line.startsWith("@@ ") && hunk.length() > 0) {
                    hunks.add(hunk.toString());
                    hunk.setLength(0);
                }
                hunk.append(hunk.length() == 0 ? "" : "\n").append(line);
            }
            hunks.add(hunk.toString());
        }
        hunks.remove("");
        assertThat(hunks).as("%s: complete hunks", part).containsAll(part.nameless() ? Set.of() : part.whole());
        assertThat(hunks)
                .as("%s: no others but cut ones", part)
                .hasSizeLessThanOrEqualTo(part.whole().size() + part.cut());
    }
}
