package dev.patchtwin.check.adequacy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How to measure.
 *
 * @param root the folder that has {@code patches/} in it
 * @param jobs how many mutants are tried at once, at least 1; the result does not depend on it
 * @param only the ids of the mutants to try, {@code *} standing for anything; empty for all
 * @param worker the command that starts a worker for a bundle, to which the bundle is added
 */
public record AdequacyOptions(Path root, int jobs, Optional<String> only, List<String> worker) {
    /** Copies the list. */
    public AdequacyOptions {
        worker = List.copyOf(worker);
    }
}
