package dev.patchtwin.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A headless Chromium, driven by playwright-core, which {@code .ci/run} fetches from npm. Tests that need it are skipped where it
 * is not there, and say so. It takes a second or two to begin, so that a class of tests shares one.
 */
final class Browser implements AutoCloseable {
    private static final Path MODULES = Path.of("target/browser/node_modules").toAbsolutePath();
    private static final Path SCRIPT = Path.of("src/test/resources/browser/drive.mjs");

    private final Process process;
    private final PrintWriter in;
    private final BufferedReader out;

    private Browser(Process process) {
        this.process = process;
        in = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts it, or skips the test. */
    static Browser start() throws IOException {
        Path browser = program("chromium", "chromium-browser", "google-chrome");
        Path node = program("node");
        assumeTrue(
                Files.isDirectory(MODULES.resolve("playwright-core")) && Files.isDirectory(MODULES.resolve("axe-core")),
                "there is no playwright-core or axe-core in " + MODULES + "; .ci/run puts them there");
        ProcessBuilder builder = new ProcessBuilder(node.toString(), SCRIPT.toString());
        builder.environment().put("BROWSER", browser.toString());
        builder.environment().put("BROWSER_MODULES", MODULES.toString());
        return new Browser(builder.redirectErrorStream(true).start());
    }

    /** Runs a scenario of {@code drive.mjs}, and returns what it says, in JSON, by name. */
    Map<String, String> run(String scenario, Path page, String... arguments) throws IOException {
        in.println(String.join(
                "\t",
                Stream.concat(Stream.of(scenario, page.toAbsolutePath().toString()), Arrays.stream(arguments))
                        .toList()));
        Map<String, String> said = new LinkedHashMap<>();
        StringBuilder all = new StringBuilder();
        String line = out.readLine();
        while (line != null && !line.equals(".")) {
            all.append(line).append('\n');
            List<String> parts = List.of(line.split("\t", 2));
            said.put(parts.get(0), parts.get(parts.size() - 1));
            line = out.readLine();
        }
        assertThat(line).as("it ended too early: %s", all).isNotNull();
        assertThat(said).as("the scenario failed: %s", all).doesNotContainKey("failure");
        return said;
    }

    @Override
    public void close() {
        in.close();
        process.destroy();
    }

    private static Path program(String... names) throws IOException {
        for (String name : names) {
            Optional<Path> found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                    .map(folder -> Path.of(folder, name))
                    .filter(Files::isExecutable)
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
        assumeTrue(false, "there is no " + String.join(" or ", names) + " here");
        throw new IOException("not reached");
    }
}
