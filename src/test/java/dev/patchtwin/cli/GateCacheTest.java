package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patchtwin.patch.corpus.Git;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a gate remembers, when something is wrong with it or has changed since. */
class GateCacheTest {
    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private GateRepo repo;

    @BeforeEach
    void begin() throws IOException {
        assumeTrue(Git.isThere(), "there is no git here");
        repo = GateRepo.in(folder);
    }

    private String gate(int code, String... more) {
        List<String> command = new ArrayList<>(List.of(
                "gate", "--base", "HEAD~1", "--cache", folder.resolve("cache").toString()));
        command.addAll(List.of(more));
        GateRepo.Run run = repo.at(repo.root(), command.toArray(String[]::new));
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
        return run.out().replaceAll("\\s+", " ");
    }

    private List<Path> answers() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void anAnswerThatIsNotWholeIsNone() throws IOException {
        repo.replace(GateRepo.MODEL, "Arrays.fill(pages, FREE);", "Arrays.fill(pages, 0, pages.length, FREE);");
        repo.replace(GateRepo.CONTRACT, "length: 30", "length: 31");
        repo.commit("Change both");
        gate(0);
        assertThat(gate(0)).contains("Known from an earlier run");
        List<Path> answers = answers();
        assertThat(answers)
                .hasSizeGreaterThan(2)
                .allMatch(file -> file.toString().endsWith(".properties"));
        byte[][] contents = new byte[answers.size()][];
        for (int i = 0; i < contents.length; i++) {
            contents[i] = Files.readAllBytes(answers.get(i));
        }
        byte[] garbage = "bundle=toy\nmodel.0=x\nmeaning.0=FINE\nsaid=All is well.\n".getBytes(StandardCharsets.UTF_8);
        for (int damage = 0; damage < 4; damage++) {
            for (int i = 0; i < contents.length; i++) {
                byte[] other = contents[(i + 1) % contents.length];
                byte[] half = Arrays.copyOf(contents[i], contents[i].length / 2);
                Files.write(
                        answers.get(i), damage == 0 ? garbage : damage == 1 ? half : damage == 2 ? new byte[0] : other);
            }
            assertThat(gate(0)).contains("in each of the 3 pairs").doesNotContain("earlier run");
            assertThat(answers()).isEqualTo(answers);
        }
        assertThat(gate(0)).contains("Known from an earlier run");
    }

    @Test
    void anotherLibraryIsAnotherQuestion() throws IOException {
        Path library = library("0");
        repo.replace(
                GateRepo.MODEL,
                "return answer == 0 ? FREE : LEAKED;",
                "return answer == lib.Nominal.of() ? FREE : LEAKED;");
        repo.commit("Ask a library");
        gate(2);
        gate(0, "--library", library.toString());
        assertThat(gate(0, "--library", library.toString())).contains("Known from an earlier run");
        library("1");
        assertThat(gate(1, "--library", library.toString())).contains("differ on pages");
    }

    /** A folder of classes; what it has in its folders is not seen from outside. */
    private Path library(String nominal) throws IOException {
        Path source = folder.resolve("lib/Nominal.java");
        Files.createDirectories(source.getParent());
        Files.writeString(
                source, "package lib; public class Nominal { public static int of() { return " + nominal + "; } }");
        Path classes = Files.createDirectories(folder.resolve("library"));
        ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", classes.toString(), source.toString());
        return classes;
    }
}
