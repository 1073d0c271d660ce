package dev.patchtwin.gate.compile;

import dev.patchtwin.model.ModelFactory;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The models of one or two revisions, loaded. Of two, what is the same in both and depends on nothing that is not, is loaded
 * once, package by package: two models of one class are compared faster than two that only look alike.
 */
public final class Loaded {
    private final List<ModelFactory> models;

    private Loaded(List<ModelFactory> models) {
        this.models = List.copyOf(models);
    }

    /** Returns the factories of the models, in the order of the service files. */
    public List<ModelFactory> models() {
        return models;
    }

    /**
     * Loads the models of one revision.
     *
     * @param libraries what they need beside the classes of this program
     * @throws CompileException when a factory cannot be made
     */
    public static Loaded of(Compiled now, List<Path> libraries) throws CompileException {
        return make(now, new TreeLoader(base(libraries), now.classes()));
    }

    /**
     * Loads the models of two revisions.
     *
     * @return the older, and the newer
     * @throws CompileException when a factory cannot be made
     */
    public static List<Loaded> of(Compiled old, Compiled now, List<Path> libraries) throws CompileException {
        Set<String> apart = apart(old, now);
        TreeLoader shared = new TreeLoader(base(libraries), chosen(now, apart, false));
        return List.of(
                make(old, new TreeLoader(shared, chosen(old, apart, true))),
                make(now, new TreeLoader(shared, chosen(now, apart, true))));
    }

    private static SortedMap<String, byte[]> chosen(Compiled compiled, Set<String> packages, boolean in) {
        SortedMap<String, byte[]> classes = new TreeMap<>();
        for (Map.Entry<String, byte[]> one : compiled.classes().entrySet()) {
            if (packages.contains(packageOf(one.getKey())) == in) {
                classes.put(one.getKey(), one.getValue());
            }
        }
        return classes;
    }

    /** Returns the packages that are not the same in both, and those that need one of them. */
    private static Set<String> apart(Compiled old, Compiled now) {
        Set<String> apart = new HashSet<>();
        Set<String> names = new HashSet<>(old.classes().keySet());
        names.addAll(now.classes().keySet());
        for (String name : names) {
            if (!Arrays.equals(old.classes().get(name), now.classes().get(name))) {
                apart.add(packageOf(name));
            }
        }
        boolean grows = !apart.isEmpty();
        while (grows) {
            grows = false;
            for (String name : names) {
                if (!apart.contains(packageOf(name))
                        && now.references().of(name).stream().anyMatch(other -> apart.contains(packageOf(other)))) {
                    grows = apart.add(packageOf(name));
                }
            }
        }
        return apart;
    }

    private static String packageOf(String className) {
        int dot = className.lastIndexOf('.');
        return dot < 0 ? "" : className.substring(0, dot);
    }

    private static ClassLoader base(List<Path> libraries) {
        ClassLoader own = Loaded.class.getClassLoader();
        if (libraries.isEmpty()) {
            return own;
        }
        List<URL> urls = new ArrayList<>();
        for (Path library : libraries) {
            try {
                urls.add(library.toUri().toURL());
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException(library.toString(), e);
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), own);
    }

    private static Loaded make(Compiled compiled, ClassLoader loader) throws CompileException {
        List<ModelFactory> models = new ArrayList<>();
        for (String name : compiled.factories()) {
            try {
                models.add(Class.forName(name, true, loader)
                        .asSubclass(ModelFactory.class)
                        .getDeclaredConstructor()
                        .newInstance());
            } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
                throw new CompileException(List.of("error: the model factory " + name + " cannot be made (" + e
                        + "); it must be a public ModelFactory with a public constructor without arguments"));
            }
        }
        return new Loaded(models);
    }

    /** Finds the classes of a revision before those of this program. */
    private static final class TreeLoader extends ClassLoader {
        private final SortedMap<String, byte[]> classes;

        TreeLoader(ClassLoader parent, SortedMap<String, byte[]> classes) {
            super(parent);
            this.classes = classes;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : defineClass(name, bytes, 0, bytes.length);
            }
        }
    }
}
