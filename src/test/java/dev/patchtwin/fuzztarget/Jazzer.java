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

    private static final Pattern FOUND_FILE = Pattern.compile("crash-|timeout-|oom-");
    private static final Pattern EXECUTIONS = Pattern.compile("(?m)^#(\\d+)\t");
    private static final Pattern COVERED = Pattern.compile(" cov: (\\d+) ft: (\\d+)");
    private static final int MOST_SECONDS = 180;

    /** A reader that takes longer over one input of at most 64 KiB hangs; on a busy machine that must not be believed too soon. */
    private static final int SECONDS_TO_HANG = 100;

    /** Runs a command that ends in Jazzer; where Jazzer has no driver for this machine, the test is skipped. */
    static Jazzer run(Path log, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        return run(log, environment, command, MOST_SECONDS);
    }

    private static Jazzer run(Path log, Map<String, String> environment, List<String> command, int seconds)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
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

    /**
     * Runs a reader on its corpus; what it finds goes into the folder, and so does what it learns.
     *
     * @param folder has the folder {@code corpus} and the file {@code words.dict} in it
     * @param runs how many inputs it tries
     * @param seconds how long instead; 0 for so many inputs
     */
    static Jazzer run(Path folder, ReaderTarget target, int runs, int seconds)
            throws IOException, InterruptedException {
        List<String> seen = new ArrayList<>(target.libraries());
        seen.add(room(target) + ".**");
        List<String> command = new ArrayList<>(List.of(
                JAVA,
                "-Xmx640m",
                "-XX:+UseSerialGC",
                seconds > 0 ? "-XX:+TieredCompilation" : "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "-D" + ReaderFuzzer.READER + "=" + target.name(),
                MAIN,
                "--target_class=" + ReaderFuzzer.class.getName(),
                "--instrumentation_includes=" + String.join(":", seen),
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-max_len=65536",
                "-timeout=" + SECONDS_TO_HANG,
                "-rss_limit_mb=3000",
                "-seed=1",
                "-reload=0",
                "-dict=" + folder.resolve("words.dict"),
                seconds > 0 ? "-max_total_time=" + seconds : "-runs=" + runs));
        if (seconds > 0) {
            command.add("--keep_going=20");
        }
        command.add(folder.resolve("corpus").toString());
        return run(folder.resolve("log"), Map.of(), command, 2 * seconds + 5 * MOST_SECONDS);
    }

    /** Returns the package directly below the root that a target is in. */
    static String room(ReaderTarget target) {
        String name = target.getClass().getPackageName();
        int end = name.indexOf('.', "dev.patchtwin.".length());
        return end < 0 ? name : name.substring(0, end);
    }

    /** Returns how many inputs were tried. */
    long executions() {
        Matcher matcher = EXECUTIONS.matcher(output);
        long last = 0;
        while (matcher.find()) {
            last = Long.parseLong(matcher.group(1));
        }
        return last;
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
            return files.filter(
                            f -> FOUND_FILE.matcher(f.getFileName().toString()).lookingAt())
                    .sorted()
                    .toList();
        }
    }
}
