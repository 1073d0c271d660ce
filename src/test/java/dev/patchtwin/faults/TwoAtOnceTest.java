package dev.patchtwin.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one corpus, one campaign, one golden folder. */
@DisabledOnOs(OS.WINDOWS)
class TwoAtOnceTest {
    @TempDir
    Path folder;

    @Test
    void twoOnOneCorpusBothComeToTheirEnd() throws Exception {
        Path root = Houses.in(folder.resolve("house"));
        for (int round = 0; round < Houses.rounds(1); round++) {
            String[] one = {
                "fuzz", "toy", "--operations", "20000", "--corpus", "corpus", "--seed", String.valueOf(2 * round)
            };
            String[] two = {
                "fuzz", "toy", "--operations", "20000", "--corpus", "corpus", "--seed", String.valueOf(2 * round + 1)
            };
            try (Child.Running first = Child.in(root).start(one);
                    Child.Running second = Child.in(root).start(two)) {
                for (Child.Running each : List.of(first, second)) {
                    Child.Ended ended = each.end();
                    assertThat(ended.code())
                            .as("round " + round + "\n" + ended.said())
                            .isZero();
                }
            }
            Houses.requireNothingUnfinished(root);
        }
        assertThat(files(root.resolve("corpus/toy"))).isNotEmpty().allMatch(name -> name.endsWith(".trace"));
    }

    private static List<String> files(Path where) throws IOException {
        try (Stream<Path> files = Files.list(where)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    @Test
    void ofTwoOnOneCampaignOneIsRefusedAndNothingIsLost() throws Exception {
        Path root = Houses.in(folder.resolve("house"));
        Path file = root.resolve("r.jsonl");
        String[] campaign = {"fuzz", "toy", "--runs", "8", "--operations", "100000", "--results", "r.jsonl"};
        try (Child.Running first = Child.in(root).start(campaign);
                Child.Running second = Child.in(root).start(campaign)) {
            Child.Ended one = first.end();
            Child.Ended two = second.end();
            // Where the first is done before the second begins, both have the same results.
            assertThat(List.of(one.code(), two.code()))
                    .as(one.said() + two.said())
                    .isSubsetOf(0, 2)
                    .contains(0);
            for (Child.Ended each : List.of(one, two)) {
                if (each.code() == 2) {
                    Houses.requireOneLine(each);
                    assertThat(each.err()).contains("another process is writing results there");
                }
            }
        }
        assertThat(Files.readAllLines(file)).hasSize(10);
        assertThat(Child.in(root).run(campaign).code()).isZero();
    }
}
