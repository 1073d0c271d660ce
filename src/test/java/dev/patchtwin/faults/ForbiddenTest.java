package dev.patchtwin.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Folders that cannot be written, files that cannot be read, folders and dangling links in the place of files. */
@EnabledOnOs(OS.LINUX)
class ForbiddenTest {
    @TempDir
    Path folder;

    private Path root = Path.of("");
    private Path shut = Path.of("");

    @BeforeEach
    void begin() throws IOException {
        root = Houses.in(folder.resolve("house"));
        shut = Files.createDirectories(folder.resolve("shut"));
    }

    @AfterEach
    void open() throws IOException {
        Files.setPosixFilePermissions(shut, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Child.Ended run(String command) throws Exception {
        List<String> words =
                new ArrayList<>(List.of(command.replace("SHUT", shut.toString()).split(" ", -1)));
        words.addAll(List.of("--root", root.toString()));
        return Child.in(folder.resolve("runs")).obeyingModes().run(words.toArray(String[]::new));
    }

    private static void requireRefused(Child.Ended ended, String... words) {
        assertThat(ended.code()).as(ended.said()).isEqualTo(2);
        Houses.requireOneLine(ended);
        assertThat(ended.err()).contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "check toy --no-conform --html SHUT/page.html",
        "check toy --no-conform --witness SHUT/w",
        "fuzz toy --operations 100 --corpus SHUT/c",
        "fuzz toy --runs 2 --operations 100 --results SHUT/r.jsonl",
        "explore toy --certificate SHUT/c.json",
    })
    void aFolderThatCannotBeWrittenIsNamed(String command) throws Exception {
        Files.writeString(shut.resolve("page.html"), "old");
        Files.setPosixFilePermissions(shut, PosixFilePermissions.fromString("r-xr-xr-x"));
        requireRefused(run(command), shut.toString(), "permission denied");
        assertThat(shut.resolve("page.html")).hasContent("old");
    }

    @Test
    void whatCannotBeReadIsNamed() throws Exception {
        Path contract = root.resolve("patches/toy/twin.yaml");
        Files.setPosixFilePermissions(contract, PosixFilePermissions.fromString("---------"));
        requireRefused(run("check toy --no-conform"), contract.toString(), "permission denied");
    }

    @ParameterizedTest
    @CsvSource({"patches/toy/twin.yaml", "patches/toy/toy.patch"})
    void aFolderInThePlaceOfAFileIsNamed(String file) throws Exception {
        Files.delete(root.resolve(file));
        Files.createDirectories(root.resolve(file));
        requireRefused(run("check toy --no-conform"), file);
    }

    @ParameterizedTest
    @CsvSource({"patches/toy/twin.yaml", "patches/toy/toy.patch"})
    void aLinkToNothingIsNamed(String file) throws Exception {
        Files.delete(root.resolve(file));
        Files.createSymbolicLink(root.resolve(file), Path.of("nothing"));
        requireRefused(run("check toy --no-conform"), file.contains("yaml") ? "toy" : file);
    }

    @Test
    void aCorpusWithALinkToNothingCouldNotBeUsed() throws Exception {
        Path corpus = Files.createDirectories(folder.resolve("corpus/toy"));
        Files.createSymbolicLink(corpus.resolve("0123.trace"), Path.of("nothing"));
        Files.createDirectories(corpus.resolve("4567.trace"));
        Files.writeString(corpus.resolve("89ab.trace"), "x");
        Files.setPosixFilePermissions(corpus.resolve("89ab.trace"), PosixFilePermissions.fromString("---------"));
        Child.Ended ended = run("fuzz toy --operations 100 --corpus " + corpus.getParent());
        assertThat(ended.code()).as(ended.said()).isIn(0, 3);
        assertThat(ended.out().replaceAll("\\s+", " ")).contains("3 files passed over");
    }

    @Test
    void aTemporaryFolderThatIsNotThereIsSaid() throws Exception {
        Child.Ended ended = Child.in(folder.resolve("runs"))
                .java("-Djava.io.tmpdir=" + folder.resolve("nowhere"))
                .run(
                        "conform",
                        "shared-ring-close",
                        "--operations",
                        "100",
                        "--root",
                        Path.of("").toAbsolutePath().toString());
        assertThat(ended.code()).as(ended.said()).isIn(2, 3);
        assertThat(ended.said()).contains("nowhere").doesNotContain("\tat ");
    }
}
