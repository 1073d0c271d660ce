package dev.patchtwin.patch.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patchtwin.patch.CleanMail;
import dev.patchtwin.patch.Diagnostic;
import dev.patchtwin.patch.PatchFile;
import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.patch.corpus.Kind.Am;
import dev.patchtwin.patch.corpus.Kind.Expect;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One patch that the real git made, in every kind of mail: it is recovered to the byte, and the real git takes it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorpusTest {
    private static final String NO_GIT = "there is no git on the PATH, and the corpus is made with it";

    private final List<Kind> kinds = new ArrayList<>();
    private final Map<String, String> made = new HashMap<>();

    @BeforeAll
    void makeTheMails(@TempDir Path root) throws IOException {
        assumeTrue(Git.isThere(), NO_GIT);
        Sample plain = Sample.of(root, "plain", ToySource::plain, ToySource::plainAfter);
        Sample nasty = Sample.of(
                root, "nasty", "A Developer", ToySource.NASTY_MESSAGE, ToySource::nasty, ToySource::nastyAfter);
        Sample foreign = Sample.of(
                root, "foreign", "Jürgen Müller-Łuczak", foreignMessage(), ToySource::plain, ToySource::plainAfter);
        for (Sample sample : List.of(plain, nasty)) {
            kinds.addAll(Letters.of(sample));
            kinds.addAll(Replies.of(sample));
            kinds.addAll(Codings.of(sample));
            kinds.addAll(Pages.of(sample));
        }
        kinds.addAll(Losses.of(plain));
        kinds.addAll(Codings.latin(plain));
        kinds.add(Kind.exact("RFC 2047 header", foreign, foreign.mail(), Am.COMMIT));
        kinds.addAll(cited(root));
        kinds.addAll(Changes.of(root));
    }

    private static String foreignMessage() {
        return "toy: Größe größer “machen”, and say it in a subject that git has to fold more than once\n\n"
                + "Ein Satz.\n" + Sample.SIGNED_OFF.substring(1);
    }

    /** A message may cite, and lists its citations with the same marks as a reply. */
    private static List<Kind> cited(Path root) throws IOException {
        String message = Sample.MESSAGE.replace(
                "how\nmany there are.\n", "how\nmany there are.\n\n> It leaks a page.\n>> Does it?\n\nIt does.\n");
        Sample sample = Sample.of(root, "cited", "A Developer", message, ToySource::plain, ToySource::plainAfter);
        String quoted = Replies.WROTE + Replies.quoted(sample.unsigned(), "> ") + "\nFine.\n";
        return List.of(
                Kind.exact("git format-patch", sample, sample.mail(), Am.COMMIT),
                Kind.repaired("quoted", sample, Replies.header(sample) + quoted, Am.COMMIT));
    }

    Stream<Kind> all() {
        return kinds.stream();
    }

    Stream<Kind> taken() {
        return kinds.stream().filter(kind -> kind.am() == Am.COMMIT);
    }

    Stream<Kind> applied() {
        return kinds.stream().filter(kind -> kind.am() == Am.TREE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void thePatchIsRecoveredToTheByte(Kind kind) {
        RecoveredPatch patch = read(kind);
        if (kind.expect() == Expect.HONEST && !patch.isWhole()) {
            assertThat(bad(patch)).as("%s: says why", kind).isNotEmpty();
            return;
        }
        assertThat(bad(patch)).as("%s: errors", kind).isEmpty();
        assertThat(patch.isWhole()).as("%s: is whole", kind).isTrue();
        if (kind.expect() == Expect.HUNKS) {
            assertThat(hunks(patch)).as("%s: hunks", kind).isEqualTo(hunks(kind.sample()));
        } else {
            assertThat(patch.files().stream().flatMap(file -> file.text().stream()))
                    .as("%s: lines", kind)
                    .containsExactlyElementsOf(kind.sample().diffLines());
        }
        if (kind.expect() != Expect.EXACT) {
            assertThat(patch.diagnostics())
                    .as("%s: says what was repaired", kind)
                    .isNotEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("applied")
    void gitAppliesItToTheSameTree(Kind kind) throws IOException {
        assertThat(made(kind)).as("%s", kind).isEqualTo(kind.sample().tree());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("taken")
    void gitAmMakesTheSameCommit(Kind kind) throws IOException {
        assertThat(made(kind))
                .as("%s", kind)
                .isEqualTo(kind.sample().tree() + "\n" + kind.sample().log());
    }

    /** What git makes of it, or what it says instead; each text is tried once. */
    private String made(Kind kind) throws IOException {
        String clean = String.join("\n", CleanMail.of(read(kind))) + "\n";
        String key = kind.sample().name() + "\n" + kind.am() + "\n" + clean;
        String known = made.get(key);
        if (known == null) {
            known = kind.am() == Am.TREE ? appliedTree(kind, Kind.utf8(clean)) : commit(kind, Kind.utf8(clean));
            made.put(key, known);
        }
        return known;
    }

    private static String appliedTree(Kind kind, byte[] clean) throws IOException {
        Git git = atBase(kind);
        Git.Said check = git.tried(clean, "apply", "--index", "--check", "-");
        if (check.code() != 0) {
            return "git apply --check says " + check.err();
        }
        Git.Said applied = git.tried(clean, "apply", "--index", "-");
        return applied.code() == 0 ? git.run("write-tree").strip() : "git apply says " + applied.err();
    }

    private static String commit(Kind kind, byte[] clean) throws IOException {
        Git git = atBase(kind);
        Git.Said check = git.tried(clean, "apply", "--check", "-");
        Git.Said said = git.tried(clean, "am", "-q", "--keep-cr", "-");
        if (said.code() != 0) {
            git.tried(new byte[0], "am", "--abort");
        }
        if (check.code() != 0 || said.code() != 0) {
            return "git apply --check says " + check.err() + "git am says " + said.err() + said.out();
        }
        return git.run("rev-parse", "HEAD^{tree}") + git.run("log", "-1", Sample.LOG);
    }

    private static Git atBase(Kind kind) throws IOException {
        Git git = kind.sample().git();
        git.run("checkout", "-q", "-f", "--detach", kind.sample().base());
        git.run("clean", "-q", "-fdx");
        return git;
    }

    private static RecoveredPatch read(Kind kind) {
        return RecoveredPatch.read("mail.txt", kind.mail());
    }

    /** What says that not all of it was recovered. */
    static List<String> bad(RecoveredPatch patch) {
        return patch.diagnostics().stream()
                .filter(d -> d.severity() == Diagnostic.Severity.ERROR || isPart(d))
                .map(Diagnostic::toString)
                .toList();
    }

    static boolean isPart(Diagnostic diagnostic) {
        return diagnostic.severity().name().equals("PART");
    }

    /** The paths and hunks that git printed; none of its other lines begins like these. */
    private static List<String> hunks(Sample sample) {
        List<String> lines = new ArrayList<>();
        boolean hunk = false;
        for (String line : sample.diffLines()) {
            hunk = line.startsWith("@@ ") || (hunk && !line.startsWith("diff --git "));
            if (line.startsWith("diff --git a/")) {
                lines.add(line.substring("diff --git a/".length()).replace(" b/", " -> "));
            } else if (hunk) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static List<String> hunks(RecoveredPatch patch) {
        List<String> lines = new ArrayList<>();
        for (PatchFile file : patch.files()) {
            lines.add(file.oldPath() + " -> " + file.newPath());
            lines.addAll(file.text().subList(file.header().size(), file.text().size()));
        }
        return lines;
    }
}
