package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patchtwin.cli.DocBlocks.Block;
import dev.patchtwin.patch.corpus.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever follows {@code docs/tutorial.md} gets what it shows, and ends with the project under
 * {@code src/test/projects/widget}. Its commands are run, and its diffs applied, in their order, in a folder that is empty at
 * first; only what is marked as not run here is left to its reader.
 */
class TutorialTest {
    private static final Path TUTORIAL = Path.of("docs/tutorial.md");
    private static final Path PROJECT = Path.of("src/test/projects/widget");
    private static final String WHOLE = "output of: ";
    private static final String IN = "in the project: ";
    private static final String PART = "part of the output of: ";

    @TempDir
    private Path own;

    @TempDir
    private Path results;

    /** With {@code -Dreadme.update} the outputs are written anew, and the test fails all the same. */
    @Test
    void whatIsShownIsWhatComesOutAndWhatIsMadeIsTheProject() throws Exception {
        assumeTrue(Git.isThere(), "there is no git here");
        follow();
        DocBlocks tutorial = DocBlocks.of(TUTORIAL);
        Map<Block, String> printed = printed(tutorial.blocks());
        if (System.getProperty("readme.update") != null) {
            tutorial.rewrite(printed);
        }
        assertThat(printed).isNotEmpty();
        printed.forEach((block, text) -> assertThat(anywhere(block.text()))
                .as("%s:%d; -Dreadme.update writes it anew", TUTORIAL, block.line())
                .isEqualTo(anywhere(text)));
        assertSame();
    }

    @Test
    void whatIsShownOfTheProjectIsInIt() throws IOException {
        List<Block> shown = DocBlocks.of(TUTORIAL).blocks().stream()
                .filter(block -> block.mark().startsWith(IN))
                .toList();
        assertThat(shown).isNotEmpty();
        for (Block block : shown) {
            assertThat(PROJECT.resolve(block.after(IN))).content().contains(block.text());
        }
    }

    /** Runs in a process of its own, since a process is in one folder and what is printed depends on it. */
    private void follow() throws IOException, InterruptedException {
        Path said = results.resolve("said.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReaderRun.class.getName(),
                        TUTORIAL.toAbsolutePath().toString(),
                        results.toString())
                .directory(own.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(said)).isZero();
    }

    /** Returns what each block of output should show. Every command comes before the block that shows what it printed. */
    private Map<Block, String> printed(List<Block> blocks) throws IOException {
        Map<Block, String> printed = new LinkedHashMap<>();
        List<String> run = new ArrayList<>();
        for (Block block : blocks) {
            if (block.mark().isEmpty() && !block.info().equals("diff")) {
                block.text()
                        .lines()
                        .filter(line -> line.startsWith(ReaderRun.LAUNCHER))
                        .forEach(run::add);
            } else if (block.mark().startsWith(WHOLE) || block.mark().startsWith(PART)) {
                boolean isWhole = block.mark().startsWith(WHOLE);
                int number = run.size() - 1;
                String words =
                        run.get(number) + ", which exits with " + Files.readString(results.resolve(number + ".code"));
                assertThat(block.after(isWhole ? WHOLE : PART))
                        .as("%s:%d", TUTORIAL, block.line())
                        .isEqualTo(words);
                String text = Files.readString(results.resolve(number + ".txt"));
                printed.put(block, isWhole ? text : part(text, block.text()));
            }
        }
        return printed;
    }

    /** Returns the part that goes from a line like the first one shown to the next that is like the last one shown. */
    private static String part(String text, String shown) {
        List<String> lines = text.lines().toList();
        List<String> like = anywhere(text).lines().toList();
        List<String> wanted = anywhere(shown).lines().toList();
        int first = like.indexOf(wanted.get(0));
        assertThat(first).as("a line '%s' in\n%s", wanted.get(0), text).isNotNegative();
        int last = like.subList(first, like.size()).indexOf(wanted.get(wanted.size() - 1));
        assertThat(last)
                .as("a line '%s' in\n%s", wanted.get(wanted.size() - 1), text)
                .isNotNegative();
        return String.join("\n", lines.subList(first, first + last + 1)) + "\n";
    }

    /** Leaves out how fast this machine is, and the ids of commits, which know when they were made. */
    private static String anywhere(String text) {
        return text.replaceAll("in \\d+\\.\\d s", "in N s").replaceAll("\\b[0-9a-f]{12}\\b", "COMMIT");
    }

    private void assertSame() throws IOException {
        List<String> same = new ArrayList<>();
        for (String part : List.of("src", "patches", "golden")) {
            try (Stream<Path> files = Files.walk(PROJECT.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path made = own.resolve(PROJECT.relativize(file));
                    assertThat(made).hasSameTextualContentAs(file);
                    same.add(file.toString());
                }
            }
        }
        assertThat(same).hasSizeGreaterThan(8);
        assertThat(own.resolve("golden/widget-unmap")).isDirectoryNotContaining("glob:**/first-calls*");
    }
}
