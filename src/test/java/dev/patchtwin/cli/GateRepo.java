package dev.patchtwin.cli;

import dev.patchtwin.patch.corpus.Git;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A repository that holds models and a bundle and nothing else, as somebody has it who depends on Patchtwin as a library. Its
 * models are the toys of the other tests, in a package of their own.
 */
final class GateRepo {
    static final String SOURCES = "src/main/java/rack/";
    static final String MODEL = SOURCES + "ToyModel.java";
    static final String AFTER = SOURCES + "ToyAfter.java";
    static final String CONTRACT = "patches/toy/twin.yaml";
    static final String LEAK = "golden/toy/leak.trace";

    private static final Path TOYS = Path.of("src/test/java/dev/patchtwin/check/toy");
    private static final Path BUNDLE = Path.of("src/test/resources/house/patches/toy");
    private static final String LEAK_TEXT = """
            # patchtwin trace 1
            bundle toy
            world pages=1
            map page=0
            answer reclaim page0 attempt=1 -> busy
            unmap page=0
            """;

    private final Path folder;
    private final Git git;
    private Map<String, String> environment = Map.of("PATH", System.getenv().getOrDefault("PATH", ""));

    /** What a command came to. */
    record Run(int code, String out, String err) {}

    private GateRepo(Path folder, Git git) {
        this.folder = folder;
        this.git = git;
    }

    /** Makes one with a commit in it. */
    static GateRepo in(Path folder) throws IOException {
        GateRepo repo = new GateRepo(folder, Git.init(folder, "A Developer"));
        for (String name : List.of("ToyModel", "ToyBefore", "ToyAfter", "ToyFactory")) {
            repo.write(
                    SOURCES + name + ".java",
                    Files.readString(TOYS.resolve(name + ".java"))
                            .replace("dev.patchtwin.check.toy", "rack")
                            .replace("\"toy-", "\"rack-"));
        }
        repo.write(
                "src/main/resources/META-INF/services/dev.patchtwin.model.ModelFactory",
                "rack.ToyFactory$Before\nrack.ToyFactory$After\n");
        repo.write("pom.xml", "<project><dependencies>patchtwin 1.0</dependencies></project>\n");
        repo.write("README.md", "Models of a toy.\n");
        repo.bundle("toy");
        repo.write(LEAK, LEAK_TEXT);
        repo.patchtwin("golden", "update");
        repo.commit("Begin");
        return repo;
    }

    void bundle(String id) throws IOException {
        String contract = Files.readString(BUNDLE.resolve("twin.yaml"))
                .replace("toy-before", "rack-before")
                .replace("toy-after", "rack-after")
                .replace("probes:", "explore: {world: small}\nprobes:")
                .replace("operations: 20000", "operations: 2000");
        write("patches/" + id + "/twin.yaml", contract);
        write("patches/" + id + "/toy.patch", Files.readString(BUNDLE.resolve("toy.patch")));
    }

    Git git() {
        return git;
    }

    Path root() {
        return git.work();
    }

    void write(String path, String text) throws IOException {
        git.write(path, text);
    }

    void delete(String path) throws IOException {
        Files.delete(root().resolve(path));
    }

    /** Changes a file, which must make a difference. */
    void edit(String path, UnaryOperator<String> change) throws IOException {
        String old = Files.readString(root().resolve(path));
        String now = change.apply(old);
        if (now.equals(old)) {
            throw new AssertionError("nothing to edit in " + path);
        }
        write(path, now);
    }

    void replace(String path, String from, String to) throws IOException {
        edit(path, text -> text.replace(from, to));
    }

    String commit(String message) throws IOException {
        return git.commit(message);
    }

    /** Runs commands that find these variables too. */
    void setEnvironment(Map<String, String> variables) {
        environment = variables;
    }

    /** Runs a gate that remembers nothing. */
    Run gate(String... args) {
        List<String> all = new ArrayList<>(List.of("gate", "--no-cache", "--threads", "2"));
        all.addAll(List.of(args));
        return at(root(), all.toArray(String[]::new));
    }

    /** Runs a command in the repository, with its models on the class path as its own build would put them there. */
    Run patchtwin(String... args) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<String> command = new ArrayList<>(List.of("-nowarn", "-proc:none", "-d", classes.toString()));
        try (Stream<Path> sources = Files.list(root().resolve(SOURCES))) {
            sources.forEach(source -> command.add(source.toString()));
        }
        ToolProvider.getSystemJavaCompiler().run(null, null, null, command.toArray(String[]::new));
        Path resources = root().resolve("src/main/resources");
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        try (URLClassLoader built = new URLClassLoader(
                new URL[] {classes.toUri().toURL(), resources.toUri().toURL()}, usual)) {
            thread.setContextClassLoader(built);
            return at(root(), args);
        } finally {
            thread.setContextClassLoader(usual);
        }
    }

    /** Runs a command on a folder. */
    Run at(Path root, String... args) {
        return at(root, () -> false, args);
    }

    /** Runs a command on a folder, which somebody may interrupt. */
    Run at(Path root, BooleanSupplier cancelled, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.add("--root");
        all.add(root.toString());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new Program(new PrintWriter(out), new PrintWriter(err), false, cancelled)
                .with(environment)
                .run(all.toArray(String[]::new));
        return new Run(code, out.toString(), err.toString());
    }

    Path folder() {
        return folder;
    }

    String read(String path) {
        try {
            return Files.readString(root().resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
