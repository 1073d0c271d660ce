package dev.patchtwin.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShimTest {
    @TempDir
    Path folder;

    /** A compiler would take a relative name that begins so for an option, or for a file with more of them. */
    @Test
    void aSourceIsNeverNamedAsAnOptionWouldBe() throws Exception {
        for (String name : List.of("-fplugin=evil.c", "@options.c", "-o out.c", "plain.c")) {
            Files.writeString(folder.resolve(name), "int x;\n");
        }
        Path relative = Path.of("").toAbsolutePath().relativize(folder.toAbsolutePath());
        assertThat(Shim.sources(relative))
                .hasSize(4)
                .allSatisfy(path -> assertThat(path.toString()).startsWith("/"));
    }
}
