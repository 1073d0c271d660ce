package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles whose models are somebody else's: a folder of sources, a folder of classes, or a jar. */
class ModelsOptionTest {
    private static final String SERVICE = "META-INF/services/dev.patchtwin.model.ModelFactory";

    @TempDir
    private Path folder;

    private GateRepo repo;

    @BeforeEach
    void makeRepository() throws IOException {
        repo = GateRepo.in(folder);
    }

    private String path(String inside) {
        return repo.root().resolve(inside).toString();
    }

    private GateRepo.Run check(String models) {
        return repo.at(repo.root(), "check", "--no-conform", "--models", models);
    }

    @Test
    void sourcesAreCompiledAndTheirModelsChecked() {
        GateRepo.Run run = check(path("src/main/java"));
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("rack-before against rack-after", "EQUIVALENT WITHIN BOUNDS");
        assertThat(run.code()).isEqualTo(ExitCode.EQUIVALENT);
        assertThat(run.out()).as("what repeats it names the models too").contains("--models " + path("src/main/java"));
    }

    @Test
    void aWitnessIsReplayedWithTheSameModels() throws IOException {
        repo.replace(
                GateRepo.AFTER,
                "Observation out) {}",
                "Observation out) {}\n@Override int afterReclaim(int answer) { return 0; }");
        GateRepo.Run run = check(path("src/main/java"));
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(ExitCode.DIFFERENT);
        String replay = run.out()
                .lines()
                .map(String::strip)
                .filter(line -> line.contains("./patchtwin replay"))
                .findFirst()
                .orElseThrow();
        List<String> words = new ArrayList<>(
                List.of(replay.substring(replay.indexOf("replay")).split(" ", -1)));
        words.removeIf(word -> word.equals("--root") || word.equals(repo.root().toString()));
        assertThat(repo.at(repo.root(), words.toArray(String[]::new)).code()).isEqualTo(ExitCode.DIFFERENT);
    }

    @Test
    void aFolderOfClassesAndAJarWillDoAsWell() throws IOException {
        Path classes = compile();
        assertThat(check(classes.toString()).code()).isEqualTo(ExitCode.EQUIVALENT);
        Path jar = folder.resolve("models with blanks.jar");
        pack(classes, jar);
        GateRepo.Run run = check(jar.toString());
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.EQUIVALENT);
        assertThat(run.out()).contains("--models '" + jar + "'");
    }

    @Test
    void sourcesMayNeedWhatAJarHas() throws IOException {
        Path classes = compile();
        Files.delete(classes.resolve(SERVICE));
        repo.delete(GateRepo.MODEL);
        Path jar = folder.resolve("model.jar");
        pack(classes, jar);
        GateRepo.Run run = repo.at(repo.root(), "list", "--models", path("src/main/java"), "--models", jar.toString());
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.EQUIVALENT);
        assertThat(run.out()).contains("toy");
    }

    @Test
    void errorsInTheSourcesAreSaidWithTheirPlace() throws IOException {
        repo.edit(GateRepo.AFTER, text -> text.replaceFirst("extends ToyModel", "extends Nothing"));
        GateRepo.Run run = check(path("src/main/java"));
        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err())
                .contains("ToyAfter.java:", ": error: cannot find symbol")
                .doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aFolderThatNamesNoModelSaysWhereToNameOne() throws IOException {
        repo.delete("src/main/resources/" + SERVICE);
        assertThat(check(path("src/main/java")).err())
                .isEqualTo(path("src/main/java") + ": error: names no model; list the class of its factory in "
                        + SERVICE + ", there or in a folder resources beside the sources\n");
        repo.write("src/main/java/" + SERVICE, "rack.ToyFactory$Before\nrack.ToyFactory$After\n");
        assertThat(check(path("src/main/java")).code()).isEqualTo(ExitCode.EQUIVALENT);
    }

    @Test
    void aModelThatCannotBeMadeIsNoBugOfPatchtwin() throws IOException {
        repo.write("src/main/resources/" + SERVICE, "rack.ToyAfter\n");
        GateRepo.Run run = check(path("src/main/java"));
        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).contains("a model cannot be made", "rack.ToyAfter", "public ModelFactory");
    }

    @Test
    void aModelThatHasNoSourceIsSaidWithItsLine() throws IOException {
        repo.write("src/main/resources/" + SERVICE, "# the toys\nrack.Nobody\n");
        assertThat(check(path("src/main/java")).err())
                .isEqualTo(
                        path("src/main/resources/" + SERVICE) + ":2: error: names the class rack.Nobody, and there is"
                                + " no source of it; add it, or take the name out\n");
    }

    @Test
    void whatIsNeitherAJarNorAFolderIsRefused() {
        assertThat(check(path("nowhere")).err())
                .isEqualTo(path("nowhere") + ": error: there is no such jar or folder to load models from\n");
        assertThat(check(path("pom.xml")).err())
                .isEqualTo(
                        path("pom.xml") + ": error: models are loaded from a jar, or from a folder; this is neither\n");
    }

    @Test
    void aFileThatOnlyCallsItselfAJarIsRefused() throws IOException {
        Path jar = Files.writeString(folder.resolve("x.jar"), "no jar");
        GateRepo.Run run = check(jar.toString());
        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).startsWith(jar + ": error: ").doesNotContain("\tat ");
    }

    /** A compiler runs processors that it finds beside what it compiles, unless it is told not to. */
    @Test
    void anAnnotationProcessorIsNotRun() throws IOException {
        Path pwned = folder.resolve("pwned");
        Path source = Files.writeString(folder.resolve("Evil.java"), """
                public class Evil extends javax.annotation.processing.AbstractProcessor {
                    static { new java.io.File("PWNED").mkdir(); }
                    @Override public boolean process(java.util.Set<? extends javax.lang.model.element.TypeElement> all,
                            javax.annotation.processing.RoundEnvironment round) { return false; }
                }
                """.replace("PWNED", pwned.toString()));
        Path evil = Files.createDirectories(folder.resolve("evil/META-INF/services"));
        Files.writeString(evil.resolve("javax.annotation.processing.Processor"), "Evil\n");
        Path classes = folder.resolve("evil");
        ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-nowarn", "-d", classes.toString(), source.toString());
        Path jar = folder.resolve("evil.jar");
        pack(classes, jar);
        GateRepo.Run run = repo.at(repo.root(), "list", "--models", path("src/main/java"), "--models", jar.toString());
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.EQUIVALENT);
        assertThat(pwned).doesNotExist();
    }

    private Path compile() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("built"));
        List<String> command = new ArrayList<>(List.of("-nowarn", "-proc:none", "-d", classes.toString()));
        try (Stream<Path> sources = Files.list(repo.root().resolve(GateRepo.SOURCES))) {
            sources.forEach(source -> command.add(source.toString()));
        }
        ToolProvider.getSystemJavaCompiler().run(null, null, null, command.toArray(String[]::new));
        Files.createDirectories(classes.resolve("META-INF/services"));
        Files.copy(repo.root().resolve("src/main/resources/" + SERVICE), classes.resolve(SERVICE));
        return classes;
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> files = Files.walk(classes)) {
            for (Path one : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(one).toString()));
                Files.copy(one, out);
            }
        }
    }
}
