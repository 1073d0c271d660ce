package dev.patchtwin.check;

import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.trace.Sha256;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The compiled classes of a bundle's two models, and a checksum of them. What else a model consists of, beside the classes that
 * a bundle names, is not known; it is taken to be whatever lies in the innermost package that has all of these in it, and
 * below that.
 *
 * @param name that package
 * @param sha256 the checksum; none when the classes are in no files
 */
public record ModelClasses(String name, Optional<String> sha256) {
    /** Where models were compiled from a folder of sources, there are no files of classes, and these say as much. */
    private static final List<String> ENDINGS = List.of(".class", ".java");

    /**
     * Finds them and sums them up.
     *
     * @throws InputException when the files cannot be read
     */
    public static ModelClasses of(Bundle bundle) throws InputException {
        List<Class<?>> types = Stream.of(bundle.before(), bundle.after())
                .flatMap(ModelClasses::types)
                .toList();
        String around = types.stream()
                .map(Class::getPackageName)
                .reduce(ModelClasses::common)
                .orElse("");
        SortedMap<String, String> sums = new TreeMap<>();
        for (Path place :
                types.stream().flatMap(type -> place(type).stream()).distinct().toList()) {
            add(place, around.replace('.', '/'), sums);
        }
        return new ModelClasses(around, sums.isEmpty() ? Optional.empty() : Optional.of(Sha256.of(sums.toString())));
    }

    /** Adds the checksum to others, by the name of the package; nothing when there is none. */
    public void addTo(Map<String, String> sums) {
        sha256.ifPresent(sum -> sums.put("classes of " + name, sum));
    }

    private static Stream<Class<?>> types(ModelFactory factory) {
        return Stream.concat(Stream.of(factory.getClass()), factory.patched().stream());
    }

    private static String common(String one, String other) {
        String[] left = one.split("\\.", -1);
        String[] right = other.split("\\.", -1);
        int mismatch = Arrays.mismatch(left, right);
        return mismatch < 0 ? one : String.join(".", List.of(left).subList(0, mismatch));
    }

    /** Returns the folder or the jar that a class is from. */
    private static Optional<Path> place(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        URL url = source == null ? null : source.getLocation();
        try {
            return url != null && url.getProtocol().equals("file")
                    ? Optional.of(Path.of(url.toURI()))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static void add(Path place, String folder, SortedMap<String, String> sums) throws InputException {
        try {
            if (Files.isDirectory(place)) {
                addBelow(place, place.resolve(folder), sums);
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(place)) {
                    addBelow(jar.getPath("/"), jar.getPath("/", folder), sums);
                }
            }
        } catch (IOException e) {
            throw new InputException(place + ": error: the classes in it cannot be read (" + IoReason.of(e) + ")");
        }
    }

    private static boolean counts(Path file) {
        return ENDINGS.stream().anyMatch(file.toString()::endsWith);
    }

    private static void addBelow(Path base, Path folder, SortedMap<String, String> sums) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(ModelClasses::counts).toList()) {
                String name = base.relativize(file).toString().replace('\\', '/');
                sums.put(name, Sha256.of(Files.readAllBytes(file)));
            }
        }
    }
}
