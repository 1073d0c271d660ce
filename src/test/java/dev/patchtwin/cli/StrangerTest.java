package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody who did not write Patchtwin checks a patch of their own: lays a bundle out, fills the models in, gets a verdict,
 * breaks a model, gets a witness. What they fill in is the project under {@code src/test/projects/widget}.
 */
class StrangerTest {
    private static final Path PROJECT = Path.of("src/test/projects/widget");
    private static final String PATCH = "patches/widget-unmap/widget.patch";
    private static final String CONTRACT = "patches/widget-unmap/twin.yaml";
    private static final String MODELS = "src/main/java/bundles/widgetunmap/WidgetUnmap";

    @TempDir
    private Path folder;

    private record Run(int code, String out, String err) {}

    private Run patchtwin(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--root", folder.toString()));
        if (!args[0].equals("new")) {
            all.addAll(List.of("--models", folder.resolve("src/main/java").toString()));
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new Program(new PrintWriter(out), new PrintWriter(err), false, () -> false)
                .with(Map.of())
                .run(all.toArray(String[]::new));
        return new Run(code, out.toString(), err.toString());
    }

    @BeforeEach
    void layOut() {
        Run run = patchtwin(
                "new", "widget-unmap", "--patch", PROJECT.resolve(PATCH).toString());
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.EQUIVALENT);
        assertThat(run.out())
                .contains(
                        MODELS + "Before.java: widgetUnmap, widgetClose",
                        MODELS + "After.java: widgetUnmap, widgetClose");
    }

    private void copy(String file) throws IOException {
        Files.writeString(folder.resolve(file), Files.readString(PROJECT.resolve(file)));
    }

    private void replace(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }

    private void fillIn() throws IOException {
        for (String name : List.of("Model", "Before", "After")) {
            copy(MODELS + name + ".java");
        }
        try (Stream<Path> golden = Files.list(folder.resolve("golden/widget-unmap"))) {
            for (Path file : golden.toList()) {
                Files.delete(file);
            }
        }
        replace(CONTRACT, "  - the methods that stand for the C are filled in\n", "");
    }

    @Test
    void whatIsLaidOutRunsAtOnceAndPromisesNothing() {
        Run run = patchtwin("check");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).as("nothing was modelled yet").isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(run.out())
                .contains("replayed  1 golden trace, as expected", "never did: the methods that stand for")
                .doesNotContain("EQUIVALENT");
        assertThat(patchtwin("list").out()).contains("widget-unmap", "Let unmapping drop the page");
    }

    @Test
    void onceFilledInItSaysWhatThePatchReallyDoes() throws IOException {
        fillIn();
        Run run = patchtwin("check");
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DIFFERENT);
        assertThat(run.out())
                .as("no functional change was intended, and a warning is lost")
                .contains("DIFFERENT on warnings after 2 operations", "warning object0");
        copy(CONTRACT);
        Run agreed = patchtwin("check");
        assertThat(agreed.code()).as(agreed.err()).isEqualTo(ExitCode.EQUIVALENT);
        assertThat(agreed.out()).contains("EQUIVALENT WITHIN BOUNDS", "unmap-splat (warnings, before): used");
    }

    @Test
    void aModelThatIsBrokenIsFoundWithAWitnessThatReplays() throws IOException {
        fillIn();
        copy(CONTRACT);
        replace(MODELS + "After.java", "become(object, LEAKED);", "// Nothing is done about it.");
        Run run = patchtwin("check");
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DIFFERENT);
        assertThat(run.out())
                .contains("DIFFERENT on leaks after 2 operations", "answer fails object0 attempt=1 -> yes");
        Path witness = folder.resolve("target/witness/widget-unmap/leaks.trace");
        assertThat(patchtwin("replay", witness.toString()).code()).isEqualTo(ExitCode.DIFFERENT);
    }

    @Test
    void nothingIsEverWrittenOver() throws IOException {
        String contract = Files.readString(folder.resolve(CONTRACT));
        String patch = PROJECT.resolve(PATCH).toString();
        assertThat(patchtwin("new", "widget-unmap", "--patch", patch).err()).contains("is a bundle already");
        Run run = patchtwin("new", "other", "--patch", patch, "--package", "bundles.widgetunmap");
        assertThat(run.code())
                .as("another prefix, so that both go together: " + run.err())
                .isEqualTo(ExitCode.EQUIVALENT);
        Path half = folder.resolve("patches/third/third.txt");
        Files.createDirectories(half.getParent());
        Files.writeString(half.resolveSibling("widget.patch"), "mine");
        Run refused = patchtwin("new", "third", "--patch", patch);
        assertThat(refused.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused.err()).contains("widget.patch: error: is there already");
        assertThat(Files.exists(folder.resolve("patches/third/twin.yaml"))).isFalse();
        assertThat(Files.readString(half.resolveSibling("widget.patch"))).isEqualTo("mine");
        assertThat(Files.readString(folder.resolve(CONTRACT))).isEqualTo(contract);
        assertThat(patchtwin("check").out()).as("all bundles").contains("bundle    other", "bundle    widget-unmap");
    }

    @Test
    void whatCannotBeLaidOutIsSaidAndNothingIsWritten() throws IOException {
        Path words = Files.writeString(folder.resolve("words.txt"), "Subject: [PATCH] words\n\nNo diff.\n");
        String patch = PROJECT.resolve(PATCH).toString();
        assertRefused(patchtwin("new", "a b", "--patch", patch), "cannot name a bundle");
        assertRefused(patchtwin("new", "x", "--patch", patch, "--package", "a.int"), "Java package");
        assertRefused(patchtwin("new", "x", "--patch", words.toString()), "words.txt:");
        assertRefused(patchtwin("new", "x", "--patch", folder.resolve("nowhere").toString()), "no such file");
        assertThat(Files.exists(folder.resolve("patches/x"))).isFalse();
    }

    /** What is laid out is compiled and run: no name of a stranger's may become code in it. */
    @Test
    void aPathThatWouldBeCodeIsNotLaidOut() throws IOException {
        for (String evil :
                List.of("a\") int p = evil(); //.c", "*/ static {} /*.c", "a\\u002a\\u002f.c", "a\nb.c", "${evil}.c")) {
            String quoted = evil.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
            Path mail = Files.writeString(folder.resolve("evil.txt"), """
                    Subject: [PATCH] evil

                    diff --git "a/EVIL" "b/EVIL"
                    --- "a/EVIL"
                    +++ "b/EVIL"
                    @@ -1,4 +1,4 @@ int f(void)
                     int f(void)
                     {
                    -	return 1;
                    +	return 2;
                     }
                    """.replace("EVIL", quoted));
            assertRefused(patchtwin("new", "x", "--patch", mail.toString()), "evil.txt");
            assertThat(folder.resolve("patches/x")).doesNotExist();
        }
    }

    private static void assertRefused(Run run, String why) {
        assertThat(run.code()).as(run.out()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).contains(why).doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aPatchThatTouchesMacrosMembersAndRenamesIsLaidOutToo() {
        Run run =
                patchtwin("new", "1-hook", "--patch", "patches/kvm-reclaim-external-sp/review-of-rfc-v5-09-of-45.txt");
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.EQUIVALENT);
        assertThat(run.out()).contains("freeExternalSpt, freeExternalSptInKvmHost, handleRemovedPt");
        assertThat(patchtwin("check", "1-hook").code()).isEqualTo(ExitCode.INCONCLUSIVE);
    }
}
