package dev.patchtwin.check.dossier;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Certificates;
import dev.patchtwin.check.ConformSection;
import dev.patchtwin.check.Goldens;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.IoReason;
import dev.patchtwin.check.ModelClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Gathers what a result rests on. */
final class Evidences {
    private Evidences() {}

    /**
     * Gathers it.
     *
     * @param root the folder that has {@code golden/} in it
     * @throws InputException when an input cannot be read any more
     */
    static Evidence of(Bundle bundle, Path root) throws InputException {
        SortedMap<String, String> inputs = new TreeMap<>();
        for (Path file : files(bundle, root)) {
            inputs.put(from(root, file), Certificates.sha256(file));
        }
        ModelClasses.of(bundle).addTo(inputs);
        return new Evidence(
                System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                inputs);
    }

    private static List<Path> files(Bundle bundle, Path root) throws InputException {
        List<Path> files = new ArrayList<>(List.of(bundle.file(), bundle.mail()));
        if (bundle.conform().isPresent()) {
            files.addAll(below(bundle.conform().map(ConformSection::shims).get()));
        }
        files.addAll(Goldens.files(bundle, root));
        return files;
    }

    private static List<Path> below(Path folder) throws InputException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new InputException(folder + ": error: cannot be listed (" + IoReason.of(e) + ")");
        }
    }

    private static String from(Path root, Path file) {
        Path base = root.toAbsolutePath().normalize();
        Path path = file.toAbsolutePath().normalize();
        return (path.startsWith(base) ? base.relativize(path) : path)
                .toString()
                .replace(path.getFileSystem().getSeparator(), "/");
    }
}
