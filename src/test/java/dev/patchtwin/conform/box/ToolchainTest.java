package dev.patchtwin.conform.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Which compiler is found; the programs here only say that they are one. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere no compiler is looked for")
class ToolchainTest {
    private static final String GCC = "if [ $1 = --version ]; then echo 'gcc (X) 12.2.0'; echo 'Copyright Free Software"
            + " Foundation, Inc.'; else echo 12.2.0; fi";
    private static final String CLANG = "echo 'Debian clang version 14.0.6'";

    @TempDir
    Path bin;

    private Map<String, String> path;

    @BeforeEach
    void setPath() {
        path = Map.of("PATH", "relative::/does/not/exist:" + bin);
    }

    @Test
    void gccComesBeforeClang() throws IOException {
        program("clang", CLANG);
        assertThat(Toolchain.find(path)).isEqualTo(found(Toolchain.Kind.CLANG, "14.0.6", "clang"));
        program("gcc", GCC);
        assertThat(Toolchain.find(path)).isEqualTo(found(Toolchain.Kind.GCC, "12.2.0", "gcc"));
    }

    @Test
    void theVariableNamesAnother() throws IOException {
        program("gcc", GCC);
        program("clang-14", CLANG);
        assertThat(Toolchain.find(Map.of("PATH", bin.toString(), Toolchain.VARIABLE, "clang-14")))
                .isEqualTo(found(Toolchain.Kind.CLANG, "14.0.6", "clang-14"));
        assertThat(Toolchain.find(Map.of(Toolchain.VARIABLE, bin.resolve("gcc").toString())))
                .isEqualTo(found(Toolchain.Kind.GCC, "12.2.0", "gcc"));
    }

    @Test
    void aNameThatIsNotThereIsAnErrorAlsoIfThereIsAnother() throws IOException {
        program("gcc", GCC);
        assertThat(Toolchain.find(Map.of("PATH", bin.toString(), Toolchain.VARIABLE, "tcc")))
                .isEqualTo(new ToolchainSearch.Wrong(
                        "PATCHTWIN_CC=tcc: no such program is on the PATH; name a gcc or a clang,"
                                + " without options, or unset it"));
    }

    @Test
    void aProgramThatIsNoCompilerIsAnError() throws IOException {
        program("cc", "echo hello");
        assertThat(Toolchain.find(Map.of("PATH", bin.toString(), Toolchain.VARIABLE, "cc")))
                .isInstanceOfSatisfying(
                        ToolchainSearch.Wrong.class,
                        wrong -> assertThat(wrong.error()).contains("does not say that it is gcc or clang"));
    }

    @Test
    void withoutOneThereIsAReason() {
        assertThat(Toolchain.find(path))
                .isEqualTo(new ToolchainSearch.None("no C compiler: neither gcc nor clang is on the PATH"));
        assertThat(Toolchain.find(Map.of())).isInstanceOf(ToolchainSearch.None.class);
    }

    /** It names the Free Software Foundation as gcc does, and knows no version of its own when it is asked as a compiler is. */
    @Test
    void anotherProgramOfTheGnuProjectIsNoCompiler() throws IOException {
        program(
                "ls",
                "case $1 in --version) echo 'ls (GNU coreutils) 9.1, Free Software Foundation' ;;"
                        + " *) echo \"ls: invalid option -- 'd'\" >&2; exit 2 ;; esac");
        assertThat(Toolchain.find(Map.of("PATH", bin.toString(), Toolchain.VARIABLE, "ls")))
                .isInstanceOfSatisfying(
                        ToolchainSearch.Wrong.class,
                        wrong -> assertThat(wrong.error()).contains("does not say that it is gcc or clang"));
    }

    @Test
    void aCompilerReadsAsNameAndVersion() throws IOException {
        assertThat(new Toolchain(Toolchain.Kind.GCC, "12.2.0", bin.resolve("gcc")))
                .hasToString("gcc 12.2.0");
    }

    @Test
    void theProtectionsReadAsAList() {
        assertThat(new Protections(7, true)).hasToString("seccomp, landlock 7, rlimits");
        assertThat(new Protections(0, false))
                .hasToString(
                        "seccomp (it cannot name what it stops), no landlock (what others can read can be read), rlimits");
    }

    private ToolchainSearch found(Toolchain.Kind kind, String version, String name) {
        return new ToolchainSearch.Found(new Toolchain(kind, version, bin.resolve(name)));
    }

    private void program(String name, String body) throws IOException {
        Path file = bin.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
