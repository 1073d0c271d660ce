package dev.patchtwin.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.junit.TwinTest;
import java.io.IOException;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What models of other people are written against. A line that goes, or becomes another one, breaks them: whoever means that
 * says so with {@code -Dapi.update} and in the message of the commit.
 */
class ApiTest {
    private static final Path EXPECTED = Path.of("src/test/resources/dev/patchtwin/model/api.txt");

    @Test
    void whatModelsAreWrittenAgainstStaysAsItIs() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Class<?> type : List.of(Model.class, TwinTest.class)) {
            for (Class<?> one : publicTypes(type)) {
                add(one, lines);
            }
        }
        if (System.getProperty("api.update") != null) {
            Files.createDirectories(EXPECTED.getParent());
            Files.write(EXPECTED, lines);
        }
        assertThat(lines)
                .as("the public API; accept a change with -Dapi.update -Dtest=ApiTest, and look at what git says")
                .isEqualTo(Files.readAllLines(EXPECTED));
    }

    private static List<Class<?>> publicTypes(Class<?> of) throws IOException {
        Path folder = Path.of("target/classes", of.getPackageName().replace('.', '/'));
        List<Class<?>> types = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (String name : files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.startsWith("package-info"))
                    .sorted()
                    .toList()) {
                Class<?> type = load(of.getPackageName() + "." + name.substring(0, name.length() - ".class".length()));
                if (isOpen(type.getModifiers())
                        && (type.getEnclosingClass() == null
                                || isOpen(type.getEnclosingClass().getModifiers()))) {
                    types.add(type);
                }
            }
        }
        return types;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(name, e);
        }
    }

    private static void add(Class<?> type, List<String> lines) {
        lines.add(type.toGenericString());
        Set<String> members = new TreeSet<>();
        for (Constructor<?> one : type.getDeclaredConstructors()) {
            add(one, members);
        }
        for (Method one : type.getDeclaredMethods()) {
            add(one, members);
        }
        for (Field one : type.getDeclaredFields()) {
            add(one, members);
        }
        members.forEach(member -> lines.add("    " + member));
    }

    private static <M extends AccessibleObject & Member> void add(M member, Set<String> members) {
        // What the compiler or a coverage tool put there is nobody's.
        if (isOpen(member.getModifiers()) && !member.isSynthetic()) {
            members.add(words(member));
        }
    }

    private static String words(Member member) {
        if (member instanceof Method method) {
            return method.toGenericString();
        }
        return member instanceof Constructor<?> made ? made.toGenericString() : ((Field) member).toGenericString();
    }

    private static boolean isOpen(int modifiers) {
        return (modifiers & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0;
    }
}
