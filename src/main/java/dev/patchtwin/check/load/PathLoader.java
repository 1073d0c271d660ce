package dev.patchtwin.check.load;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds classes in jars, in folders, and among those that were compiled from sources. What this program has itself is never
 * replaced.
 */
final class PathLoader extends URLClassLoader {
    /** Under this, reports ask a class for its source. */
    private static final String SOURCES = "sources/";

    private static final String CLASS = ".class";

    private final List<Path> sources;
    private final CompiledSources compiled;

    /** @param sources the folders of the sources; resources lie in them or in a folder called resources beside them */
    PathLoader(List<Path> classes, List<Path> sources, CompiledSources compiled) {
        super(urls(classes, sources), PathLoader.class.getClassLoader());
        this.sources = List.copyOf(sources);
        this.compiled = compiled;
    }

    private static URL[] urls(List<Path> classes, List<Path> sources) {
        List<Path> paths = new ArrayList<>(classes);
        for (Path folder : sources) {
            paths.addAll(Services.resources(folder));
        }
        return paths.stream().map(PathLoader::url).toArray(URL[]::new);
    }

    private static URL url(Path path) {
        try {
            return path.toAbsolutePath().normalize().toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(path.toString(), e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = compiled.bytes(name);
        if (bytes == null) {
            return super.findClass(name);
        }
        Optional<CodeSource> from =
                source(Services.file(name)).map(found -> new CodeSource(url(found), (Certificate[]) null));
        return defineClass(name, bytes, 0, bytes.length, new ProtectionDomain(from.orElse(null), null));
    }

    /** Returns the folder that has this source in it. */
    private Optional<Path> source(String file) {
        return sources.stream()
                .filter(folder -> Files.isRegularFile(folder.resolve(file)))
                .findFirst();
    }

    @Override
    public @Nullable URL findResource(String name) {
        byte[] bytes = name.endsWith(CLASS)
                ? compiled.bytes(
                        name.substring(0, name.length() - CLASS.length()).replace('/', '.'))
                : null;
        if (bytes != null) {
            return inMemory(name, bytes);
        }
        if (name.startsWith(SOURCES)) {
            String file = name.substring(SOURCES.length());
            Optional<Path> folder = source(file);
            if (folder.isPresent()) {
                return url(folder.get().resolve(file));
            }
        }
        return super.findResource(name);
    }

    private static URL inMemory(String name, byte[] bytes) {
        try {
            return new URL(null, "made:///" + name, new URLStreamHandler() {
                @Override
                protected URLConnection openConnection(URL url) {
                    return new URLConnection(url) {
                        @Override
                        public void connect() {
                            // It is in memory.
                        }

                        @Override
                        public InputStream getInputStream() {
                            return new ByteArrayInputStream(bytes);
                        }
                    };
                }
            });
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(name, e);
        }
    }
}
