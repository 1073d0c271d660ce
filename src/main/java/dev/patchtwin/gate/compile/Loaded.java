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
    private static final String BASE = "patchtwin-models-base";
    private static final String HEAD = "patchtwin-models-head";

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
        return make(now, new TreeLoader(HEAD, base(libraries), now.classes(), now.sources()));
    }

    /**
     * Loads the models of two revisions.
     *
     * @return the older, and the newer
     * @throws CompileException when a factory cannot be made
     */
    public static List<Loaded> of(Compiled old, Compiled now, List<Path> libraries) throws CompileException {
        Set<String> apart = apart(old, now);
        TreeLoader shared = new TreeLoader(HEAD, base(libraries), chosen(now, apart, false), now.sources());
        return List.of(
                make(old, new TreeLoader(BASE, shared, chosen(old, apart, true), old.sources())),
                make(now, new TreeLoader(HEAD, shared, chosen(now, apart, true), now.sources())));
    }

    /** Tells whether a frame of a stack is in a class of the older revision, which the newer one does not share. */
    public static boolean isBase(StackTraceElement frame) {
        return BASE.equals(frame.getClassLoaderName());
    }

    /** Tells whether a frame of a stack is in a class of either revision. */
    public static boolean isEither(StackTraceElement frame) {
        return isBase(frame) || HEAD.equals(frame.getClassLoaderName());
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
        if (!now.hasResourcesOf(old)) {
            // Who reads them may do something else.
            old.references().readers().forEach(name -> apart.add(packageOf(name)));
            now.references().readers().forEach(name -> apart.add(packageOf(name)));
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
                Throwable why = e.getCause() == null ? e : e.getCause();
                throw new CompileException(List.of("error: the model factory " + name + " cannot be made ("
                        + String.valueOf(why).lines().findFirst().orElse("")
                        + "); it must be a public ModelFactory with a public constructor without arguments"));
            }
        }
        return new Loaded(models);
    }
}
