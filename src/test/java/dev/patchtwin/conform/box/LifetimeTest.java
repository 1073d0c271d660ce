package dev.patchtwin.conform.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing stays behind: not when a program is killed, and not when this virtual machine is. */
class LifetimeTest {
    private static final String SAYS_ITS_NUMBER = """
            #include <stdio.h>
            #include <unistd.h>
            int main(void)
            {
                printf("%d\\n", getpid());
                fflush(stdout);
                for (;;)
                    pause();
            }
            """;

    @TempDir
    Path folder;

    private Lab lab;

    @BeforeEach
    void open() {
        lab = Lab.in(folder);
    }

    @Test
    void killEndsTheProgramAndTheReader() throws IOException, InterruptedException {
        try (BoxedProcess process = start()) {
            long number = number(process);
            assertThat(isAlive(number)).isTrue();
            process.kill();
            assertThat(process.fromProgram().read()).isEqualTo(-1);
            assertThat(process.ending()).isEqualTo(new Ending.Killed());
            assertThat(process.ending()).isSameAs(process.ending());
            assertThat(isAlive(number)).isFalse();
        }
    }

    @Test
    void closeLeavesNothingBehind() throws IOException {
        long number;
        try (BoxedProcess process = start()) {
            number = number(process);
        }
        assertThat(isAlive(number)).isFalse();
    }

    @Test
    void anInterruptEndsTheProgram() throws IOException, InterruptedException {
        try (BoxedProcess process = start()) {
            long number = number(process);
            Thread.currentThread().interrupt();
            assertThat(process.ending()).isEqualTo(new Ending.Killed());
            assertThat(Thread.interrupted()).isTrue();
            awaitEnd(number);
        }
    }

    @Test
    void theEndOfTheThreadThatStartedItChangesNothing() throws Exception {
        Path program = lab.program(SAYS_ITS_NUMBER, Flavour.PLAIN);
        BoxedProcess[] started = new BoxedProcess[1];
        Thread starter = new Thread(() -> started[0] = lab.box().start(program, folder, Limits.of(Flavour.PLAIN)));
        starter.start();
        starter.join();
        try (BoxedProcess process = started[0]) {
            long number = number(process);
            Thread.sleep(100);
            assertThat(isAlive(number)).isTrue();
        }
    }

    @Test
    void aKilledVirtualMachineLeavesNoProgramBehindAndItsFolderIsClearedAway() throws Exception {
        Path program = lab.program(SAYS_ITS_NUMBER, Flavour.PLAIN);
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        Process machine = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        StarterOfOne.class.getName(),
                        program.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(machine.getInputStream(), StandardCharsets.UTF_8))) {
            long number = Long.parseLong(said.readLine());
            assertThat(isAlive(number)).isTrue();
            machine.destroyForcibly().waitFor();
            awaitEnd(number);
        }
        assertThat(scratchFolders(temporary)).isOne();
        clearBy(temporary);
        assertThat(scratchFolders(temporary)).isZero();
    }

    @Test
    void aFolderThatIsInUseIsLeftToItsOwner() throws Exception {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (ScratchFolder scratch = ScratchFolder.create();
                ScratchFolder other = ScratchFolder.create()) {
            clearBy(temporary);
            assertThat(scratch.path()).isDirectory();
            assertThat(other.path()).isDirectory();
        }
    }

    @Test
    void aScratchFolderGoesWithWhatIsInIt() throws IOException {
        Path path;
        try (ScratchFolder scratch = ScratchFolder.create();
                ScratchFolder other = ScratchFolder.create()) {
            path = scratch.path();
            Files.writeString(Files.createDirectories(path.resolve("a/b")).resolve("c"), "words");
            assertThat(other.path()).isNotEqualTo(path);
            assertThat(Files.getPosixFilePermissions(path)).hasSize(3);
        }
        assertThat(path).doesNotExist();
    }

    /** The next machine that makes a scratch folder clears the one away that nobody holds, and then its own. */
    private static void clearBy(Path temporary) throws IOException, InterruptedException {
        Process next = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        StarterOfOne.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(next.waitFor()).isZero();
    }

    private static long scratchFolders(Path temporary) throws IOException {
        try (var all = Files.list(temporary)) {
            return all.filter(path -> path.getFileName().toString().startsWith("patchtwin-"))
                    .count();
        }
    }

    private BoxedProcess start() {
        return lab.box().start(lab.program(SAYS_ITS_NUMBER, Flavour.PLAIN), folder, Limits.of(Flavour.PLAIN));
    }

    /** Not closed: the process closes its streams. */
    private static long number(BoxedProcess process) throws IOException {
        StringBuilder digits = new StringBuilder();
        for (int c = process.fromProgram().read();
                c != '\n';
                c = process.fromProgram().read()) {
            assertThat(c).as("the program says its number").isNotNegative();
            digits.append((char) c);
        }
        return Long.parseLong(digits.toString());
    }

    private static boolean isAlive(long number) {
        return ProcessHandle.of(number).map(ProcessHandle::isAlive).orElse(false);
    }

    private static void awaitEnd(long number) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (isAlive(number) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(isAlive(number)).isFalse();
    }

    /** Starts a program, says its number, and waits to be killed; without a program, makes a scratch folder and ends. */
    static final class StarterOfOne {
        private StarterOfOne() {}

        public static void main(String[] args) throws IOException, InterruptedException {
            if (args.length == 0) {
                ScratchFolder.create();
                return;
            }
            ToolchainSearch.Found found = (ToolchainSearch.Found) Toolchain.find(System.getenv());
            Path program = Path.of(args[0]);
            try (BoxedProcess process =
                    Box.of(found.toolchain()).start(program, Path.of("/"), Limits.of(Flavour.PLAIN))) {
                System.out.println(number(process));
                Thread.sleep(Long.MAX_VALUE);
            }
        }
    }
}
