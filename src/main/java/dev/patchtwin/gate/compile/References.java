package dev.patchtwin.gate.compile;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/**
 * Which classes of a compilation name which others, and which read resources. One that finds classes by a text may find any
 * of them.
 */
final class References {
    private static final Set<String> FINDS_CLASSES = Set.of(
            "java/lang/Class.forName",
            "java/lang/ClassLoader.loadClass",
            "java/lang/invoke/MethodHandles$Lookup.findClass");
    private static final String SERVICES = "java/util/ServiceLoader";
    private static final String RESOURCE = "getResource";

    private final Map<String, Set<String>> named = new HashMap<>();
    private final Set<String> readers = new TreeSet<>();
    private final Set<String> finders = new TreeSet<>();

    References(SortedMap<String, byte[]> classes) {
        classes.forEach((name, bytes) -> named.put(name, names(name, bytes, classes.keySet())));
    }

    private Set<String> names(String self, byte[] bytes, Set<String> known) {
        Set<String> found = new TreeSet<>();
        Remapper collector = new Remapper(Opcodes.ASM9) {
            @Override
            public String map(String internalName) {
                String name = internalName.replace('/', '.');
                if (known.contains(name)) {
                    found.add(name);
                }
                return internalName;
            }

            @Override
            public String mapMethodName(String owner, String name, String descriptor) {
                if (FINDS_CLASSES.contains(owner + "." + name) || owner.equals(SERVICES)) {
                    finders.add(self);
                    found.addAll(known);
                }
                if (name.startsWith(RESOURCE)) {
                    readers.add(self);
                }
                return name;
            }
        };
        new ClassReader(bytes).accept(new ClassRemapper(new ClassWriter(0), collector), 0);
        return found;
    }

    Set<String> of(String name) {
        return named.getOrDefault(name, Set.of());
    }

    /** Returns the classes that read resources. */
    Set<String> readers() {
        return readers;
    }

    /** Returns the classes that find others by a text. */
    Set<String> finders() {
        return finders;
    }

    /** Returns a class and all that it needs, directly or not. */
    Set<String> closure(String name) {
        Set<String> closure = new TreeSet<>();
        follow(name, closure);
        return closure;
    }

    private void follow(String first, Set<String> closure) {
        Deque<String> left = new ArrayDeque<>();
        left.add(first);
        while (!left.isEmpty()) {
            String name = left.poll();
            if (named.containsKey(name) && closure.add(name)) {
                left.addAll(of(name));
            }
        }
    }
}
