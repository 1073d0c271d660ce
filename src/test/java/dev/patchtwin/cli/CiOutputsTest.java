package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.ToyHouse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The files for CI systems, and what a host that runs the program reads from it. */
class CiOutputsTest {
    @TempDir
    Path root;

    private record Ran(int code, String out, String err) {}

    @BeforeEach
    void copyTheHouse() throws IOException {
        ToyHouse.copyTo(root);
    }

    private Ran check(Map<String, String> environment, BooleanSupplier cancelled, String... more) {
        List<String> args =
                new ArrayList<>(List.of("check", "--root", root.toString(), "--operations", "2000", "--no-conform"));
        args.addAll(List.of(more));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new Program(new PrintWriter(out), new PrintWriter(err), false, cancelled)
                .with(environment)
                .run(args.toArray(String[]::new));
        return new Ran(code, out.toString(), err.toString());
    }

    private Ran check(String... more) {
        return check(Map.of(), () -> false, more);
    }

    private String file(String name) throws IOException {
        return Files.readString(root.resolve(name));
    }

    private String path(String name) {
        return root.resolve(name).toString();
    }

    private Ran checkToFiles(Map<String, String> environment, BooleanSupplier cancelled, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "--junit",
                path("out/j.xml"),
                "--sarif",
                path("out/s.sarif"),
                "--ktap",
                path("out/k.ktap"),
                "--summary",
                path("out/m.md")));
        args.addAll(List.of(more));
        return check(environment, cancelled, args.toArray(String[]::new));
    }

    @Test
    void theFilesAreWrittenBesideTheText() throws IOException {
        Ran plain = check("--no-declared");
        Ran ran = checkToFiles(Map.of(), () -> false, "--no-declared");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isEqualTo(ExitCode.DIFFERENT).isEqualTo(plain.code());
        assertThat(ran.out()).contains("DIFFERENT");
        assertThat(file("out/j.xml")).contains("<testsuite name=\"toy\"", "<failure ", "Again: ./patchtwin replay");
        assertThat(file("out/s.sarif"))
                .contains(
                        "\"version\" : \"2.1.0\"",
                        "\"ruleId\" : \"PT004\"",
                        "\"uri\" : \"patches/toy/toy.patch\"",
                        "\"startLine\" : ");
        assertThat(file("out/k.ktap")).startsWith("KTAP version 1\n1..1\n").contains("not ok 1 toy\n");
        assertThat(file("out/m.md"))
                .startsWith("## ❌ Patchtwin check: DIFFERENT\n")
                .contains("./patchtwin replay");
        try (var files = Files.list(root.resolve("out"))) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .as("nothing temporary is left")
                    .containsExactlyInAnyOrder("j.xml", "s.sarif", "k.ktap", "m.md");
        }
    }

    @Test
    void aCheckThatPassesSaysSoInEachFile() throws IOException {
        Ran ran = checkToFiles(Map.of(), () -> false);
        assertThat(ran.code()).isEqualTo(ExitCode.EQUIVALENT);
        assertThat(file("out/j.xml")).contains("failures=\"0\" errors=\"0\"").doesNotContain("<failure");
        assertThat(file("out/s.sarif")).contains("\"results\" : [ ]", "\"exitCode\" : 0");
        assertThat(file("out/k.ktap")).contains("\nok 1 toy\n");
        assertThat(file("out/m.md")).startsWith("## ✅ Patchtwin check: ");
    }

    @Test
    void aFileThatCannotBeWrittenIsToldBeforeAnythingRuns() throws IOException {
        Files.writeString(root.resolve("taken"), "x");
        for (String option : List.of("--junit", "--sarif", "--ktap", "--summary")) {
            Ran ran = check(option, path("taken/file"));
            assertThat(ran.code()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err()).isEqualTo(path("taken/file") + ": error: cannot be written (not a folder)\n");
        }
        Ran folder = check("--junit", root.toString());
        assertThat(folder.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(folder.err()).isEqualTo(root + ": error: is a folder; name a file in it\n");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aDeviceIsWrittenToAndNotReplaced() {
        assertThat(check("--junit", "/dev/null").code()).isEqualTo(ExitCode.EQUIVALENT);
        assertThat(Path.of("/dev/null")).exists().isReadable();
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @Test
    void aDashPutsTheDocumentInThePlaceOfTheText() {
        Ran ran = check("--ktap", "-");
        assertThat(ran.out())
                .startsWith("KTAP version 1\n")
                .endsWith("error:0\n")
                .doesNotContain("bundle    toy");
        for (List<String> more : List.of(List.of("--ktap", "-", "--junit", "-"), List.of("--sarif", "-", "--json"))) {
            Ran two = check(more.toArray(String[]::new));
            assertThat(two.code()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(two.err()).contains("only one document can go to the standard output");
        }
    }

    @Test
    void inputThatCannotBeUsedIsInTheFilesToo() throws IOException {
        Path yaml = root.resolve("patches/toy/twin.yaml");
        Files.writeString(yaml, Files.readString(yaml) + "\nnonsense: 1\n");
        Ran ran = checkToFiles(Map.of(), () -> false);
        assertThat(ran.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.err()).contains("twin.yaml");
        assertThat(file("out/j.xml")).contains("<error ", "PT013");
        assertThat(file("out/s.sarif")).contains("\"executionSuccessful\" : false", "\"exitCode\" : 2", "twin.yaml");
        assertThat(file("out/m.md")).contains("UNUSABLE INPUT", "./patchtwin check --root ");
    }

    @Test
    void whatAnInterruptedRunKnowsIsInTheFilesToo() throws IOException {
        Ran ran = checkToFiles(Map.of(), () -> true);
        assertThat(ran.code()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(file("out/k.ktap")).contains("# SKIP the run was interrupted before this bundle");
        assertThat(file("out/s.sarif")).contains("\"exitCode\" : 3");
    }

    private Map<String, String> github(String summary) {
        return Map.of(
                "GITHUB_ACTIONS", "true",
                "GITHUB_STEP_SUMMARY", summary,
                "GITHUB_SERVER_URL", "https://git.example",
                "GITHUB_REPOSITORY", "a/b",
                "GITHUB_SHA", "abc");
    }

    @Test
    void aHostThatReadsCommandsGetsThemBelowTheReportAndNotOutOfIt() throws IOException {
        Files.writeString(root.resolve("summary.md"), "What another one wrote.\n");
        Ran ran = check(github(path("summary.md")), () -> false, "--no-declared", "--sarif", path("s.sarif"));
        List<String> lines = ran.out().lines().toList();
        assertThat(lines.get(0)).matches("::stop-commands::[0-9a-f-]{36}");
        String resumed = "::" + lines.get(0).substring("::stop-commands::".length()) + "::";
        assertThat(lines).containsOnlyOnce(resumed);
        List<String> after = lines.subList(lines.indexOf(resumed) + 1, lines.size());
        assertThat(after).isNotEmpty().allMatch(line -> line.startsWith("::error file="));
        assertThat(lines.subList(1, lines.indexOf(resumed))).noneMatch(line -> line.startsWith("::"));
        assertThat(file("summary.md")).startsWith("What another one wrote.\n## ❌ Patchtwin check: DIFFERENT\n");
        assertThat(file("s.sarif"))
                .contains("\"repositoryUri\" : \"https://git.example/a/b\"", "\"revisionId\" : \"abc\"");
    }

    @Test
    void aDocumentOnTheStandardOutputStaysOneDocumentUnderAHost() throws IOException {
        Ran json = check(github(path("summary.md")), () -> false, "--json");
        assertThat(json.out()).startsWith("{").doesNotContain("::stop-commands");
        assertThat(file("summary.md")).as("the summary is no output").startsWith("## ✅");
        assertThat(check(github(path("summary.md")), () -> false, "--junit", "-")
                        .out())
                .startsWith("<?xml");
    }

    @Test
    void aSummaryThatCannotBeWrittenChangesNoVerdict() throws IOException {
        Ran folder = check(github(root.toString()), () -> false);
        assertThat(folder.code()).isEqualTo(ExitCode.EQUIVALENT);
        assertThat(folder.err()).contains(": warning: the summary of the step cannot be written");
        Files.writeString(root.resolve("full.md"), "x".repeat(1 << 20));
        Ran full = check(github(path("full.md")), () -> false);
        assertThat(full.code()).isEqualTo(ExitCode.EQUIVALENT);
        assertThat(full.err()).contains("has no room for a summary of this run");
        assertThat(Files.size(root.resolve("full.md"))).isEqualTo(1 << 20);
    }
}
