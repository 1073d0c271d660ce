package dev.patchtwin.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patchtwin.cli.Main;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The program as a process of its own: in an environment, under limits, with signals. Nobody waits for it for ever. */
final class Child {
    private static final int SECONDS = 240;

    private final List<String> wrapper = new ArrayList<>();
    private final List<String> options = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    private final Map<String, String> variables = new TreeMap<>();
    private final List<String> known = new ArrayList<>();
    private final List<String> forgotten = new ArrayList<>();
    private String main = Main.class.getName();
    private final Path folder;

    /**
     * What became of one.
     *
     * @param code the exit code, as a shell sees it
     */
    record Ended(int code, String out, String err) {
        /** Returns all that was said. */
        String said() {
            return "exit code " + code + "\n" + out + err;
        }
    }

    /** One that runs. */
    static final class Running implements AutoCloseable {
        private final Process process;
        private final CompletableFuture<String> out;
        private final CompletableFuture<String> err;

        Running(Process process) {
            this.process = process;
            // Limits of files must not be limits of what is said, so both are pipes.
            out = text(process.getInputStream());
            err = text(process.getErrorStream());
        }

        private static CompletableFuture<String> text(InputStream stream) {
            return CompletableFuture.supplyAsync(
                    () -> {
                        try (stream) {
                            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                        } catch (IOException e) {
                            return e.toString();
                        }
                    },
                    work -> {
                        Thread thread = new Thread(work, "reads what a child says");
                        thread.setDaemon(true);
                        thread.start();
                    });
        }

        /** Sends a signal, by its name; too late is no error. */
        void signal(String name) throws IOException, InterruptedException {
            new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }

        boolean isAlive() {
            return process.isAlive();
        }

        List<ProcessHandle> children() {
            return process.descendants().toList();
        }

        Ended end() throws InterruptedException {
            boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                close();
            }
            Ended end = new Ended(process.waitFor(), said(out), said(err));
            if (!ended) {
                throw new AssertionError("it did not end in " + SECONDS + " s: " + end.said());
            }
            return end;
        }

        private static String said(CompletableFuture<String> stream) throws InterruptedException {
            try {
                return stream.get(20, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new AssertionError("somebody holds its output: a process of its own that lives on", e);
            }
        }

        @Override
        public void close() {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Child(Path folder) {
        this.folder = folder;
    }

    /** Makes one that is not started yet, and will run in a folder, which is made. */
    static Child in(Path folder) throws IOException {
        return new Child(Files.createDirectories(folder));
    }

    /** Gives the JVM these options, too. */
    Child java(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    /** Runs another class than the program. */
    Child running(Class<?> other) {
        main = other.getName();
        return this;
    }

    /** Puts a folder on the class path, too. */
    Child knowing(Path more) {
        known.add(more.toAbsolutePath().toString());
        return this;
    }

    Child variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    Child without(String name) {
        forgotten.add(name);
        return this;
    }

    /** Runs it by these words. */
    Child under(String... words) {
        wrapper.addAll(List.of(words));
        return this;
    }

    /** No file that it writes may have more than so many bytes, in units of 512. */
    Child filesOfAtMost(int bytes) {
        return under("sh", "-c", "ulimit -f " + bytes / 512 + "; exec \"$@\"", "sh");
    }

    /** Takes away what makes root ignore the modes of files. */
    Child obeyingModes() {
        if (!System.getProperty("user.name", "").equals("root")) {
            return this;
        }
        List<String> words = List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search");
        List<String> trial = new ArrayList<>(words);
        trial.add("true");
        assumeTrue(isDone(trial), "root ignores the modes of files, and cannot be made to obey them here");
        return under(words.toArray(String[]::new));
    }

    static boolean isDone(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Starts it. */
    Running start(String... args) throws IOException {
        return new Running(builder(args).start());
    }

    /** Starts it with its output to a file. */
    Running start(Path out, String... args) throws IOException {
        return new Running(builder(args).redirectOutput(out.toFile()).start());
    }

    private ProcessBuilder builder(String... args) {
        List<String> command = new ArrayList<>(wrapper);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), main));
        command.addAll(List.of(args));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectInput(new File("/dev/null"));
        builder.environment().keySet().removeAll(List.of("CI", "GITHUB_ACTIONS", "CI_NODE_INDEX", "CI_NODE_TOTAL"));
        builder.environment().keySet().removeAll(forgotten);
        builder.environment().putAll(variables);
        return builder;
    }

    private String classPath() {
        List<String> entries = new ArrayList<>(known);
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }

    /** Starts it, and waits for its end. */
    Ended run(String... args) throws IOException, InterruptedException {
        try (Running running = start(args)) {
            return running.end();
        }
    }
}
