package dev.patchtwin.conform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The C around the patch's: that of the bundle, and our own, which runs it. */
final class Shim {
    private static final List<String> OWN = List.of("patchtwin.h", "runner.c");

    private Shim() {}

    /**
     * Returns the sources of a bundle's shims, in alphabetical order.
     *
     * @throws WorkshopException when there is none
     */
    static List<Path> sources(Path shim) throws WorkshopException {
        List<Path> sources;
        try (Stream<Path> files = Files.list(shim)) {
            sources = files.filter(file -> file.toString().endsWith(".c"))
                    .filter(Files::isRegularFile)
                    .map(Path::toAbsolutePath)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new WorkshopException(
                    List.of(shim + ": error: cannot be listed; put the shims of the bundle there, C that"
                            + " includes what is cut out of the patch"));
        }
        if (sources.isEmpty()) {
            throw new WorkshopException(
                    List.of(shim + ": error: no file in it ends with .c; put the shims of the bundle"
                            + " there, C that includes what is cut out of the patch"));
        }
        return sources;
    }

    /** Writes what runs the C to a folder; returns its source. */
    static Path writeRunner(Path folder) throws IOException {
        for (String name : OWN) {
            try (InputStream in = Shim.class.getResourceAsStream("run/" + name)) {
                if (in == null) {
                    throw new UncheckedIOException(new IOException(name + " is not among the resources"));
                }
                Files.copy(in, folder.resolve(name));
            }
        }
        return folder.resolve(OWN.get(1));
    }
}
