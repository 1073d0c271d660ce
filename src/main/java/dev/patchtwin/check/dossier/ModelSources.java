package dev.patchtwin.check.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the sources of models: packed with their classes, or else where Maven has them. */
final class ModelSources {
    /** They do not lie beside the classes: there the Java compiler would take them for newer than these. */
    private static final String PACKED = "/sources/";

    private ModelSources() {}

    /**
     * Returns a source; none when it is nowhere, or cannot be read.
     *
     * @param outermost the class whose source it is
     * @param file its path, from the root of the sources
     * @param root the folder that may have {@code src/main/java/} in it
     */
    static Optional<String> text(Class<?> outermost, String file, Path root) {
        try (InputStream packed = outermost.getResourceAsStream(PACKED + file)) {
            if (packed != null) {
                return Optional.of(new String(packed.readAllBytes(), StandardCharsets.UTF_8));
            }
            Path unpacked = root.resolve("src/main/java").resolve(file);
            return Files.isRegularFile(unpacked) ? Optional.of(Files.readString(unpacked)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
