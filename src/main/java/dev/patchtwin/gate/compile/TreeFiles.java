package dev.patchtwin.gate.compile;

import dev.patchtwin.patch.tree.TreeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * Lets the compiler find sources in a snapshot and nowhere else, and keeps what it makes of them in memory. A package that
 * has sources in the snapshot is not looked for among the classes of this program, which may hold another revision of it.
 */
final class TreeFiles extends ForwardingJavaFileManager<JavaFileManager> {
    private final Sources sources;
    private final SortedMap<String, ByteArrayOutputStream> made = new TreeMap<>();
    private final SortedMap<String, String> origins = new TreeMap<>();
    private final NavigableSet<String> asked = new TreeSet<>();

    TreeFiles(JavaFileManager platform, Sources sources) {
        super(platform);
        this.sources = sources;
    }

    /** A source file of the snapshot. */
    static final class Source extends SimpleJavaFileObject {
        private final Sources sources;
        private final String path;
        private final String className;

        Source(Sources sources, String path, String className) {
            super(uri(path), Kind.SOURCE);
            this.sources = sources;
            this.path = path;
            this.className = className;
        }

        private static URI uri(String path) {
            try {
                return new URI("tree", null, "/" + path, null);
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException(path, e);
            }
        }

        String path() {
            return path;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) throws IOException {
            try {
                return sources.text(path);
            } catch (TreeException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }

    @Override
    public boolean hasLocation(Location location) {
        return location == StandardLocation.SOURCE_PATH || super.hasLocation(location);
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        if (location == StandardLocation.SOURCE_PATH) {
            asked.add(packageName);
            List<JavaFileObject> files = new ArrayList<>();
            if (kinds.contains(JavaFileObject.Kind.SOURCE)) {
                for (Map.Entry<String, String> file : sources.in(packageName).entrySet()) {
                    files.add(source(packageName, file.getKey(), file.getValue()));
                }
            }
            return files;
        }
        if (location == StandardLocation.CLASS_PATH && !sources.in(packageName).isEmpty()) {
            return List.of();
        }
        return super.list(location, packageName, kinds, recurse);
    }

    private Source source(String packageName, String simple, String path) {
        return new Source(sources, path, packageName.isEmpty() ? simple : packageName + "." + simple);
    }

    @Override
    public @Nullable JavaFileObject getJavaFileForInput(Location location, String className, JavaFileObject.Kind kind)
            throws IOException {
        if (location == StandardLocation.CLASS_OUTPUT) {
            return null;
        }
        if (location == StandardLocation.SOURCE_PATH) {
            int dot = className.lastIndexOf('.');
            String packageName = dot < 0 ? "" : className.substring(0, dot);
            asked.add(packageName);
            String simple = className.substring(dot + 1);
            String path = sources.in(packageName).get(simple);
            return path == null ? null : source(packageName, simple, path);
        }
        return super.getJavaFileForInput(location, className, kind);
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof Source source ? source.className : super.inferBinaryName(location, file);
    }

    @Override
    public boolean isSameFile(FileObject one, FileObject other) {
        return (one instanceof Source || other instanceof Source)
                ? one.toUri().equals(other.toUri())
                : super.isSameFile(one, other);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, @Nullable FileObject sibling) {
        if (sibling instanceof Source source) {
            origins.put(className, source.path);
        }
        return new SimpleJavaFileObject(URI.create("made:///" + className.replace('.', '/') + kind.extension), kind) {
            @Override
            public OutputStream openOutputStream() {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                made.put(className, bytes);
                return bytes;
            }
        };
    }

    SortedMap<String, byte[]> made() {
        SortedMap<String, byte[]> classes = new TreeMap<>();
        made.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
        return classes;
    }

    /** Returns the paths of the sources that classes come from, by their names. */
    SortedMap<String, String> origins() {
        return origins;
    }

    /** Returns every source of the packages that the compiler looked for. */
    List<Source> all() {
        List<Source> all = new ArrayList<>();
        for (String packageName : asked) {
            sources.in(packageName).forEach((simple, path) -> all.add(source(packageName, simple, path)));
        }
        return all;
    }

    /** Returns the packages that the compiler looked for, whether or not there are any sources in them. */
    NavigableSet<String> asked() {
        return asked;
    }
}
