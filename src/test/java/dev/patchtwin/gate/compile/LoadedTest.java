package dev.patchtwin.gate.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.patch.range.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is compiled, what is loaded once and what is loaded twice, on sources of a few lines. */
class LoadedTest {
    private static final String SERVICE = "src/main/resources/META-INF/services/dev.patchtwin.model.ModelFactory";

    /** Files in memory; a content stands for itself. */
    private record Files(SortedMap<String, String> files) implements Snapshot {
        @Override
        public byte[] read(String path) {
            return String.valueOf(files.get(path)).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public SortedMap<String, String> strange() {
            return new TreeMap<>();
        }

        @Override
        public Optional<String> missing() {
            return Optional.empty();
        }

        Files with(String path, String text) {
            SortedMap<String, String> other = new TreeMap<>(files);
            other.put(path, text);
            return new Files(other);
        }

        Files without(String path) {
            SortedMap<String, String> other = new TreeMap<>(files);
            other.remove(path);
            return new Files(other);
        }
    }

    private static String source(String name) {
        return "src/main/java/" + name.replace('.', '/') + ".java";
    }

    private static final String FACTORY = """
            package %1$s;
            import dev.patchtwin.model.*;
            import java.util.*;
            public final class Factory implements ModelFactory {
                public String name() { return "%1$s" + %2$s; }
                public List<Parameter> parameters() { return List.of(); }
                public Model create(Map<String, Integer> world) { return shared.Shared.model(); }
                public List<Class<?>> patched() { return List.of(); }
            }
            """;

    private static final Files BASE = new Files(new TreeMap<>(Map.of(
            SERVICE,
            "# models\none.Factory\r\ntwo.Factory # the other\n",
            source("one.Factory"),
            String.format(FACTORY, "one", "\"\""),
            source("two.Factory"),
            String.format(FACTORY, "two", "tools.Names.SUFFIX"),
            source("tools.Names"),
            "package tools; public class Names { public static final String SUFFIX = \"!\"; }",
            source("shared.Shared"),
            "package shared; public class Shared { public static dev.patchtwin.model.Model model() { return null; } }",
            source("other.NotCompiled"),
            "package other; nonsense")));

    private static Compiled compiled(Files files) throws CompileException {
        return new ModelCompiler(List.of()).compile(sources(files), "");
    }

    private static Sources sources(Files files) {
        return new Sources(files, List.of("src/main/java"));
    }

    private static List<String> names(Loaded loaded) {
        return loaded.models().stream().map(ModelFactory::name).toList();
    }

    @Test
    void onlyWhatModelsNeedIsCompiled() throws CompileException {
        Compiled compiled = compiled(BASE);
        assertThat(compiled.classes()).containsOnlyKeys("one.Factory", "two.Factory", "tools.Names", "shared.Shared");
        assertThat(compiled.filesBehind("one.Factory")).containsExactly(source("one.Factory"), source("shared.Shared"));
        assertThat(names(Loaded.of(compiled, List.of()))).containsExactly("one", "two!");
    }

    /** The constant stands in the class that uses it, and nothing names the class that it comes from. */
    @Test
    void aConstantThatIsInlinedChangesTheClassThatUsesIt() throws CompileException {
        Files changed = BASE.with(
                source("tools.Names"),
                "package tools; public class Names { public static final String SUFFIX = \"?\"; }");
        Compiled old = compiled(BASE);
        Compiled now = compiled(changed);
        assertThat(now.isSame("one.Factory", old, "one.Factory")).isTrue();
        assertThat(now.isSame("two.Factory", old, "two.Factory")).isFalse();
        List<Loaded> both = Loaded.of(old, now, List.of());
        assertThat(names(both.get(0))).containsExactly("one", "two!");
        assertThat(names(both.get(1))).containsExactly("one", "two?");
    }

    @Test
    void whatIsTheSameInBothIsLoadedOnce() throws CompileException {
        Files changed = BASE.with(source("two.Factory"), String.format(FACTORY, "two", "\"+\""));
        List<Loaded> both = Loaded.of(compiled(BASE), compiled(changed), List.of());
        Class<?> oldOne = both.get(0).models().get(0).getClass();
        assertThat(both.get(1).models().get(0).getClass()).isSameAs(oldOne);
        assertThat(both.get(1).models().get(1).getClass())
                .isNotSameAs(both.get(0).models().get(1).getClass());

        Files below = BASE.with(
                source("shared.Shared"),
                "package shared; public class Shared { public static dev.patchtwin.model.Model model() { return model2(); }"
                        + " static dev.patchtwin.model.Model model2() { return null; } }");
        List<Loaded> apart = Loaded.of(compiled(BASE), compiled(below), List.of());
        assertThat(apart.get(1).models().get(0).getClass())
                .isNotSameAs(apart.get(0).models().get(0).getClass());
        assertThat(apart.get(1).models().get(0)).isInstanceOf(ModelFactory.class);
    }

    @Test
    void namesOfVariablesLinesAndWordsAreNotSeen() throws CompileException {
        String other = String.format(FACTORY, "one", "\"\"")
                .replace("world)", "w) /* other words */")
                .replace("public List<Class", "\n\npublic List<Class");
        assertThat(compiled(BASE.with(source("one.Factory"), other))
                        .isSame("one.Factory", compiled(BASE), "one.Factory"))
                .isTrue();
    }

    @Test
    void whatACompilationAskedForTellsWhetherAnotherIsTheSame() throws CompileException {
        Compiled compiled = compiled(BASE);
        String digest = sources(BASE).digest(compiled.asked());
        assertThat(sources(BASE.with(source("other.NotCompiled"), "package other; more"))
                        .digest(compiled.asked()))
                .isEqualTo(digest);
        assertThat(sources(BASE.with(source("other.More"), "package other;")).digest(compiled.asked()))
                .isEqualTo(digest);
        // A class that is new in a package which was looked into may be found first.
        for (String path : List.of(source("one.String"), source("shared.Other"), source("tools.Names"), SERVICE)) {
            assertThat(sources(BASE.with(path, "package x;")).digest(compiled.asked()))
                    .as(path)
                    .isNotEqualTo(digest);
        }
        assertThat(sources(BASE.without(source("tools.Names"))).digest(compiled.asked()))
                .isNotEqualTo(digest);
    }

    @Test
    void whatCannotBeCompiledOrMadeIsSaidWithItsPlace() {
        assertThatThrownBy(() ->
                        compiled(BASE.with(source("one.Factory"), "package one;\nclass Factory {\n  int x = \"\";\n}")))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining(source("one.Factory") + ":3: error: incompatible types");
        assertThatThrownBy(() -> compiled(BASE.with(SERVICE, "gone.Factory\n")))
                .hasMessageContaining(
                        SERVICE + ":1: error: names the model factory gone.Factory, and there is no source of it");
        assertThatThrownBy(() -> Loaded.of(compiled(BASE.with(SERVICE, "shared.Shared\n")), List.of()))
                .hasMessageContaining("the model factory shared.Shared cannot be made");
    }

    @Test
    void aRevisionWithoutModelsHasNone() throws CompileException {
        assertThat(Loaded.of(compiled(BASE.without(SERVICE)), List.of()).models())
                .isEmpty();
    }
}
