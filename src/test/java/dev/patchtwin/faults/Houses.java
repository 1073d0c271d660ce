package dev.patchtwin.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.ToyHouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Folders with the toy in them, and what must be true of them whatever goes wrong. */
final class Houses {
    static final String LEAK = """
            # patchtwin trace 1
            bundle toy
            world pages=1
            map page=0
            answer reclaim page0 attempt=1 -> busy
            unmap page=0
            """;

    private Houses() {}

    /** Makes one below a folder, which explores and fuzzes little. */
    static Path in(Path folder) throws IOException {
        Path root = Files.createDirectories(folder);
        ToyHouse.copyTo(root);
        edit(root, "probes:", "explore: {world: small}\nprobes:");
        return root;
    }

    /** Replaces something in the contract. */
    static void edit(Path root, String from, String to) throws IOException {
        Path contract = root.resolve("patches/toy/twin.yaml");
        String old = Files.readString(contract);
        assertThat(old).contains(from);
        Files.writeString(contract, old.replace(from, to));
    }

    /** Adds a golden trace, of which nothing is expected yet. */
    static Path trace(Path root) throws IOException {
        Path golden = Files.createDirectories(root.resolve("golden/toy"));
        return Files.writeString(golden.resolve("leak.trace"), LEAK);
    }

    /** Makes sure that nothing is left beside files that were written. */
    static void requireNothingUnfinished(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> left = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".tmp"))
                    .toList();
            assertThat(left).isEmpty();
        }
    }

    /** Makes sure that an error was said in one line, without a stack. */
    static void requireOneLine(Child.Ended ended) {
        assertThat(ended.err().lines()).as(ended.said()).hasSize(1);
        assertThat(ended.err()).as(ended.said()).contains("error: ").doesNotContain("\tat ", "Exception in thread");
    }

    /** Makes sure that a file is as it was. */
    static void requireOld(Path file, String old) throws IOException {
        assertThat(file).hasContent(old);
    }

    /** Tells how often something random is tried: a few times, or as often as {@code -Dfaults.rounds=N} says. */
    static int rounds(int few) {
        return Integer.getInteger("faults.rounds", few);
    }
}
