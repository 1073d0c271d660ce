package dev.patchtwin.fuzztarget;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What docs/clusterfuzzlite/ has is run as it stands, with two stand-ins: a mvn that has built already, and a driver that
 * starts Jazzer from the class path instead of natively.
 */
@EnabledOnOs(OS.LINUX)
class ClusterFuzzLiteTest {
    private static final Path DOCS = Path.of("docs", "clusterfuzzlite");
    private static final String TARGET = "twin-kvm-reclaim-external-sp";

    @TempDir
    Path folder;

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/bash\n" + text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** A jar that holds nothing but the names of all that this test has on its class path. */
    private Path everything() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Arrays.stream(System.getProperty("java.class.path").split(":", -1))
                                .map(entry -> Path.of(entry).toUri().toString())
                                .collect(Collectors.joining(" ")));
        Path jar = folder.resolve("everything.jar");
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }
        return jar;
    }

    private static void copy(Path from, Path to, String name) throws IOException {
        Files.createDirectories(to.resolve(name).getParent());
        try (Stream<Path> files = Files.walk(from.resolve(name))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    private Path build() throws Exception {
        Path here = Path.of("").toAbsolutePath();
        Path source = Files.createDirectories(folder.resolve("src/patchtwin"));
        Path out = Files.createDirectories(folder.resolve("out"));
        for (String bundle : List.of("kvm-reclaim-external-sp", "shared-ring-close")) {
            copy(here, source, "patches/" + bundle);
            copy(here, source, "golden/" + bundle);
        }
        Path jar = everything();
        script(
                folder.resolve("bin/mvn"),
                "mkdir target && cp " + jar + " target/patchtwin.jar && cp -R " + here.resolve("target/test-classes")
                        + " target\n");
        String path = folder.resolve("bin") + ":" + Path.of(Jazzer.JAVA).getParent() + ":" + System.getenv("PATH");
        ProcessBuilder builder = new ProcessBuilder(
                        "bash", DOCS.resolve("build.sh").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("build.log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "SRC",
                        folder.resolve("src").toString(),
                        "OUT",
                        out.toString(),
                        "JVM_LD_LIBRARY_PATH",
                        "/nowhere",
                        "PATH",
                        path));
        int code = builder.start().waitFor();
        assertThat(code).as(Files.readString(folder.resolve("build.log"))).isZero();
        return out;
    }

    @Test
    void whatIsBuiltIsATargetThatRunsFromItsSeeds() throws Exception {
        Path out = build();
        try (ZipFile seeds =
                new ZipFile(out.resolve(TARGET + "_seed_corpus.zip").toFile())) {
            assertThat(seeds.stream().map(Object::toString)).contains("warnings.trace", "panic.trace", "silence.trace");
        }
        assertThat(out.resolve(TARGET + ".options")).content().contains("max_len");
        script(out.resolve("jazzer_driver"), """
                args=()
                for arg in "$@"; do
                    case $arg in
                        --cp=*) cp=${arg#--cp=} ;;
                        --jvm_args=*) IFS=: read -ra jvm <<<"${arg#--jvm_args=}" ;;
                        --agent_path=*) ;;
                        *) args+=("$arg") ;;
                    esac
                done
                exec '%s' "${jvm[@]}" -cp "$cp" %s "${args[@]}"
                """.formatted(Jazzer.JAVA, Jazzer.MAIN));
        List<String> command = List.of(out.resolve(TARGET).toString(), "-runs=2000", "-seed=1", "-reload=0");
        Jazzer jazzer = Jazzer.run(folder.resolve("log"), Map.of(), command);
        assertThat(jazzer.code()).as(jazzer.output()).isZero();
        assertThat(jazzer.coverage("DONE").get(0)).isGreaterThan(0);
    }

    @ParameterizedTest
    @CsvSource({"cflite_pr.yml, code-change", "cflite_batch.yml, batch", "cflite_prune.yml, prune"})
    void theWorkflowsBuildAndThenFuzz(String file, String mode) throws IOException {
        Map<?, ?> workflow = (Map<?, ?>) yaml(file);
        assertThat(workflow.toString())
                .contains("google/clusterfuzzlite/actions/build_fuzzers@v1", "language=jvm")
                .contains("google/clusterfuzzlite/actions/run_fuzzers@v1", "mode=" + mode);
    }

    @Test
    void theProjectIsOneForTheJavaVirtualMachine() throws IOException {
        assertThat(yaml("project.yaml")).isEqualTo(Map.of("language", "jvm"));
    }

    private static Object yaml(String file) throws IOException {
        return new Load(LoadSettings.builder().build()).loadFromString(Files.readString(DOCS.resolve(file)));
    }
}
