package dev.patchtwin.gate.compile;

import dev.patchtwin.patch.range.Snapshot;
import dev.patchtwin.patch.tree.TreeException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The Java sources of a snapshot, by package, and the model factories that its service files name. */
public final class Sources {
    private static final String SERVICE = "META-INF/services/dev.patchtwin.model.ModelFactory";
    private static final String JAVA = ".java";
    /** What models share with those who run them: never another revision's. */
    private static final String SHARED = "dev.patchtwin.model";

    private final Snapshot snapshot;
    private final SortedMap<String, SortedMap<String, String>> packages = new TreeMap<>();
    private final List<String> services = new ArrayList<>();
    private final SortedMap<String, String> resources = new TreeMap<>();

    /** @param roots the folders of the snapshot that packages begin in, the first of several counts */
    public Sources(Snapshot snapshot, List<String> roots) {
        this.snapshot = snapshot;
        for (String root : roots) {
            String begin = root + "/";
            snapshot.files().tailMap(begin).keySet().stream()
                    .takeWhile(path -> path.startsWith(begin))
                    .filter(path -> path.endsWith(JAVA))
                    .forEach(path -> add(path, path.substring(begin.length())));
            String beside = resources(root) + "/";
            snapshot.files().tailMap(beside).keySet().stream()
                    .takeWhile(path -> path.startsWith(beside))
                    .forEach(path -> resources.putIfAbsent(path.substring(beside.length()), path));
            for (String service : serviceFiles(root)) {
                if (snapshot.files().containsKey(service)) {
                    services.add(service);
                }
            }
        }
    }

    /** Returns where the service file of a source folder may be: beside the resources, or in the folder itself. */
    private static List<String> serviceFiles(String root) {
        return List.of(resources(root) + "/" + SERVICE, root + "/" + SERVICE);
    }

    /** Returns the folder of resources that belongs to a source folder: {@code src/main/resources}. */
    public static String resources(String root) {
        int slash = root.lastIndexOf('/');
        return root.substring(0, slash + 1) + "resources";
    }

    private void add(String path, String inside) {
        int slash = inside.lastIndexOf('/');
        String name = slash < 0 ? "" : inside.substring(0, slash).replace('/', '.');
        if (!name.equals(SHARED) && !inside.endsWith("module-info.java")) {
            packages.computeIfAbsent(name, unused -> new TreeMap<>())
                    .putIfAbsent(inside.substring(slash + 1, inside.length() - JAVA.length()), path);
        }
    }

    /** Tells whether a path is one of the service files. */
    public static boolean isService(String path) {
        return path.endsWith("/" + SERVICE);
    }

    /** Returns the sources of a package: paths by file name without ending. */
    SortedMap<String, String> in(String packageName) {
        return packages.getOrDefault(packageName, Collections.emptySortedMap());
    }

    /** Returns the path of the source file that holds a class, or one within it. */
    public Optional<String> fileOf(String className) {
        int dot = className.lastIndexOf('.');
        String simple = className.substring(dot + 1);
        int inner = simple.indexOf('$');
        String top = inner > 0 ? simple.substring(0, inner) : simple;
        return Optional.ofNullable(
                in(dot < 0 ? "" : className.substring(0, dot)).get(top));
    }

    String text(String path) throws TreeException {
        return new String(snapshot.read(path), StandardCharsets.UTF_8);
    }

    /**
     * Returns what stands for all that a compilation could read: equal where it must come to the same.
     *
     * @param asked the packages that it asks for
     */
    public String digest(Iterable<String> asked) {
        List<String> parts = new ArrayList<>();
        services.forEach(service -> parts.add(service + " " + content(service)));
        resources.values().forEach(resource -> parts.add(resource + " " + content(resource)));
        for (String name : asked) {
            for (Map.Entry<String, String> file : in(name).entrySet()) {
                parts.add(file.getValue() + " " + content(file.getValue()));
            }
        }
        return Digests.of(parts);
    }

    private String content(String path) {
        return String.valueOf(snapshot.files().get(path));
    }

    /** Tells whether there is a service file, so that there are models of these sources. */
    public boolean hasModels() {
        return !services.isEmpty();
    }

    /** Returns what stands for the service files and the other resources. */
    public String servicesDigest() {
        return digest(List.of());
    }

    /** Returns the paths of the resources, by the names under which a class asks for them. */
    SortedMap<String, String> resources() {
        return resources;
    }

    byte[] bytes(String path) throws TreeException {
        return snapshot.read(path);
    }

    /** Returns the names of all packages that have sources, in alphabetical order. */
    public List<String> packages() {
        return List.copyOf(packages.keySet());
    }

    /**
     * Returns the class names of the model factories, in the order of the service files.
     *
     * @throws TreeException when a service file cannot be read
     */
    List<String> factories() throws TreeException {
        List<String> names = new ArrayList<>();
        for (String service : services) {
            text(service)
                    .lines()
                    .map(Sources::factory)
                    .filter(line -> !line.isEmpty() && !names.contains(line))
                    .forEach(names::add);
        }
        return names;
    }

    private static String factory(String line) {
        return line.replaceFirst("#.*", "").strip();
    }

    /** Returns the service file that names a factory, and its line. */
    String placeOf(String factory) throws TreeException {
        for (String service : services) {
            int line = text(service).lines().map(Sources::factory).toList().indexOf(factory);
            if (line >= 0) {
                return service + ":" + (line + 1);
            }
        }
        throw new IllegalArgumentException(factory);
    }
}
