package dev.patchtwin.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchtwin.model.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusFolderTest {
    @TempDir
    Path root;

    private Path corpus = Path.of("");

    @BeforeEach
    void copyTheHouse() throws IOException {
        ToyHouse.copyTo(root);
        corpus = root.resolve("corpus");
    }

    private Guidance run(int operations) throws InputException {
        CheckOptions options =
                CheckOptions.standard(root).withCorpus(corpus).withOperations(operations);
        CheckResult result = Check.run(new Bundles(root).read("toy"), options, Watch.NOBODY);
        return result.fuzz().orElseThrow().guidance();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(corpus.resolve("toy"))) {
            return all.sorted().toList();
        }
    }

    @Test
    void oneRunBeginsWithWhatTheOtherHasKept() throws Exception {
        Guidance first = run(20_000);
        assertThat(first.corpus().orElseThrow().begunWith()).isZero();
        assertThat(first.corpus().orElseThrow().kept()).isEqualTo(first.sequences()).isPositive();
        assertThat(files()).hasSize(first.sequences());
        Guidance second = run(100);
        assertThat(second.corpus().orElseThrow().begunWith()).isEqualTo(first.sequences());
        assertThat(second.situations()).isGreaterThanOrEqualTo(first.situations());
    }

    @Test
    void everyFileIsATraceThatCanBeReplayed() throws Exception {
        run(5_000);
        for (Path file : files()) {
            assertThat(Replays.run(file, CheckOptions.standard(root)).steps()).isNotEmpty();
        }
    }

    @Test
    void whatDoesNotFitIsPassedOverAndLeftAlone() throws Exception {
        int kept = run(5_000).corpus().orElseThrow().kept();
        Path folder = corpus.resolve("toy");
        String text = Files.readString(files().get(0));
        Files.writeString(folder.resolve("damaged.trace"), text.substring(0, text.length() / 2) + "\u0001\nno such");
        Files.writeString(folder.resolve("older.trace"), text.replaceFirst("bundle toy [0-9a-f]+", "bundle toy 0123456789ab"));
        Files.writeString(folder.resolve("elsewhere.trace"), text.replaceFirst("pages=\\d", "pages=5"));
        Files.write(folder.resolve("binary.trace"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        CorpusUse use = run(5_000).corpus().orElseThrow();
        assertThat(use.begunWith()).isEqualTo(kept);
        assertThat(use.ignored()).isEqualTo(4);
        assertThat(files()).hasSize(use.kept() + 4);
    }

    @Test
    void twoCorporaAreMergedByCopyingAndOnlyWhatIsNeededIsKept() throws Exception {
        Bundle bundle = new Bundles(root).read("toy");
        Twins twins = new Twins(bundle, bundle.fuzzWorld(), false);
        run(20_000);
        int alone = files().size();
        CorpusFolder folder = CorpusFolder.open(corpus, bundle, twins);
        List<List<Trace.Step>> few = folder.sequences().subList(0, 1);
        assertThat(folder.keep(few).kept()).isEqualTo(1);
        assertThat(files()).hasSize(1);
        run(20_000);
        assertThat(files()).hasSizeBetween(1, 2 * alone);
    }

    @Test
    void aFolderThatCannotBeIsRefused() throws IOException {
        Files.writeString(corpus, "a file");
        assertThatThrownBy(() -> run(100)).isInstanceOf(InputException.class).hasMessageContaining("no corpus can be kept");
        assertThat(Files.readString(corpus)).isEqualTo("a file");
    }
}
