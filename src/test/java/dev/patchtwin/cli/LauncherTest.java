package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ./patchtwin}, with a Maven and a Java that only say what they were asked. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final String MVN = """
            #!/bin/sh
            echo "mvn $*" >>"$LOG"
            sleep 0.2
            [ ! -f fail ] || { echo "[ERROR] it does not compile"; exit 1; }
            mkdir -p target && echo jar >target/patchtwin.jar
            """;
    private static final String JAVA = """
            #!/bin/sh
            [ "$1" != -broken ] || exit 1
            echo "java $*"
            exit 42
            """;

    @TempDir
    Path folder;

    private Path home = Path.of("");
    private Path bin = Path.of("");
    private Path log = Path.of("");

    private record Ran(int code, String out, String err) {}

    @BeforeEach
    void makeAHouse() throws IOException {
        home = Files.createDirectories(folder.resolve("a house"));
        bin = Files.createDirectories(folder.resolve("bin"));
        log = folder.resolve("log");
        Files.createFile(log);
        executable(home.resolve("patchtwin"), Files.readString(Path.of("patchtwin")));
        executable(bin.resolve("mvn"), MVN);
        executable(bin.resolve("java"), JAVA);
        Files.createDirectories(home.resolve("src/main"));
        Files.writeString(home.resolve("src/main/Some.java"), "");
        Files.writeString(home.resolve("pom.xml"), "");
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Process start(String... args) throws IOException {
        return builder(args).start();
    }

    private ProcessBuilder builder(String... args) {
        List<String> command = new ArrayList<>(List.of(home.resolve("patchtwin").toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().remove("JAVA_HOME");
        builder.environment()
                .keySet()
                .removeAll(List.of("PATCHTWIN_JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        builder.environment().put("PATH", bin + ":/usr/bin:/bin");
        builder.environment().put("LOG", log.toString());
        return builder;
    }

    private static Ran wait(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), out, err);
    }

    private Ran run(String... args) throws IOException, InterruptedException {
        return wait(start(args));
    }

    private long builds() throws IOException {
        return Files.readAllLines(log).size();
    }

    @Test
    void theFirstUseBuildsAndThenRunsWithTheGivenArgumentsAndExitCode() throws Exception {
        Ran ran = run("check", "a b");
        assertThat(ran.code()).isEqualTo(42);
        assertThat(ran.out()).contains("-jar " + home.resolve("target/patchtwin.jar") + " check a b");
        assertThat(ran.err()).contains("building");
        assertThat(Files.readString(log)).contains("-DskipTests").endsWith("package\n");
    }

    @Test
    void theSecondUseDoesNotBuild() throws Exception {
        run();
        Ran second = run();
        assertThat(second.err()).isEmpty();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aSourceThatChangedIsBuiltAgain() throws Exception {
        run();
        Files.writeString(home.resolve("src/main/Some.java"), "changed");
        run();
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void aSourceThatChangedWhileTheClockWasBehindWasNotBuilt() throws Exception {
        run();
        Files.writeString(home.resolve("src/main/Some.java"), "changed");
        Files.setLastModifiedTime(
                home.resolve("src/main/Some.java"), FileTime.from(Instant.now().minusSeconds(1_000_000)));
        run();
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void aSourceFromTheFutureWasBuiltAtEachUse() throws Exception {
        Files.setLastModifiedTime(
                home.resolve("src/main/Some.java"), FileTime.from(Instant.now().plusSeconds(1_000_000)));
        run();
        run();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aSourceThatIsGoneWasNotSeen() throws Exception {
        Files.writeString(home.resolve("src/main/Other.java"), "");
        run();
        Files.delete(home.resolve("src/main/Other.java"));
        run();
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void aBuildWroteIntoTheProgramThatStillRan() throws Exception {
        run();
        Path jar = home.resolve("target/patchtwin.jar");
        Path held = Files.createLink(folder.resolve("held"), jar);
        Files.writeString(home.resolve("src/main/Some.java"), "changed");
        executable(bin.resolve("mvn"), MVN.replace("echo jar", "echo another jar"));
        run();
        assertThat(jar).hasContent("another jar");
        assertThat(held).hasContent("jar");
    }

    @Test
    void optionsFromTheEnvironmentThatTheJvmRefusesAreNeverADifference() throws Exception {
        run();
        executable(bin.resolve("java"), JAVA.replace("\"$1\" != -broken", "-z \"$JAVA_TOOL_OPTIONS\""));
        ProcessBuilder builder = builder();
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Xbroken");
        Ran ran = wait(builder.start());
        assertThat(ran.code()).isEqualTo(70);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("JAVA_TOOL_OPTIONS");
    }

    @Test
    void namesOfFilesThatAreNotAsciiWereUnknownInTheLocaleC() throws Exception {
        executable(bin.resolve("java"), JAVA.replace("echo \"java $*\"", "echo \"java $LC_ALL\""));
        for (String locale : List.of("C", "POSIX")) {
            ProcessBuilder builder = builder();
            builder.environment().put("LC_ALL", locale);
            assertThat(wait(builder.start()).out()).isIn("java C.UTF-8\n", "java " + locale + "\n");
        }
        ProcessBuilder builder = builder();
        builder.environment().put("LC_ALL", "de_DE.ISO-8859-1");
        assertThat(wait(builder.start()).out()).isEqualTo("java de_DE.ISO-8859-1\n");
    }

    @Test
    void aFailedBuildIsNeverADifference() throws Exception {
        Files.createFile(home.resolve("fail"));
        Ran ran = run("check");
        assertThat(ran.code()).isEqualTo(70);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("[ERROR] it does not compile", "the build failed");
        Files.delete(home.resolve("fail"));
        assertThat(run("check").code()).isEqualTo(42);
    }

    @Test
    void aJarOfABuildThatWasCutShortIsNotTrusted() throws Exception {
        Files.createDirectories(home.resolve("target"));
        Files.writeString(home.resolve("target/patchtwin.jar"), "half a jar");
        run();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void severalStartedAtOnceBuildOnce() throws Exception {
        List<Process> started = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            started.add(start());
        }
        for (Process process : started) {
            assertThat(wait(process).code()).isEqualTo(42);
        }
        assertThat(builds()).isEqualTo(1);
        assertThat(home.resolve(".patchtwin-build.lock")).doesNotExist();
    }

    @Test
    void theLockOfABuildThatIsGoneIsTakenOver() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Path lock = Files.createDirectories(home.resolve(".patchtwin-build.lock"));
        Files.writeString(lock.resolve("pid"), gone.pid() + "\n");
        assertThat(run().code()).isEqualTo(42);
    }

    @Test
    void optionsThatTheJvmRefusesAreNeverADifference() throws Exception {
        run();
        ProcessBuilder builder = builder();
        builder.environment().put("PATCHTWIN_JAVA_OPTS", "-broken");
        Ran ran = wait(builder.start());
        assertThat(ran.code()).isEqualTo(70);
        assertThat(ran.err()).contains("PATCHTWIN_JAVA_OPTS");
    }

    @Test
    void aMissingJavaIsNeverADifference() throws Exception {
        ProcessBuilder builder = builder();
        builder.environment().put("JAVA_HOME", folder.resolve("nowhere").toString());
        Ran ran = wait(builder.start());
        assertThat(ran.code()).isEqualTo(70);
        assertThat(ran.err()).contains("no java", "JAVA_HOME");
    }
}
