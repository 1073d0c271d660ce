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

/** Which classes of a compilation name which others. */
final class References {
    private final Map<String, Set<String>> named = new HashMap<>();

    References(SortedMap<String, byte[]> classes) {
        classes.forEach((name, bytes) -> named.put(name, names(bytes, classes.keySet())));
    }

    private static Set<String> names(byte[] bytes, Set<String> known) {
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
        };
        new ClassReader(bytes).accept(new ClassRemapper(new ClassWriter(0), collector), 0);
        return found;
    }

    Set<String> of(String name) {
        return named.getOrDefault(name, Set.of());
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
