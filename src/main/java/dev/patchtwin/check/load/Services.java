package dev.patchtwin.check.load;

import dev.patchtwin.check.InputException;
import dev.patchtwin.check.IoReason;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.MutantSource;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.SourceVersion;

/** The service files of folders of sources, as far as they name what the sources hold. */
final class Services {
    private static final String FOLDER = "META-INF/services/";
    private static final List<Class<?>> SERVICES = List.of(ModelFactory.class, MutantSource.class);

    private Services() {}

    /** Returns the folders in which resources of sources may lie: theirs, and a folder called resources beside it. */
    static List<Path> resources(Path sources) {
        return List.of(sources, sources.toAbsolutePath().normalize().resolveSibling("resources"));
    }

    /**
     * Returns the files that hold the classes which the service files name. What this program has itself is left out: it is
     * never replaced.
     *
     * @throws InputException when a service file cannot be read, or names a class that has no source
     */
    static Set<Path> sources(List<Path> folders) throws InputException {
        Set<Path> files = new TreeSet<>();
        for (Path folder : folders) {
            for (Path resources : resources(folder)) {
                for (Class<?> service : SERVICES) {
                    Path file = resources.resolve(FOLDER + service.getName());
                    if (Files.isRegularFile(file)) {
                        add(file, folders, files);
                    }
                }
            }
        }
        return files;
    }

    private static void add(Path service, List<Path> folders, Set<Path> files) throws InputException {
        List<String> lines = lines(service);
        for (int i = 0; i < lines.size(); i++) {
            String name = lines.get(i).replaceFirst("#.*", "").strip();
            if (name.isEmpty() || isOurs(name)) {
                continue;
            }
            // Java overlooks control characters in names; no file has them.
            if (!SourceVersion.isName(name) || name.chars().anyMatch(Character::isIdentifierIgnorable)) {
                throw InputException.at(
                        service, i + 1, "'" + name + "' cannot be the name of a class; write one there");
            }
            String file = file(name);
            Optional<Path> source = folders.stream()
                    .map(folder -> folder.resolve(file))
                    .filter(Files::isRegularFile)
                    .findFirst();
            files.add(source.isPresent() ? source.get() : missing(service, i + 1, name));
        }
    }

    private static Path missing(Path service, int line, String name) throws InputException {
        throw InputException.at(
                service,
                line,
                "names the class " + name + ", and there is no source of it; add it, or take the name out");
    }

    private static List<String> lines(Path service) throws InputException {
        try {
            return new ArrayList<>(Files.readAllLines(service));
        } catch (CharacterCodingException e) {
            throw InputException.at(service, 1, "not UTF-8; save it as UTF-8");
        } catch (IOException e) {
            throw new InputException(service + ": error: cannot be read (" + IoReason.of(e) + ")");
        }
    }

    private static boolean isOurs(String name) {
        try {
            Class.forName(name, false, Services.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** Returns the path of the source file that holds a class, or one within it. */
    static String file(String className) {
        int inner = className.indexOf('$');
        return (inner > 0 ? className.substring(0, inner) : className).replace('.', '/') + ".java";
    }
}
