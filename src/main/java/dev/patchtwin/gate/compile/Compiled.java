package dev.patchtwin.gate.compile;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The models of a revision, compiled. */
public final class Compiled {
    private final Sources sources;
    private final List<String> factories;
    private final SortedMap<String, byte[]> classes;
    private final SortedMap<String, String> origins;
    private final NavigableSet<String> asked;
    private final References references;

    /** @param origins the paths of the sources that the classes come from */
    Compiled(
            Sources sources,
            List<String> factories,
            SortedMap<String, byte[]> classes,
            SortedMap<String, String> origins,
            NavigableSet<String> asked) {
        this.origins = origins;
        this.sources = sources;
        this.factories = List.copyOf(factories);
        this.classes = classes;
        references = new References(classes);
        this.asked = new TreeSet<>(asked);
        if (!references.finders().isEmpty()) {
            this.asked.addAll(sources.packages());
        }
    }

    /** Returns what becomes of a revision that has no model. */
    static Compiled nothing(Sources sources) {
        return new Compiled(sources, List.of(), new TreeMap<>(), new TreeMap<>(), new TreeSet<>());
    }

    /** Returns the class names of the model factories. */
    List<String> factories() {
        return factories;
    }

    SortedMap<String, byte[]> classes() {
        return classes;
    }

    References references() {
        return references;
    }

    /**
     * Returns the packages that what was made depends on, and on nothing else of the sources: those that the compiler asked
     * for, and all of them where a class is found by a text.
     */
    public NavigableSet<String> asked() {
        return asked;
    }

    /** Returns the paths of the source files that a class comes from, and all that it needs. */
    public NavigableSet<String> filesBehind(String className) {
        NavigableSet<String> files = new TreeSet<>();
        Set<String> closure = references.closure(className);
        for (String name : closure) {
            String origin = origins.get(name);
            if (origin != null) {
                files.add(origin);
            }
        }
        if (readsAny(closure)) {
            files.addAll(sources.resources().values());
        }
        return files;
    }

    /** Tells whether a class, and all that it needs, is the same in another revision, byte for byte. */
    public boolean isSame(String className, Compiled other, String otherName) {
        Set<String> mine = references.closure(className);
        Set<String> others = other.references.closure(otherName);
        return className.equals(otherName)
                && mine.equals(others)
                && (!readsAny(mine) || hasResourcesOf(other))
                && (Collections.disjoint(mine, references.finders()) || hasSourcesOf(other))
                && mine.stream().allMatch(name -> Arrays.equals(classes.get(name), other.classes.get(name)));
    }

    private boolean hasSourcesOf(Compiled other) {
        return sources.digest(sources.packages()).equals(other.sources.digest(other.sources.packages()));
    }

    private boolean readsAny(Set<String> closure) {
        return closure.stream().anyMatch(references.readers()::contains);
    }

    /** Tells whether the resources that a model could read are the same in another revision. */
    boolean hasResourcesOf(Compiled other) {
        return sources.digest(List.of()).equals(other.sources.digest(List.of()));
    }

    Sources sources() {
        return sources;
    }
}
