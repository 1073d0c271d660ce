package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.cli.DocBlocks.Block;
import dev.patchtwin.junit.TwinTest;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/own-bundles.md} shows of a project is in one, and what it lists is all there is. */
class OwnBundlesDocsTest {
    private static final Path DOCUMENT = Path.of("docs/own-bundles.md");
    private static final Path PROJECT = Path.of("src/test/projects/widget");
    private static final String IN = "in the project: ";

    @Test
    void whatIsShownOfTheProjectIsInIt() throws IOException {
        List<Block> shown = DocBlocks.of(DOCUMENT).blocks().stream()
                .filter(block -> block.mark().startsWith(IN))
                .toList();
        assertThat(shown).hasSize(2);
        for (Block block : shown) {
            String project = Files.readString(PROJECT.resolve(block.after(IN)));
            assertThat(project.replace("@project.version@", version())).contains(block.text());
        }
    }

    private static String version() throws IOException {
        try (var in = TwinTest.class.getResourceAsStream("/dev/patchtwin/scaffold/version.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void everyElementOfATwinTestIsListedAndNoOther() throws IOException {
        List<String> rows = Files.readAllLines(DOCUMENT);
        rows = rows.subList(rows.indexOf("| element | meaning | default |") + 2, rows.size());
        List<String> listed = rows.stream()
                .takeWhile(row -> row.startsWith("| "))
                .map(row -> row.replaceFirst("^\\| `(\\w+)` .*", "$1"))
                .toList();
        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(Stream.of(TwinTest.class.getDeclaredMethods())
                        .filter(method -> !method.isSynthetic())
                        .map(Method::getName)
                        .toList());
    }
}
