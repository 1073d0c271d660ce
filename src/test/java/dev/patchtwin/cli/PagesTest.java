package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.ToyHouse;
import dev.patchtwin.cli.ToyCheck.Ran;
import dev.patchtwin.patch.RecoveredPatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files for people that a check writes. */
class PagesTest {
    @TempDir
    Path root;

    @BeforeEach
    void copyTheHouse() throws IOException {
        ToyHouse.copyTo(root);
    }

    private Ran check(BooleanSupplier cancelled, String... more) {
        return new ToyCheck(root).run(cancelled, more);
    }

    private Ran check(String... more) {
        return check(() -> false, more);
    }

    @Test
    void theReplyIsWrittenBesideTheTextAndItsSenderIsToldWhatIsMissing() throws IOException {
        Ran ran = check("--reply", "ROOT/out/reply.txt");
        assertThat(ran.code()).isEqualTo(ExitCode.EQUIVALENT);
        assertThat(ran.out()).contains("NO DIFFERENCE FOUND");
        assertThat(ran.err())
                .isEqualTo(root + "/out/reply.txt: note: fill in To and Cc before it is sent; the mail's page on"
                        + " lore.kernel.org ends with them\n");
        String reply = Files.readString(root.resolve("out/reply.txt"));
        assertThat(reply)
                .startsWith("""
                        Subject: Re: [PATCH v2 1/3] mm: toy: Leak quietly
                        In-Reply-To: <20260202100000.1-developer@example.org>
                        """)
                .contains(
                        "they did the same, but for one difference that I expected;",
                        "On Mon, 2 Feb 2026 10:00:00 +0000, A Developer wrote:\n> A page that cannot be reclaimed",
                        ">\n\nA page that could not be reclaimed is leaked without a splat.\n\nTo run it again")
                .doesNotContain("\nTo:", "\nCc:", "\nFrom:");
        try (var files = Files.list(root.resolve("out"))) {
            assertThat(files).as("nothing temporary is left").hasSize(1);
        }
    }

    /** The tool reads its own reply as it reads any other, so that a mail program can. */
    @Test
    void theReplyIsAMailThatQuotesThePatch() throws IOException {
        check("--no-declared", "--reply", "ROOT/reply.txt");
        RecoveredPatch quoted = RecoveredPatch.read("reply", Files.readAllBytes(root.resolve("reply.txt")));
        assertThat(quoted.title().isReply()).isTrue();
        assertThat(quoted.title().text()).isEqualTo("mm: toy: Leak quietly");
        assertThat(quoted.inReplyTo()).isEqualTo("20260202100000.1-developer@example.org");
        assertThat(root.resolve("reply.txt"))
                .content()
                .contains("         reclaim page0 -> ", "         before: splat page0\n         after:  (nothing)\n");
    }

    @Test
    void onTheStandardOutputItTakesThePlaceOfTheText() throws IOException {
        check("--reply", "ROOT/reply.txt");
        Ran ran = check("--reply", "-");
        assertThat(ran.out()).isEqualTo(Files.readString(root.resolve("reply.txt")));
        assertThat(ran.err()).startsWith("standard output: note: fill in To and Cc");
    }

    @Test
    void onlyOneDocumentGoesToTheStandardOutput() {
        for (List<String> others : List.of(List.of("--json"), List.of("--junit", "-"))) {
            List<String> args = new ArrayList<>(List.of("--reply", "-"));
            args.addAll(others);
            Ran ran = check(args.toArray(String[]::new));
            assertThat(ran.code()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err()).contains("only one document can go to the standard output");
        }
        Ran beside = check("--json", "--reply", "ROOT/reply.txt");
        assertThat(beside.code()).isEqualTo(ExitCode.EQUIVALENT);
        assertThat(beside.out()).startsWith("{");
        assertThat(root.resolve("reply.txt")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "toy other", "toy toy"})
    void severalBundlesAreRefusedBeforeAnythingRuns(String named) throws IOException {
        Files.createDirectories(root.resolve("patches/other"));
        Files.writeString(root.resolve("patches/other/twin.yaml"), "not read");
        List<String> args = new ArrayList<>(List.of("--reply", "ROOT/reply.txt"));
        args.addAll(named.isEmpty() ? List.of() : List.of(named.split(" ", -1)));
        Ran ran = check(args.toArray(String[]::new));
        assertThat(ran.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).isEqualTo("""
                        patchtwin: error: --reply is about one bundle, and this checks 2: name one
                        Try: patchtwin check --help
                        """);
        assertThat(root.resolve("reply.txt")).doesNotExist();
    }

    @Test
    void aFileThatCannotBeWrittenIsToldBeforeAnythingRuns() throws IOException {
        Files.writeString(root.resolve("taken"), "x");
        Ran ran = check("--reply", "ROOT/taken/reply.txt");
        assertThat(ran.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).isEqualTo(root + "/taken/reply.txt: error: cannot be written (not a folder)\n");
    }

    @Test
    void whatIsWrongWithTheBundlesIsSaidAsEver() throws IOException {
        Files.delete(root.resolve("patches/toy/twin.yaml"));
        Ran ran = check("--reply", "ROOT/reply.txt", "--junit", "ROOT/j.xml");
        assertThat(ran.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.err()).contains("no folder in it has a twin.yaml");
        assertThat(root.resolve("j.xml")).content().contains("no folder in it has a twin.yaml");
        assertThat(root.resolve("reply.txt")).doesNotExist();
    }

    @Test
    void aCheckThatWasStoppedBeforeItBeganLeavesWhatWasThere() throws IOException {
        Files.writeString(root.resolve("reply.txt"), "an older one");
        Ran ran = check(() -> true, "--reply", "ROOT/reply.txt");
        assertThat(ran.code()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(root.resolve("reply.txt")).hasContent("an older one");
    }
}
