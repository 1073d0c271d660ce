package dev.patchtwin.gate;

import dev.patchtwin.check.CheckOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to compare with what, and how.
 *
 * @param base the revision that the head is to be compared with; what counts is where the head has left it
 * @param head the revision to look at; empty for the files as they are on disk
 * @param sources the folders that the models' packages begin in, from the folder that has {@code patches/} in it
 * @param libraries jars and folders of classes that the models need beside Patchtwin
 * @param everything whether to check every bundle, whether or not anything changed for it
 * @param memory the folder of what earlier runs came to; empty to find everything out anew
 * @param check how to check, explore and fuzz; its root is the folder that has {@code patches/} in it
 */
public record GateOptions(
        String base,
        Optional<String> head,
        List<String> sources,
        List<Path> libraries,
        boolean everything,
        Optional<Path> memory,
        CheckOptions check) {
    /** Where models are when nobody says otherwise. */
    public static final List<String> STANDARD_SOURCES = List.of("src/main/java");

    /** Copies the lists. */
    public GateOptions {
        sources = List.copyOf(sources);
        libraries = List.copyOf(libraries);
    }
}
