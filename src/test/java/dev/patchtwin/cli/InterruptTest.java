package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.ToyHouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A program that is asked to end, as Ctrl-C asks it. */
@DisabledOnOs(OS.WINDOWS)
class InterruptTest {
    @TempDir
    Path root;

    @Test
    void aSignalMakesTheProgramPrintWhatItKnowsAndReturn3() throws IOException, InterruptedException {
        ToyHouse.copyTo(root);
        Path begun = root.resolve("witnesses");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "check",
                        "--root",
                        root.toString(),
                        "--operations",
                        "9000000000000000",
                        "--witness",
                        begun.toString())
                .redirectErrorStream(true)
                .start();
        while (!Files.exists(begun) && process.isAlive()) {
            Thread.sleep(10);
        }
        // Not Process.destroy(), which closes the streams too.
        assertThat(process.toHandle().destroy()).isTrue();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(out).contains("INCONCLUSIVE", "was interrupted", "Again: ./patchtwin check toy");
    }
}
