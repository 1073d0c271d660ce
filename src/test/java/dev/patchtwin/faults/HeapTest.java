package dev.patchtwin.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Heaps that are too small, by more or less: a result is whole, or there is none. */
@DisabledOnOs(OS.WINDOWS)
class HeapTest {
    private static final long SEED = Long.getLong("faults.seed", 3);
    private static final String[] COMMANDS = {
        "check toy --no-conform --operations 2000",
        "explore toy --world large --faults 4",
        "fuzz toy --runs 2 --operations 500"
    };

    @TempDir
    Path folder;

    @Test
    void aHeapThatWasTooSmallToBeginLookedLikeADifference() throws Exception {
        Path root = Houses.in(folder.resolve("house"));
        Random random = new Random(SEED);
        for (int round = 0; round < Houses.rounds(3); round++) {
            // Below that the JVM has no memory for its own beginning; the launcher tries that first.
            int kilobytes = 8 * 1024 + random.nextInt(8 * 1024);
            String command = COMMANDS[round % COMMANDS.length];
            Child.Ended ended = Child.in(root).java("-Xmx" + kilobytes + "k").run(command.split(" ", -1));
            String as =
                    "seed " + SEED + ", round " + round + ", -Xmx" + kilobytes + "k " + command + "\n" + ended.said();
            assertThat(ended.code()).as(as).isIn(0, 3);
            if (ended.code() == 0) {
                assertThat(ended.out()).as(as).containsPattern("(?m)^(EQUIVALENT WITHIN BOUNDS|NO DIFFERENCE FOUND)$");
                assertThat(ended.err()).as(as).isEmpty();
            } else if (!ended.out().contains("INCONCLUSIVE")) {
                Houses.requireOneLine(ended);
                assertThat(ended.err()).as(as).contains("out of memory");
            }
        }
    }
}
