package dev.patchtwin.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading a patch leaves the machine as it is. */
class HermeticTest {
    @Test
    void noConfigurationIsReadNothingIsWrittenAndNoProcessIsStarted(@TempDir Path home) throws Exception {
        Path config = Files.writeString(home.resolve(".gitconfig"), "[this is no configuration\n");
        Path git = Files.writeString(home.resolve("git"), "#!/bin/sh\ntouch '" + home + "/git-was-started'\n");
        assertThat(git.toFile().setExecutable(true)).isTrue();
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Duser.home=" + home,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReadMail.class.getName(),
                        Mails.REPLY.toString()))
                .redirectErrorStream(true);
        builder.environment().putAll(Map.of("HOME", home.toString(), "XDG_CONFIG_HOME", home.toString()));
        builder.environment().merge("PATH", home.toString(), (path, first) -> first + File.pathSeparator + path);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        try (Stream<Path> left = Files.walk(home)) {
            assertThat(left).containsExactlyInAnyOrder(home, config, git);
        }
    }

    /** A program of its own: what JGit reads once in a process, it does not read again. */
    static final class ReadMail {
        private ReadMail() {}

        public static void main(String[] args) throws IOException {
            RecoveredPatch patch = RecoveredPatch.read("mail.txt", Files.readAllBytes(Path.of(args[0])));
            if (!patch.isWhole()) {
                throw new IllegalStateException(patch.diagnostics().toString());
            }
        }
    }
}
