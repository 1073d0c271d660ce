package dev.patchtwin.conform.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patchtwin.conform.box.Box;
import dev.patchtwin.conform.box.Compilation;
import dev.patchtwin.conform.box.Flavour;
import dev.patchtwin.conform.box.Limits;
import dev.patchtwin.conform.box.Toolchain;
import dev.patchtwin.conform.box.ToolchainSearch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Compiles small programs of the tests that speak, or pretend to speak, as the runner does, and starts them in the box. */
final class RunnerLab {
    private static final String RESOURCES = "/dev/patchtwin/conform/run/";

    private static final Limits PATIENT = Limits.of(Flavour.PLAIN);

    /** For programs that are known to hang. */
    private static final Limits IMPATIENT = PATIENT.withAnswer(Duration.ofMillis(400));

    private final Path folder;
    private final Toolchain toolchain;

    private RunnerLab(Path folder, Toolchain toolchain) {
        this.folder = folder;
        this.toolchain = toolchain;
    }

    /** Returns one that works in a folder; the test is skipped, with the reason, where there is no compiler. */
    static RunnerLab in(Path folder) {
        ToolchainSearch search = Toolchain.find(System.getenv());
        assumeTrue(search instanceof ToolchainSearch.Found, () -> "skipped: " + search);
        try {
            return new RunnerLab(folder.toRealPath(), ((ToolchainSearch.Found) search).toolchain());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns C that the real runner calls: functions that are offered, without anything that they store. */
    CProgram real(String functions) {
        copy("patchtwin.h");
        copy("runner.c");
        return program(PATIENT, List.of("runner.c"), "#include \"patchtwin.h\"\nvoid pt_stores(void) {}\n" + functions);
    }

    /** Returns a program that has a {@code main} of its own, and says what it likes. */
    CProgram fake(String body) {
        return program(IMPATIENT, List.of(), body);
    }

    private CProgram program(Limits limits, List<String> more, String source) {
        List<Path> sources = new ArrayList<>(List.of(write("toy.c", source)));
        more.forEach(name -> sources.add(folder.resolve(name)));
        Compilation compilation = toolchain.compile(
                folder, sources, List.of(folder), List.of("_GNU_SOURCE"), Flavour.PLAIN, folder.resolve("toy"));
        assertThat(compilation.ok())
                .as("%s %s", compilation.failure(), compilation.messages())
                .isTrue();
        return new CProgram(() -> Box.of(toolchain).start(compilation.program(), folder, limits));
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy(String name) {
        try (InputStream in = Objects.requireNonNull(CProgram.class.getResourceAsStream(RESOURCES + name))) {
            Files.copy(in, folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
