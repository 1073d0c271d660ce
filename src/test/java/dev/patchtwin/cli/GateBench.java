package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a gate takes on a clone of this repository, each time in a Java of its own: on a commit that extracts a method in a
 * model, with nothing remembered and with everything remembered, and on a commit that concerns no bundle. {@code mvn -q -B
 * -ntp -Dtest=GateBench -Dgate.bench=1 test}, on a machine that does nothing else.
 */
class GateBench {
    private static final int RUNS = 5;
    private static final String MODEL = "src/main/java/dev/patchtwin/kvm/after/TdxAfter.java";

    @TempDir
    private Path folder;

    @Test
    void measure() throws Exception {
        assumeTrue(System.getProperty("gate.bench") != null, "only when asked for");
        Path clone = folder.resolve("clone");
        git(Path.of(""), "clone", "-q", ".", clone.toString());
        Files.writeString(clone.resolve("README.md"), "\n", StandardOpenOption.APPEND);
        git(clone, "commit", "-q", "-a", "-m", "Edit the README");
        measure(
                "nothing is concerned",
                "PASS",
                clone,
                "--cache",
                folder.resolve("a").toString());
        String model = Files.readString(clone.resolve(MODEL));
        String extracted = model.replace(
                "super.tdxHardwareSetup();",
                "super.tdxHardwareSetup();\n        more();\n    }\n\n    private void more() {");
        assertThat(extracted).isNotEqualTo(model);
        Files.writeString(clone.resolve(MODEL), extracted);
        git(clone, "commit", "-q", "-a", "-m", "Extract a method");
        measure("a method is extracted", "complete within small", clone, "--no-cache");
        measure(
                "the same, remembered",
                "complete within small",
                clone,
                "--cache",
                folder.resolve("a").toString());
    }

    private void measure(String what, String said, Path clone, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseParallelGC",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.patchtwin.cli.Main",
                "gate",
                "--base",
                "HEAD~1",
                "--root",
                clone.toString()));
        command.addAll(List.of(options));
        double[] seconds = new double[RUNS];
        // The first one is not counted: it finds out what the others remember.
        for (int i = -1; i < RUNS; i++) {
            long began = System.nanoTime();
            String out = run(clone, command);
            assertThat(out.replaceAll("\\s+", " ")).contains(said);
            if (i >= 0) {
                seconds[i] = (System.nanoTime() - began) / 1e9;
            }
        }
        Arrays.sort(seconds);
        System.out.printf(
                Locale.ROOT,
                "%s: median %.2f s of %d runs (%.2f to %.2f)%n",
                what,
                seconds[RUNS / 2],
                RUNS,
                seconds[0],
                seconds[RUNS - 1]);
    }

    private void git(Path where, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=A", "-c", "user.email=a@example.org"));
        command.addAll(List.of(args));
        run(where, command);
    }

    private String run(Path where, List<String> command) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(command)
                .directory(where.toAbsolutePath().toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        int code = process.waitFor();
        assertThat(code).as(Files.readString(out)).isZero();
        return Files.readString(out);
    }
}
