package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.ToyHouse;
import dev.patchtwin.trace.TraceReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every command does its work on the largest input that it takes in the heap that docs/hard-to-break.md states; each in a
 * process of its own.
 */
class LargestInputTest {
    /** As many as make a mail of some 60 MB. */
    private static final int LINES_OF_CODE = 1_000_000;

    @TempDir
    static Path folder;

    @BeforeAll
    static void writeTheLargestInputs() throws IOException {
        ToyHouse.copyTo(folder);
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("mail"))) {
            out.write("From: A Developer <developer@example.org>\nSubject: [PATCH] mm: toy: Grow\n\n"
                    + "diff --git a/mm/toy.c b/mm/toy.c\nnew file mode 100644\nindex 000000000000..111111111111\n"
                    + "--- /dev/null\n+++ b/mm/toy.c\n@@ -0,0 +1," + LINES_OF_CODE + " @@\n");
            for (int i = 0; i < LINES_OF_CODE / 5; i++) {
                out.write("+static int toy_state_of_pages_%d(struct toy *toy, int page)\n+{\n".formatted(i)
                        + "+\tif (toy->pages > page && toy->state[page] == %d)\n+\t\treturn -EBUSY;\n+}\n"
                                .formatted(i));
            }
        }
        trace("trace", TraceReader.MOST_OPERATIONS / 2);
        trace("long.trace", TraceReader.MOST_OPERATIONS / 2 + 1);
    }

    private static void trace(String name, int pairs) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(name))) {
            out.write("# patchtwin trace 1\nbundle toy\nworld pages=1\n");
            for (int i = 0; i < pairs; i++) {
                out.write("map page=0\nunmap page=0\n");
            }
        }
    }

    /** Each row: the heap in MiB, the exit code, the command. Those that take longest are run when they are asked for. */
    @ParameterizedTest(name = "{0} MiB: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            512 | 0 | patch show FOLDER/mail
            512 | 0 | replay FOLDER/trace --root FOLDER
            512 | 2 | replay FOLDER/long.trace --root FOLDER
            """)
    void theLargestInputFitsIntoTheHeap(int mebibytes, int code, String command) throws Exception {
        run(mebibytes, code, command);
    }

    @EnabledIfSystemProperty(
            named = "slow.tests",
            matches = "true",
            disabledReason = "takes a minute and a half; -Dslow.tests=true runs it")
    @ParameterizedTest(name = "{0} MiB: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            512 | 0 | patch recover FOLDER/mail -o FOLDER/out
            512 | 0 | patch remarks FOLDER/mail
            512 | 0 | patch functions FOLDER/mail
            512 | 0 | patch compare FOLDER/mail FOLDER/mail --root FOLDER
            """)
    void soItDoesWithTheOtherCommandsForMails(int mebibytes, int code, String command) throws Exception {
        run(mebibytes, code, command);
    }

    private static void run(int mebibytes, int code, String command) throws Exception {
        List<String> all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + mebibytes + "m",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        for (String word : command.split(" ", -1)) {
            all.add(word.replace("FOLDER", folder.toString()));
        }
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        int ended = process.waitFor();
        String text = Files.readString(said, StandardCharsets.UTF_8);
        assertThat(ended).as(text.substring(Math.max(0, text.length() - 1000))).isEqualTo(code);
    }
}
