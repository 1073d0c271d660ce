package dev.patchtwin.gate.compile;

import dev.patchtwin.patch.tree.TreeException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Finds the classes and the resources of a revision before those of this program, which may be of another one. */
final class TreeLoader extends ClassLoader {
    private final SortedMap<String, byte[]> classes;
    private final Sources sources;

    /** @param name stands in stack traces */
    TreeLoader(String name, ClassLoader parent, SortedMap<String, byte[]> classes, Sources sources) {
        super(name, parent);
        this.classes = classes;
        this.sources = sources;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            return ofParent(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : defineClass(name, bytes, 0, bytes.length);
        }
    }

    private Class<?> ofParent(String name, boolean resolve) throws ClassNotFoundException {
        boolean ours = sources.fileOf(name).isPresent();
        Class<?> found;
        try {
            found = super.loadClass(name, resolve);
        } catch (ClassNotFoundException e) {
            throw ours ? nameless(name) : e;
        }
        if (ours && !(found.getClassLoader() instanceof TreeLoader)) {
            throw nameless(name);
        }
        return found;
    }

    /** What any class names was compiled with it. This one was asked for by a text, and is of who knows when. */
    private static ClassNotFoundException nameless(String name) {
        return new ClassNotFoundException(
                name + ", which no model names but in a text, so that nobody can tell that it is a"
                        + " part of the model; name the class itself");
    }

    @Override
    public @Nullable URL getResource(String name) {
        String path = sources.resources().get(name);
        if (path == null) {
            return super.getResource(name);
        }
        try {
            return new URL(null, "tree:/" + path, new Handler(path));
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    /** Opens one resource. */
    private final class Handler extends URLStreamHandler {
        private final String path;

        Handler(String path) {
            this.path = path;
        }

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {
                    // It is in memory, or will be.
                }

                @Override
                public InputStream getInputStream() throws IOException {
                    try {
                        return new ByteArrayInputStream(sources.bytes(path));
                    } catch (TreeException e) {
                        throw new IOException(e.getMessage(), e);
                    }
                }
            };
        }
    }
}
