package dev.patchtwin.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Writes witnesses to files, each wholly or not at all. */
public final class WitnessFiles {
    private final Path folder;
    private final boolean given;
    private Optional<String> note = Optional.empty();

    /** Writes to the folder that the options name, or else to the standard one below the root. */
    public WitnessFiles(Bundle bundle, CheckOptions options) {
        given = options.witnesses().isPresent();
        folder = options.witnesses()
                .orElseGet(() -> options.root().resolve("target").resolve("witness"))
                .resolve(bundle.id());
    }

    /** Returns where the file of this name stands, whether or not it could be written. */
    public Path path(String name) {
        return folder.resolve(name);
    }

    /**
     * Makes sure that a folder which the user named can be written to, before anything is run for it.
     *
     * @throws InputException when it cannot
     */
    void prepare() throws InputException {
        if (given) {
            try {
                Files.createDirectories(folder);
                WholeFile.clear(folder);
                WholeFile.beside(path("trial"), out -> {}).close();
            } catch (IOException e) {
                throw unwritable(e);
            }
        }
    }

    /**
     * Writes a file.
     *
     * @return whether it was written
     * @throws InputException when it cannot be written to the folder that the user named
     */
    public boolean write(String name, String text) throws InputException {
        try {
            Files.createDirectories(folder);
            WholeFile.clear(folder);
            WholeFile.write(path(name), text.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (IOException e) {
            if (given) {
                throw unwritable(e);
            }
            note = Optional.of("no witness could be written to " + folder + " (" + IoReason.of(e)
                    + "); name another folder with" + " --witness");
            return false;
        }
    }

    /** Returns what went wrong with the standard folder, if anything did. */
    Optional<String> note() {
        return note;
    }

    private InputException unwritable(IOException e) {
        return new InputException(folder + ": error: no witness can be written there (" + IoReason.of(e) + ")");
    }
}
