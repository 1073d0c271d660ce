package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.patch.tree.Repo;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the documentation of {@code patchtwin patch} shows is what comes out. */
class PatchDocsTest {
    private static final Pattern EXAMPLE =
            Pattern.compile("<!-- output of: (.*\\./patchtwin patch .*) -->\n```\n((?:(?!```).*\n)*)```\n");

    /** The documentation calls it by this name, so it must have it: words are wrapped by how long they are. */
    private static final Path TREE = Path.of("target/toy");

    @BeforeAll
    static void makeTheTree() throws IOException {
        if (Files.exists(TREE)) {
            try (Stream<Path> old = Files.walk(TREE)) {
                old.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
        new Repo(Files.createDirectories(TREE)).commit(ToyMails.TREE);
    }

    /**
     * With {@code -Dreadme.update} the examples are written anew, and the test fails all the same, so that nothing is
     * accepted unseen.
     */
    @ParameterizedTest
    @CsvSource({"docs/patch.md, 4", "README.md, 1"})
    void everyExampleIsWhatComesOut(String name, int count) throws IOException {
        Path file = Path.of(name);
        String text = Files.readString(file);
        List<String> shown = new ArrayList<>();
        List<String> printed = new ArrayList<>();
        StringBuilder anew = new StringBuilder();
        int done = 0;
        Matcher example = EXAMPLE.matcher(text);
        while (example.find()) {
            String out = run(example.group(1));
            shown.add(example.group(2));
            printed.add(out);
            anew.append(text.substring(done, example.start(2))).append(out);
            done = example.end(2);
        }
        anew.append(text.substring(done));
        if (System.getProperty("readme.update") != null) {
            Files.writeString(file, anew);
        }
        assertThat(shown)
                .as("%s; -Dreadme.update writes it anew", name)
                .isEqualTo(printed)
                .hasSize(count);
    }

    /** What b4 would print is the first version of the series. */
    private static String run(String command) throws IOException {
        String piped = command.startsWith("b4 ") ? Files.readString(Path.of("docs/patch/v1.mbox")) : "";
        String own = command.substring(command.indexOf("./patchtwin patch ") + "./patchtwin patch ".length());
        PatchRun ran = PatchRun.piped(piped, own.split(" +", -1));
        return ran.err() + ran.out();
    }
}
