package dev.patchtwin.fuzztarget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reader, on all that is kept for it, and on what is near that; {@link ReadersJazzerTest} has the engine look further. */
class ReadersTest {
    private static final long SEED = 20_250_601;
    private static final int CASES = Integer.getInteger("fuzz.cases", 120);
    private static final int FIRST = Integer.getInteger("fuzz.case", 0);

    static Stream<String> readers() {
        return ReaderFuzzer.all().stream()
                .map(ReaderTarget::name)
                .filter(name -> System.getProperty("fuzz.reader", name).equals(name));
    }

    private static List<byte[]> seeds(ReaderTarget target) throws IOException {
        List<byte[]> seeds = new ArrayList<>(target.seeds());
        for (Path file : ReaderCorpus.files(target)) {
            seeds.add(Files.readAllBytes(file));
        }
        return seeds;
    }

    @ParameterizedTest
    @MethodSource("readers")
    void whatIsKeptIsReadAsPromised(String name) throws Exception {
        ReaderTarget target = ReaderFuzzer.named(name);
        target.read(new byte[0]);
        for (byte[] seed : target.seeds()) {
            target.read(seed);
        }
        for (Path file : ReaderCorpus.files(target)) {
            read(target, Files.readAllBytes(file), "the file " + file);
        }
    }

    @ParameterizedTest
    @MethodSource("readers")
    void whatIsNearToThatIsReadAsPromised(String name) throws Exception {
        mutated(ReaderFuzzer.named(name), CASES);
    }

    private static void mutated(ReaderTarget target, int cases) throws Exception {
        List<byte[]> seeds = seeds(target);
        List<byte[]> words = ReaderCorpus.words(target);
        for (int i = FIRST; i < FIRST + cases; i++) {
            // Each case has a chance of its own, so that it can be repeated alone.
            Random random = new Random(SEED + i);
            byte[] seed = seeds.get(i % seeds.size());
            read(
                    target,
                    new Mutator(random, seeds, words).near(seed),
                    "case " + i + " of seed " + SEED + "; again: mvn -q -B -ntp -Dtest=ReadersTest -Dfuzz.reader="
                            + target.name() + " -Dfuzz.case=" + i + " -Dfuzz.cases=1 test");
        }
    }

    private static void read(ReaderTarget target, byte[] data, String which) {
        try {
            target.read(data);
        } catch (Exception | AssertionError | StackOverflowError e) {
            throw new AssertionError(target.name() + ": " + which, e);
        }
    }

    /** What the engine has found is repeated by {@code -Dfuzz.reader=NAME -Dfuzz.file=FILE}. */
    @Test
    @EnabledIfSystemProperty(named = "fuzz.file", matches = ".+")
    void whatWasFoundIsReadAsPromised() throws Exception {
        ReaderTarget target = ReaderFuzzer.named(System.getProperty("fuzz.reader", ""));
        target.read(Files.readAllBytes(Path.of(System.getProperty("fuzz.file", ""))));
    }

    @Test
    void everyReaderHasItsOwnName() {
        List<String> names = ReaderFuzzer.all().stream().map(ReaderTarget::name).toList();
        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(20);
    }

    @Test
    void everyCorpusIsThatOfAReaderAndEveryReaderHasWords() throws IOException {
        List<String> names = ReaderFuzzer.all().stream().map(ReaderTarget::name).toList();
        try (Stream<Path> folders = Files.list(Path.of("src/test/resources/fuzz"));
                Stream<Path> words = Files.list(Path.of("src/test/resources/fuzz/words"))) {
            assertThat(folders.map(folder -> folder.getFileName().toString()).filter(name -> !name.equals("words")))
                    .isSubsetOf(names);
            assertThat(words.map(file -> file.getFileName().toString().replace(".dict", "")))
                    .containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void aReaderThatThrowsIsNoticed() {
        ReaderTarget throwing = new SabotagedReader() {
            @Override
            public void read(byte[] data) {
                if (data.length > 60) {
                    throw new IndexOutOfBoundsException("planted");
                }
                super.read(data);
            }
        };
        assertThatThrownBy(() -> mutated(throwing, CASES))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("case ")
                .hasMessageContaining("-Dfuzz.case=")
                .hasRootCauseMessage("planted");
    }
}
