package dev.patchtwin.engine.adequacy;

import java.io.IOException;
import java.io.InputStream;

/**
 * Loads the classes of models once more, some of them changed, so that several versions live side by side. What models
 * share with those who run them, the {@code model} package and the platform, is not loaded again.
 */
public final class ModelLoader extends ClassLoader {
    private static final String SHARED = "dev.patchtwin.model.";

    private final Change change;

    /** Changes classes as they are loaded. */
    @FunctionalInterface
    public interface Change {
        /** Returns what to load in the place of these bytes. */
        byte[] of(String className, byte[] bytes) throws IOException;
    }

    /**
     * @param parent where the classes are found as they are
     * @param change is asked for every class that is loaded again
     */
    public ModelLoader(ClassLoader parent, Change change) {
        super(parent);
        this.change = change;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith(SHARED) || name.startsWith("java.") || name.startsWith("javax.")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name, resolve);
        }
    }

    private Class<?> define(String name, boolean resolve) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                return super.loadClass(name, resolve);
            }
            byte[] bytes = change.of(name, in.readAllBytes());
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    /**
     * Makes an object of a class, by its constructor without arguments.
     *
     * @throws IllegalArgumentException when the class has none, or it fails
     */
    public <T> T make(Class<T> type, String className) {
        try {
            return type.cast(loadClass(className).getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(className + " cannot be loaded once more: " + e, e);
        }
    }
}
