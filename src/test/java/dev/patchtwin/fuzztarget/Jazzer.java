package dev.patchtwin.fuzztarget;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Jazzer in a process of its own.
 *
 * @param code how it ended
 * @param output all that it wrote
 */
record Jazzer(int code, String output) {
    /** How Jazzer ends when the target has thrown. */
    static final int FOUND = 77;

    static final String MAIN = "com.code_intelligence.jazzer.Jazzer";
    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final Pattern COVERED = Pattern.compile(" cov: (\\d+) ft: (\\d+)");
    private static final int MOST_SECONDS = 180;

    /** Runs a command that ends in Jazzer; where Jazzer has no driver for this machine, the test is skipped. */
    static Jazzer run(Path log, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("Jazzer has not ended: " + Files.readString(log));
            }
        } finally {
            process.destroyForcibly();
        }
        String output = Files.readString(log, StandardCharsets.UTF_8);
        if (output.contains("UnsatisfiedLinkError") || output.contains("Could not find jazzer_driver")) {
            abort("skipped: Jazzer's native driver does not run on this machine: " + output);
        }
        return new Jazzer(process.exitValue(), output);
    }

    /** Runs the target on the real bundle; what it finds goes into the folder. */
    static Jazzer run(Path folder, String mutant, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                JAVA,
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dpatchtwin.bundle=kvm-reclaim-external-sp",
                "-Dpatchtwin.mutant=" + mutant,
                MAIN,
                "--target_class=" + TwinFuzzer.class.getName(),
                "--instrumentation_includes=dev.patchtwin.kvm.**:dev.patchtwin.engine.twin.**",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-max_len=512",
                "-seed=1"));
        command.addAll(List.of(options));
        return run(folder.resolve("log"), Map.of(), command);
    }

    /** Returns how much of the code was covered when libFuzzer said this word: edges, and edges by how often. */
    List<Integer> coverage(String word) {
        String line = output.lines()
                .filter(l -> l.contains(word))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + word + " in " + output));
        Matcher matcher = COVERED.matcher(line);
        if (!matcher.find()) {
            throw new AssertionError("no coverage in " + line);
        }
        return List.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** Returns the inputs that were found to fail. */
    static List<Path> crashes(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().startsWith("crash-"))
                    .toList();
        }
    }
}
