package dev.patchtwin.conform.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchtwin.conform.Gcc;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Finding gcov, and reading what it writes. */
class GcovTest {
    @TempDir
    Path folder;

    @Test
    void fieldsThatAreNotKnownAreSkippedAndDocumentsFollowEachOther() throws IOException {
        String one = """
                {"gcc_version": "99", "new": {"files": [1]}, "files": [{"file": "a.c", "more": [[]], "lines": [
                 {"line_number": 3, "count": 2, "later": {"count": 9}, "branches": [{"count": 1, "way": [0]}, {"count": 1}]}]}]}
                """;
        String two =
                "{\"files\":[{\"lines\":[{\"count\":5,\"line_number\":3,\"branches\":[{\"count\":0},{\"count\":5}]}],"
                        + "\"file\":\"a.c\"},{\"file\":\"b.c\",\"lines\":[{\"line_number\":1,\"count\":0}]}]}";
        assertThat(read(one + two))
                .containsExactly(new LineCount("a.c", 3, 7, List.of(1L, 6L)), new LineCount("b.c", 1, 0, List.of()));
        assertThat(read("")).isEmpty();
    }

    @Test
    void whatIsCutOffOrNotWhatGcovWritesIsRefused() {
        for (String bad : List.of(
                "{\"files\": [{",
                "[]",
                "{\"files\": 1}",
                "{\"files\": [1]}",
                "{\"files\": [{\"lines\": [{\"line_number\": \"x\"}]}]}",
                "{\"files\": [{\"lines\": [{\"count\": 99999999999999999999}]}]}",
                "{\"x\": " + "[".repeat(100) + "]".repeat(100) + "}")) {
            assertThatThrownBy(() -> read(bad)).as(bad).isInstanceOf(IOException.class);
        }
    }

    @Test
    void withClangThereIsNoCoverage() throws IOException {
        Path clang = program("clang-99", "exit 0");
        assertThatThrownBy(() -> Gcov.of(clang))
                .isInstanceOf(CoverageException.class)
                .hasMessage("there is no coverage with clang, whose gcov writes no JSON; use gcc");
    }

    @Test
    void aCompilerWithoutItsGcovIsSaid() throws IOException {
        Path gcc = program("gcc-99", "exit 0");
        assertThatThrownBy(() -> Gcov.of(gcc))
                .isInstanceOf(CoverageException.class)
                .hasMessageContaining("install");
        assertThatThrownBy(() -> Gcov.of(folder.resolve("gcc-98")))
                .isInstanceOf(CoverageException.class)
                .hasMessageContaining("no such compiler");
    }

    @Test
    void aGcovThatFailsIsSaidWithItsWords() throws Exception {
        Path gcc = program("gcc-99", "exit 0");
        program("gcov-99", "echo 'unknown option' >&2; exit 1");
        Files.writeString(folder.resolve("a.gcno"), "");
        Files.writeString(folder.resolve("a.gcda"), "");
        Gcov gcov = Gcov.of(gcc);
        assertThatThrownBy(() -> gcov.counts(folder, Gcc.boxed()))
                .isInstanceOf(CoverageException.class)
                .hasMessageEndingWith("unknown option");
    }

    @Test
    void aProgramThatWroteNoCountsIsSaid() throws Exception {
        Gcc gcc = Gcc.required();
        Gcov gcov = Gcov.of(gcc.program());
        assertThatThrownBy(() -> gcov.counts(folder, Gcc.boxed())).hasMessageContaining("nothing was compiled");
        Files.writeString(folder.resolve("a.c"), "int main(void) { return 0; }\n");
        gcc.run(folder, "--coverage", "a.c", "-o", "a");
        assertThatThrownBy(() -> gcov.counts(folder, Gcc.boxed())).hasMessageContaining("no counts were written");
        Gcc.exec(folder, List.of(folder.resolve("a").toString()));
        assertThat(gcov.counts(folder, Gcc.boxed())).containsExactly(new LineCount("a.c", 1, 1, List.of()));
    }

    @Test
    void countsThatAreDamagedAreNoneOrRefused() throws Exception {
        Gcc gcc = Gcc.required();
        Files.writeString(folder.resolve("a.c"), "int main(void) { return 0; }\n");
        gcc.run(folder, "--coverage", "a.c", "-o", "a");
        Files.writeString(folder.resolve("a-a.gcda"), "no counts at all");
        assertThat(Gcov.of(gcc.program()).counts(folder, Gcc.boxed())).allMatch(count -> count.count() == 0);
    }

    private Path program(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static List<LineCount> read(String json) throws IOException {
        return GcovJson.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
