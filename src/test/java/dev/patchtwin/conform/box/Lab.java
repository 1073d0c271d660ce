package dev.patchtwin.conform.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Compiles small programs of the tests, and runs them in the box. */
final class Lab {
    private final Path folder;
    private final Toolchain toolchain;

    private Lab(Path folder, Toolchain toolchain) {
        this.folder = folder;
        this.toolchain = toolchain;
    }

    /** Returns one that works in a folder; the test is skipped, with the reason, where there is no compiler. */
    static Lab in(Path folder) {
        ToolchainSearch search = Toolchain.find(System.getenv());
        if (search instanceof ToolchainSearch.Found found) {
            return new Lab(real(folder), found.toolchain());
        }
        return abort(search.toString());
    }

    Toolchain toolchain() {
        return toolchain;
    }

    Box box() {
        return Box.of(toolchain);
    }

    Path folder() {
        return folder;
    }

    /** Writes a file below the folder. */
    Path write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compiles a source, whatever comes of it. */
    Compilation compile(String source, Flavour flavour) {
        return toolchain.compile(
                folder,
                List.of(write("toy.c", source)),
                List.of(),
                List.of("_GNU_SOURCE"),
                flavour,
                folder.resolve("toy"));
    }

    /** Compiles a source that must compile. */
    Path program(String source, Flavour flavour) {
        Compilation compilation = compile(source, flavour);
        assertThat(compilation.ok())
                .as("%s %s", compilation.failure(), compilation.messages())
                .isTrue();
        return compilation.program();
    }

    /** Runs a source to its end, without Landlock or names of calls if the box has none. */
    Ending run(Box box, String source, Flavour flavour) {
        return run(box, source, flavour, Limits.of(flavour));
    }

    Ending run(Box box, String source, Flavour flavour, Limits limits) {
        try (BoxedProcess process = box.start(program(source, flavour), folder, limits)) {
            return process.ending();
        }
    }

    /** Returns usual limits, but for little patience. */
    static Limits impatient(Flavour flavour) {
        return Limits.of(flavour).withAnswer(Duration.ofMillis(300));
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
