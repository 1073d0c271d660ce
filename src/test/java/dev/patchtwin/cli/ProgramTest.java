package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.patchtwin.check.ToyHouse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramTest {
    @TempDir
    Path root;

    private record Ran(int code, String out, String err) {}

    @BeforeEach
    void copyTheHouse() throws IOException {
        ToyHouse.copyTo(root);
    }

    private Ran run(String commandLine) {
        return run(commandLine, () -> false);
    }

    /** Runs a command line with {@code ROOT} in it replaced by the option that names the test's folder. */
    private Ran run(String commandLine, BooleanSupplier cancelled) {
        List<String> args = new ArrayList<>();
        for (String word :
                commandLine.isBlank() ? new String[0] : commandLine.strip().split(" +", -1)) {
            if (word.equals("ROOT")) {
                args.addAll(List.of("--root", root.toString()));
            } else {
                args.add(word.replace("ROOT", root.toString()));
            }
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new Program(new PrintWriter(out), new PrintWriter(err), false, cancelled)
                .run(args.toArray(String[]::new));
        return new Ran(code, out.toString(), err.toString());
    }

    private static void requireOneDocument(String json) {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            parser.nextToken();
            parser.skipChildren();
            assertThat(parser.nextToken()).as("one document and nothing else").isNull();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aCheckWithoutDifferenceReturns0AndSaysNothingOnTheErrorStream() {
        Ran ran = run("check ROOT");
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).startsWith("mm: toy: Leak quietly\n").contains("NO DIFFERENCE FOUND");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void aDifferenceReturns1AndTheCommandThatIsPrintedShowsItAgain() {
        Ran ran = run("check --no-declared toy ROOT");
        assertThat(ran.code()).isEqualTo(1);
        String again = ran.out()
                .lines()
                .filter(line -> line.startsWith("Again: ./patchtwin replay "))
                .findFirst()
                .orElseThrow();
        Ran replayed = run(again.substring("Again: ./patchtwin ".length()));
        assertThat(replayed.code()).isEqualTo(1);
        assertThat(replayed.out()).contains("splat page", "DIFFERENT on warnings");
        assertThat(run(again.substring("Again: ./patchtwin ".length()).replace("--no-declared", ""))
                        .code())
                .isZero();
    }

    @Test
    void theLastLineOfACheckRunsItAgain() {
        String out = run("check toy --seed 5 --operations 3000 ROOT").out();
        String again = out.lines().reduce((first, second) -> second).orElseThrow();
        assertThat(again).startsWith("Again: ./patchtwin check toy --seed 5 --operations 3000");
        String second = run(again.substring("Again: ./patchtwin ".length())).out();
        assertThat(withoutTime(second)).isEqualTo(withoutTime(out));
    }

    private static String withoutTime(String text) {
        return text.replaceAll("[0-9.]+ s\\b", "TIME").replaceAll("\"seconds\" : [0-9.E-]+", "TIME");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check --json ROOT",
                "check --json --no-declared ROOT",
                "fuzz toy --json --operations 2000 ROOT",
                "list --json ROOT"
            })
    void jsonIsOneDocumentWithoutColour(String commandLine) {
        Ran ran = run(commandLine);
        requireOneDocument(ran.out());
        assertThat(ran.out()).doesNotContain("\u001b");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void theSameSeedPrintsTheSameBytesOnOneThreadAndOnTwo() {
        String one = run("check --no-declared --json --threads 1 --seed 9 ROOT").out();
        String two = run("check --no-declared --json --threads 2 --seed 9 ROOT").out();
        assertThat(withoutTime(two)).isEqualTo(withoutTime(one));
        assertThat(withoutTime(run("check --no-declared --json --threads 1 --seed 10 ROOT")
                        .out()))
                .isNotEqualTo(withoutTime(one));
    }

    @Test
    void fuzzRunsLongerThanCheckAndInTheWorldThatIsNamed() {
        assertThat(run("fuzz toy ROOT").out()).contains("--operations 200000");
        Ran small = run("fuzz toy --world small ROOT");
        assertThat(small.code()).isZero();
        assertThat(small.out()).contains("small: pages=1", "./patchtwin fuzz toy --world small");
    }

    @Test
    void listNamesEveryBundleOnALine() {
        assertThat(run("list ROOT")).isEqualTo(new Ran(0, "toy  mm: toy: Leak quietly\n", ""));
    }

    @Test
    void anInterruptedCheckPrintsWhatIsKnownAndReturns3() {
        Ran ran = run("check --operations 2000000000 ROOT", new BooleanSupplier() {
            private int asked;

            @Override
            public boolean getAsBoolean() {
                return asked++ > 2;
            }
        });
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.out()).contains("INCONCLUSIVE", "was interrupted");
    }

    @Test
    void bundlesThatWereNotReachedAreNamed() {
        Ran ran = run("check ROOT", () -> true);
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err()).isEqualTo("patchtwin: interrupted; not checked: toy\n");
    }

    /** Each row: a command line, and what the one line on the error stream says. */
    @ParameterizedTest(name = "patchtwin {0}")
    @CsvSource(delimiter = '|', textBlock = """
            check tou ROOT                       | patches: error: no bundle 'tou'; did you mean 'toy'?
            conform tou ROOT                     | patches: error: no bundle 'tou'; did you mean 'toy'?
            conform --witness ROOT/patches/toy/toy.patch ROOT | toy.patch/toy: error: no witness can be written there (
            fuzz tou ROOT                        | patches: error: no bundle 'tou'; did you mean 'toy'?
            bench tou ROOT                       | patches: error: no bundle 'tou'; did you mean 'toy'?
            check --root ROOT/nowhere            | nowhere/patches: error: there is no such folder
            replay ROOT/nothing.trace ROOT       | nothing.trace: error: there is no such file
            replay ROOT/patches/toy/toy.patch    | toy.patch:1: error: not a trace
            check --witness ROOT/patches/toy/toy.patch ROOT | toy.patch/toy: error: no witness can be written there (
            fuzz toy --world smal ROOT           | twin.yaml:1: error: there is no world 'smal'; did you mean 'small'?
            """)
    void inputThatCannotBeUsedIsOneLineAndReturns2(String commandLine, String message) {
        Ran ran = run(commandLine);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.err()).contains(message);
    }

    /** Each row: a command line, and what the error stream says. */
    @ParameterizedTest(name = "patchtwin {0}")
    @CsvSource(delimiter = '|', textBlock = """
            ''                      | a command is missing
            chek                    | Did you mean: patchtwin check
            check --sed 1           | Unknown option: '--sed'
            check --seed one        | Invalid value for option '--seed'
            check --operations 0    | --operations must be at least 1, not 0
            check --corpus a --cached-corpus | patchtwin: error: --corpus=DIR, --cached-corpus are mutually exclusive
            check --threads 0       | --threads goes from 1 to 256, not 0
            conform --operations 0  | --operations must be at least 1, not 0
            conform --threads 257   | --threads goes from 1 to 256, not 257
            conform --no-declared   | Unknown option: '--no-declared'
            conform --tree          | Missing required parameter for option '--tree' (REPO[@REV])
            fuzz                    | Missing required parameter: 'BUNDLE'
            replay                  | Missing required parameter: 'TRACE'
            """)
    void badUsageReturns2AndNamesTheHelp(String commandLine, String message) {
        Ran ran = run(commandLine);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith("patchtwin: error: ").contains(message, "--help");
    }

    @Test
    void helpHasExamplesAndEveryExitCode() {
        Ran ran = run("--help");
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("Examples:", "Exit codes:", "\n   0 ", "\n   1 ", "\n   2 ", "\n   3 ", "\n  70 ");
        for (String command :
                List.of("check", "conform", "explore", "fuzz", "replay", "golden", "list", "patch", "bench", "completion")) {
            assertThat(ran.out()).contains("\n  " + command);
            assertThat(run(command + " --help").out()).startsWith("Usage: patchtwin " + command);
        }
        assertThat(ran.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void theVersionIsOneLine() {
        assertThat(run("--version").out()).matches("patchtwin \\S.*\n");
    }

    @Test
    void theCompletionIsAScriptThatKnowsTheCommands() {
        assertThat(run("completion").out())
                .startsWith("#!")
                .contains("patchtwin", "replay", "--no-declared", "recover", "--tree", "--no-sanitizers", "golden", "--dry-run");
    }

    @Test
    void anOutputThatCannotBeWrittenIsSaidAndReturns2() {
        StringWriter err = new StringWriter();
        Writer full = new Writer() {
            @Override
            public void write(char[] text, int offset, int length) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        int code = new Program(new PrintWriter(full), new PrintWriter(err), false, () -> false)
                .run("list", "--root", root.toString());
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).startsWith("patchtwin: error: the output could not be written");
    }

    @Test
    void aModelThatThrowsReturns2AndShowsItsStackOnlyWhenAsked() throws IOException {
        String yaml = Files.readString(root.resolve("patches/toy/twin.yaml"));
        Files.writeString(root.resolve("patches/toy/twin.yaml"), yaml.replace("after: toy-after", "after: toy-throws"));
        Ran ran = run("check ROOT");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.err())
                .startsWith("patchtwin: error: a model failed in sequence ")
                .contains("'unmap page=", "a toy that throws", "mend the model", "--stacktrace");
        assertThat(run("check ROOT --stacktrace").err()).contains("\tat ");
    }

    @Test
    void aBugReturns70AndShowsItsStackOnlyWhenAsked() {
        Ran ran = run("check ROOT", () -> {
            throw new IllegalStateException("a bug\u001b[31m");
        });
        assertThat(ran.code()).isEqualTo(70);
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.err())
                .startsWith("patchtwin: bug: ")
                .contains("a bug\\u001b[31m", "--stacktrace")
                .doesNotContain("\u001b");
    }
}
