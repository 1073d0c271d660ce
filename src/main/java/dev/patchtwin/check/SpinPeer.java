package dev.patchtwin.check;

import dev.patchtwin.check.BenchResult.Peer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Measures Spin's compiled verifier on the Promela model of the world {@code tiny}, where both are to be had: the yardstick
 * that an exploration is held against.
 */
final class SpinPeer {
    private static final String MODEL = "src/test/peers/kvm-before-tiny.pml";
    private static final int RUNS = 3;
    private static final Pattern STATES = Pattern.compile("(\\d+) states, stored");
    private static final Pattern TRANSITIONS = Pattern.compile("(\\d+) transitions");
    private static final Pattern SECONDS = Pattern.compile("elapsed time ([0-9.]+) seconds");
    private static final Pattern VERSION = Pattern.compile("Spin Version ([0-9.]+)");

    private final Path model;

    /** @param root of the repository */
    SpinPeer(Path root) {
        model = root.resolve(MODEL).toAbsolutePath();
    }

    /** Tells whether there is anything to measure: an installed program has no peers beside it. */
    boolean isThere() {
        return Files.isRegularFile(model);
    }

    Peer measure(Watch watch) {
        for (String program : List.of("spin", "gcc")) {
            if (!isInstalled(program)) {
                return without(program + " is not installed");
            }
        }
        try {
            try (TemporaryFolder folder = TemporaryFolder.create()) {
                return measure(folder.path(), watch);
            }
        } catch (IOException e) {
            return without(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return without("interrupted");
        }
    }

    private Peer measure(Path folder, Watch watch) throws IOException, InterruptedException {
        watch.step("compiling the model for Spin");
        String version = find(VERSION, run(folder, "spin", "-V")).orElse("unknown");
        run(folder, "spin", "-o2", "-a", "-DBUDGET=2", model.toString());
        run(folder, "gcc", "-O2", "-w", "-DSAFETY", "-DNOREDUCE", "-o", "pan", "pan.c");
        List<Double> rates = new ArrayList<>();
        long states = 0;
        long transitions = 0;
        for (int i = 0; i < RUNS && !watch.cancelled(); i++) {
            watch.step("measuring Spin, run " + (i + 1) + " of " + RUNS);
            String said = run(folder, "./pan", "-m10000");
            states = find(STATES, said).map(Long::parseLong).orElse(0L);
            transitions = find(TRANSITIONS, said).map(Long::parseLong).orElse(0L);
            double seconds = find(SECONDS, said).map(Double::parseDouble).orElse(0.0);
            if (states > 0 && transitions > 0 && seconds > 0) {
                rates.add(transitions / seconds);
            }
        }
        return rates.isEmpty()
                ? without("its output was not understood")
                : new Peer("spin " + version, MODEL, states, transitions, Optional.of(new Rates(rates)), "");
    }

    private static Peer without(String why) {
        return new Peer("spin", MODEL, 0, 0, Optional.empty(), why);
    }

    private static Optional<String> find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException(
                    command[0] + " failed: " + said.lines().findFirst().orElse("exit code " + code));
        }
        return said;
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
