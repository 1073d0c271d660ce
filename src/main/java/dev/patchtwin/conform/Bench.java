package dev.patchtwin.conform;

import dev.patchtwin.conform.box.Box;
import dev.patchtwin.conform.box.BoxedProcess;
import dev.patchtwin.conform.box.Compilation;
import dev.patchtwin.conform.box.Flavour;
import dev.patchtwin.conform.box.Limits;
import dev.patchtwin.conform.box.Toolchain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
     * @param parent the folder of all benches; that of this one is not there yet
     * @param sources those of the shims, absolute
     * @throws UncheckedIOException when its folder cannot be written
     */
    static Bench compile(
            Path parent, Half half, Order order, List<Path> sources, Toolchain toolchain, Flavour flavour) {
        Path folder = parent.resolve(half.name() + "-" + flavour.name().toLowerCase(Locale.ROOT));
        List<Path> all = new ArrayList<>(sources);
        try {
            Files.createDirectories(folder);
            half.cut().write(folder);
            all.add(Shim.writeRunner(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Compilation compilation = toolchain.compile(
                folder,
                all,
                List.of(folder, order.shim().toAbsolutePath()),
                List.of(half.define()),
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
