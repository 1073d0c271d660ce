package dev.patchtwin.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.ShellWord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ShellLinesTest {
    private static final int SEED = 2_026;

    @Test
    void aCommandThatFitsIsLeftAsItIs() {
        assertThat(ShellLines.of("./patchtwin check toy", 21, 0)).containsExactly("./patchtwin check toy");
        assertThat(ShellLines.of("./patchtwin check " + "toy ".repeat(99), Palette.ENDLESS, 7))
                .hasSize(1);
    }

    @Test
    void aCommandThatDoesNotFitIsBrokenBetweenItsWords() {
        assertThat(ShellLines.of("./patchtwin check toy --seed 1 --operations 2000000 --no-conform", 40, 7))
                .containsExactly("./patchtwin check toy --seed 1 \\", "  --operations 2000000 --no-conform");
    }

    @Test
    void aWordThatDoesNotFitIsBrokenToo() {
        assertThat(ShellLines.of("./patchtwin replay target/witness/toy/warnings.trace", 24, 7))
                .containsExactly("./patchtwin \\", "  replay \\", "  target/witness/toy/w\\", "arnings.trace");
    }

    /** A shell says what it reads; one call for all commands, each of which ends with a word of its own. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aShellReadsTheSameWords() throws Exception {
        Random random = new Random(SEED);
        List<String> parts =
                List.of("--seed", "1", "a/long/path/with.many-parts", "it's", " ", "\\", "$x", "\u6f22", "'", "b");
        List<String> expected = new ArrayList<>();
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            List<String> words = new ArrayList<>();
            for (int n = 1 + random.nextInt(8); n > 0; n--) {
                StringBuilder word = new StringBuilder();
                for (int m = 1 + random.nextInt(3); m > 0; m--) {
                    word.append(parts.get(random.nextInt(parts.size())));
                }
                words.add(word.toString());
            }
            expected.addAll(words);
            expected.add("end " + i);
            String command = words.stream().map(ShellWord::of).collect(Collectors.joining(" "));
            int width = 20 + random.nextInt(40);
            List<String> lines = ShellLines.of("say " + command, width, 7);
            script.append(String.join("\n", lines))
                    .append("\nsay 'end ")
                    .append(i)
                    .append("'\n");
            if (!command.contains("'")) {
                assertThat(lines).as("case %d of seed %d", i, SEED).allMatch(line -> Cells.of(line) <= width);
            }
        }
        assertThat(shell("say() { printf '%s\\n' \"$@\"; }\n" + script)).isEqualTo(expected);
    }

    private static List<String> shell(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh").redirectErrorStream(true).start();
        Thread writer = new Thread(() -> {
            try (var in = process.getOutputStream()) {
                in.write(script.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        writer.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        writer.join();
        assertThat(process.waitFor()).as(out).isZero();
        return out.lines().toList();
    }
}
