package dev.patchtwin.patch.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The real git in a folder of its own, with nobody's configuration, one author and one date. */
public final class Git {
    private static final String DATE = "2026-02-02T10:00:00+00:00";
    private static final int PATIENCE_SECONDS = 60;

    private final Path folder;
    private final String author;

    private Git(Path folder, String author) {
        this.folder = folder;
        this.author = author;
    }

    /** What a command said, and whether it was content. */
    public record Said(int code, String out, String err) {}

    /** Tells whether there is a git to run. */
    public static boolean isThere() {
        try {
            Process process = new ProcessBuilder("git", "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Makes an empty repository. */
    public static Git init(Path folder, String author) throws IOException {
        Files.createDirectories(folder.resolve("work"));
        Files.createDirectories(folder.resolve("home"));
        Git git = new Git(folder, author);
        git.run("init", "-q", "-b", "main");
        return git;
    }

    public Path work() {
        return folder.resolve("work");
    }

    public void write(String path, String text) throws IOException {
        write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public void write(String path, byte[] bytes) throws IOException {
        Path file = work().resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    public void link(String path, String target) throws IOException {
        Files.createDirectories(work().resolve(path).getParent());
        Files.deleteIfExists(work().resolve(path));
        Files.createSymbolicLink(work().resolve(path), Path.of(target));
    }

    /** Commits all that the work tree holds. */
    public String commit(String message) throws IOException {
        run("add", "-A");
        return commitIndex(message);
    }

    String commitIndex(String message) throws IOException {
        Said said = tried(message.getBytes(StandardCharsets.UTF_8), "commit", "-q", "--allow-empty", "-F", "-");
        check(said, List.of("commit"));
        return run("rev-parse", "HEAD").strip();
    }

    public String run(String... args) throws IOException {
        return check(tried(new byte[0], args), List.of(args));
    }

    private static String check(Said said, List<String> args) {
        if (said.code() != 0) {
            throw new AssertionError("git " + String.join(" ", args) + ": " + said.err() + said.out());
        }
        return said.out();
    }

    public Said tried(byte[] in, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "core.abbrev=12", "-c", "core.autocrlf=false"));
        command.addAll(List.of(args));
        Path input = Files.write(folder.resolve("in"), in);
        Path output = folder.resolve("out");
        Path errors = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(work().toFile())
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        isolate(builder.environment());
        try {
            Process process = builder.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("git does not end: " + command);
            }
            return new Said(process.exitValue(), read(output), read(errors));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private void isolate(Map<String, String> environment) {
        environment.keySet().removeIf(name -> name.startsWith("GIT_") || name.startsWith("LC_"));
        String home = folder.resolve("home").toString();
        environment.putAll(Map.of(
                "HOME", home,
                "XDG_CONFIG_HOME", home,
                "GIT_CONFIG_NOSYSTEM", "1",
                "LC_ALL", "C",
                "TZ", "UTC"));
        environment.putAll(Map.of(
                "GIT_AUTHOR_NAME",
                author,
                "GIT_AUTHOR_EMAIL",
                "developer@example.org",
                "GIT_AUTHOR_DATE",
                DATE,
                "GIT_COMMITTER_NAME",
                "A Committer",
                "GIT_COMMITTER_EMAIL",
                "committer@example.org",
                "GIT_COMMITTER_DATE",
                DATE));
    }
}
