package dev.patchtwin.conform;

import dev.patchtwin.conform.box.Box;
import dev.patchtwin.conform.box.BoxedProcess;
import dev.patchtwin.conform.box.Compilation;
import dev.patchtwin.conform.box.Flavour;
import dev.patchtwin.conform.box.Limits;
import dev.patchtwin.conform.box.Toolchain;
import dev.patchtwin.conform.cut.Cut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder in which the C of one side is compiled in one flavour, and then run. */
final class Bench {
    private static final String PROGRAM = "program";

    private final Path folder;
    private final Toolchain toolchain;
    private final Flavour flavour;
    private final Compilation compilation;

    private Bench(Path folder, Toolchain toolchain, Flavour flavour, Compilation compilation) {
        this.folder = folder;
        this.toolchain = toolchain;
        this.flavour = flavour;
        this.compilation = compilation;
    }

    /**
     * Compiles.
     *
     * @param folder one that is not there yet
     * @param side {@code BEFORE} or {@code AFTER}
     */
    static Bench compile(
            Path folder, String side, Cut cut, Path shim, List<Path> sources, Toolchain toolchain, Flavour flavour)
            throws IOException {
        Files.createDirectories(folder);
        cut.write(folder);
        List<Path> all = new ArrayList<>(sources);
        all.add(Shim.writeRunner(folder));
        Compilation compilation = toolchain.compile(
                folder,
                all,
                List.of(folder, shim.toAbsolutePath()),
                List.of("PATCH_" + side),
                flavour,
                folder.resolve(PROGRAM));
        return new Bench(folder, toolchain, flavour, compilation);
    }

    Path folder() {
        return folder;
    }

    Compilation compilation() {
        return compilation;
    }

    BoxedProcess start() {
        return Box.of(toolchain).start(compilation.program(), folder, Limits.of(flavour));
    }
}
