package dev.patchtwin.fuzztarget;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Jazzer on every reader, for a moment. {@code -Dfuzz.seconds=N} gives it N seconds for each, keeps under {@code target/fuzz} what
 * it learns and finds, and prints how far it came; {@code -Dfuzz.reader=NAME} does one alone.
 */
class ReadersJazzerTest {
    private static final int SECONDS = Integer.getInteger("fuzz.seconds", 0);
    private static final int RUNS = 300;

    @TempDir
    Path temporary;

    /** One after the other where there is time, or else those of a room together. */
    static Stream<String> readers() {
        if (SECONDS > 0) {
            return ReadersTest.readers();
        }
        Map<String, List<ReaderTarget>> rooms = ReadersTest.readers()
                .map(ReaderFuzzer::named)
                .collect(Collectors.groupingBy(Jazzer::room, TreeMap::new, Collectors.toList()));
        return rooms.values().stream()
                .map(room -> room.size() == 1 ? room.get(0).name() : new SeveralReaders(room).name());
    }

    private Path folder(ReaderTarget target) throws IOException {
        return Files.createDirectories(
                SECONDS > 0 ? Path.of("target", "fuzz", target.name()).toAbsolutePath() : temporary);
    }

    private static void prepare(ReaderTarget target, Path folder) throws IOException {
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        List<byte[]> seeds = new ArrayList<>(target.seeds());
        for (Path file : ReaderCorpus.files(target)) {
            seeds.add(Files.readAllBytes(file));
        }
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(corpus.resolve("seed-" + i), seeds.get(i));
        }
        Set<String> words = new LinkedHashSet<>();
        for (String name : target instanceof SeveralReaders several ? several.names() : List.of(target.name())) {
            Path dictionary = ReaderCorpus.dictionary(name);
            words.addAll(Files.exists(dictionary) ? Files.readAllLines(dictionary) : List.of());
        }
        Files.write(folder.resolve("words.dict"), words);
    }

    @ParameterizedTest
    @MethodSource("readers")
    void whatTheEngineThinksOfIsReadAsPromised(String name) throws Exception {
        ReaderTarget target = ReaderFuzzer.named(name);
        Path folder = folder(target);
        prepare(target, folder);
        Jazzer jazzer = Jazzer.run(folder, target, RUNS, SECONDS);
        List<Path> found = Jazzer.crashes(folder);
        if (SECONDS > 0) {
            print(name, jazzer, folder, found);
        }
        assertThat(found).as(end(jazzer)).isEmpty();
        assertThat(jazzer.code()).as(end(jazzer)).isZero();
        assertThat(jazzer.coverage("DONE").get(0)).as("edges covered").isGreaterThan(30);
    }

    private static void print(String name, Jazzer jazzer, Path folder, List<Path> found) throws IOException {
        List<Integer> covered = jazzer.output().contains("DONE") ? jazzer.coverage("DONE") : List.of(0, 0);
        try (Stream<Path> corpus = Files.list(folder.resolve("corpus"))) {
            System.out.printf(
                    "fuzz: %s: %d inputs tried, %d edges, %d features, corpus of %d, %d found%n",
                    name, jazzer.executions(), covered.get(0), covered.get(1), corpus.count(), found.size());
        }
        found.forEach(file -> System.out.printf(
                "fuzz: again: mvn -q -B -ntp -Dtest=ReadersTest -Dfuzz.reader=%s -Dfuzz.file=%s test%n", name, file));
    }

    /** The end of the log says what was found. */
    private static String end(Jazzer jazzer) {
        String output = jazzer.output();
        return output.substring(Math.max(0, output.length() - 20_000));
    }

    @Test
    void aPlantedMistakeIsFoundAndReplays() throws Exception {
        SabotagedReader target = new SabotagedReader();
        prepare(target, temporary);
        // As a dictionary would have it for a format; without, it is found as surely, and not as soon.
        Files.writeString(temporary.resolve("words.dict"), "\"zonk\"\n");
        Jazzer jazzer = Jazzer.run(temporary, target, 300_000, 0);
        assertThat(jazzer.code()).as(jazzer.output()).isEqualTo(Jazzer.FOUND);
        assertThat(jazzer.output()).contains("the planted mistake");
        assertThat(Jazzer.crashes(temporary)).hasSize(1);
        assertThat(new String(Files.readAllBytes(Jazzer.crashes(temporary).get(0)), StandardCharsets.ISO_8859_1))
                .contains("zonk");
    }
}
