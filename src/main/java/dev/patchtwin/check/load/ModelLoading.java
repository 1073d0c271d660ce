package dev.patchtwin.check.load;

import dev.patchtwin.check.InputException;
import dev.patchtwin.check.IoReason;
import dev.patchtwin.model.ModelFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Loads the models that a user keeps somewhere else. */
public final class ModelLoading {
    private static final String SERVICE = "META-INF/services/" + ModelFactory.class.getName();

    private ModelLoading() {}

    /**
     * Loads the models of these paths, all of them together: what lies in one may need what lies in another.
     *
     * @param paths jars, folders of classes, and folders that packages of Java sources begin in. Each names its models in a
     *     service file; that of sources may also lie in a folder a folder called resources beside them
     * @throws InputException when a path is none of these, its sources have errors, a model cannot be made, or it has none
     */
    public static List<ModelFactory> of(List<Path> paths) throws InputException {
        if (paths.isEmpty()) {
            return List.of();
        }
        List<Path> classes = new ArrayList<>();
        List<Path> sources = new ArrayList<>();
        for (Path path : paths) {
            (hasSources(path) ? sources : classes).add(path);
        }
        CompiledSources compiled = CompiledSources.of(sources, classes);
        try {
            return factories(paths, new PathLoader(classes, sources, compiled));
        } catch (ServiceConfigurationError | LinkageError e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            throw new InputException(names(paths) + ": error: a model cannot be made ("
                    + String.valueOf(why).lines().findFirst().orElse("")
                    + "); each must be a public ModelFactory with a public constructor without arguments");
        }
    }

    private static boolean hasSources(Path path) throws InputException {
        if (Files.isRegularFile(path)) {
            if (!String.valueOf(path.getFileName()).endsWith(".jar")) {
                throw new InputException(
                        path + ": error: models are loaded from a jar, or from a folder; this is neither");
            }
            return false;
        }
        if (!Files.isDirectory(path)) {
            throw new InputException(path + ": error: there is no such jar or folder to load models from");
        }
        try (Stream<Path> files = Files.walk(path)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new InputException(path + ": error: cannot be read (" + IoReason.of(e) + ")");
        }
    }

    private static List<ModelFactory> factories(List<Path> paths, PathLoader loader) throws InputException {
        List<ModelFactory> factories = ServiceLoader.load(ModelFactory.class, loader).stream()
                .filter(provider -> provider.type().getClassLoader() == loader)
                .map(ServiceLoader.Provider::get)
                .toList();
        if (factories.isEmpty()) {
            throw new InputException(names(paths) + ": error: names no model; list the class of its factory in "
                    + SERVICE + ", there or in a folder resources beside the sources");
        }
        return factories;
    }

    private static String names(List<Path> paths) {
        return String.join(", ", paths.stream().map(Path::toString).toList());
    }
}
