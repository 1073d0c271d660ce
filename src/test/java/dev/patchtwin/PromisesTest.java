package dev.patchtwin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** A promise that names a test has one. */
class PromisesTest {
    private static final Path CLASSES = Path.of("target", "test-classes");
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*Test)(?:\\.(\\w+))?`");

    private static Optional<Class<?>> type(String name) throws IOException, ClassNotFoundException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(CLASSES)) {
            files = all.filter(file -> file.endsWith(name + ".class")).toList();
        }
        if (files.size() != 1) {
            return Optional.empty();
        }
        String full =
                CLASSES.relativize(files.get(0)).toString().replace('/', '.').replaceFirst("\\.class$", "");
        return Optional.of(Class.forName(full, false, PromisesTest.class.getClassLoader()));
    }

    private static boolean isThere(String test) throws IOException, ClassNotFoundException {
        Matcher named = NAMED.matcher(test);
        if (!named.matches()) {
            return false;
        }
        Optional<Class<?>> type = type(named.group(1));
        return type.isPresent()
                && (named.group(2) == null
                        || Stream.of(type.get().getDeclaredMethods())
                                .anyMatch(method -> method.getName().equals(named.group(2))
                                        && AnnotationSupport.isAnnotated(method, Testable.class)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/threat-model.md", "docs/hard-to-break.md", "docs/supply-chain.md"})
    void everyTestThatIsNamedIsThere(String document) throws Exception {
        List<String> missing = new ArrayList<>();
        Matcher named = NAMED.matcher(Files.readString(Path.of(document)));
        int count = 0;
        while (named.find()) {
            count++;
            if (!isThere(named.group())) {
                missing.add(named.group());
            }
        }
        assertThat(missing).isEmpty();
        assertThat(count).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/threat-model.md", "docs/hard-to-break.md"})
    void everyRowOfATableNamesATest(String document) throws IOException {
        List<String> without = Files.readAllLines(Path.of(document)).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| ---") && !line.contains("| test |"))
                .filter(line -> !NAMED.matcher(line).find())
                .toList();
        assertThat(without).isEmpty();
    }

    @Test
    void whatIsNoTestIsNotTakenForOne() throws Exception {
        assertThat(isThere("`PromisesTest.whatIsNoTestIsNotTakenForOne`")).isTrue();
        assertThat(isThere("`PromisesTest`")).isTrue();
        assertThat(isThere("`PromisesTest.isThere`")).isFalse();
        assertThat(isThere("`PromisesTest.nothing`")).isFalse();
        assertThat(isThere("`NoSuchTest`")).isFalse();
    }
}
