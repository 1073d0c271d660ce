package dev.patchtwin.conform;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patchtwin.conform.box.BoxedTool;
import dev.patchtwin.conform.box.Message;
import dev.patchtwin.conform.box.Toolchain;
import dev.patchtwin.conform.box.ToolchainSearch;
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

/** A C compiler to hold toys against; tests that need one are skipped without it. */
public final class Gcc {
    private static final Pattern MESSAGE =
            Pattern.compile("([^:\\s]+):(\\d+):(\\d+): (?:fatal )?(error|warning|note): (.*)");
    private static final Pattern LINKER = Pattern.compile("(?:.*:)?([^:\\s]+):(\\d+): (undefined reference to .*)");

    private final Path program;

    private Gcc(Path program) {
        this.program = program;
    }

    /** Finds it on the path. */
    public static Gcc required() {
        return named("gcc");
    }

    /** Finds a compiler of this name. */
    public static Gcc named(String name) {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), "no " + name + " is on the PATH");
        return new Gcc(found.orElseThrow());
    }

    /** Returns the box for tools that come with a compiler. */
    public static BoxedTool boxed() {
        ToolchainSearch search = Toolchain.find(System.getenv());
        assumeTrue(search instanceof ToolchainSearch.Found, () -> "skipped: " + search);
        return new BoxedTool(((ToolchainSearch.Found) search).toolchain());
    }

    public Path program() {
        return program;
    }

    /** Runs it in a folder, and returns what it says. */
    public List<Message> run(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        return said(exec(folder, command));
    }

    /** Runs a program in a folder to its end, and returns all that it writes. */
    public static String exec(Path folder, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private static Message.Severity severity(String word) {
        return switch (word) {
            case "warning" -> Message.Severity.WARNING;
            case "note" -> Message.Severity.NOTE;
            default -> Message.Severity.ERROR;
        };
    }

    private static List<Message> said(String output) {
        List<Message> messages = new ArrayList<>();
        for (String line : output.split("\n", -1)) {
            Matcher place = MESSAGE.matcher(line);
            Matcher link = LINKER.matcher(line);
            if (place.matches()) {
                messages.add(new Message(
                        place.group(1),
                        Integer.parseInt(place.group(2)),
                        Integer.parseInt(place.group(3)),
                        severity(place.group(4)),
                        place.group(5)));
            } else if (link.matches()) {
                messages.add(new Message(
                        link.group(1), Integer.parseInt(link.group(2)), 0, Message.Severity.ERROR, link.group(3)));
            }
        }
        return messages;
    }
}
