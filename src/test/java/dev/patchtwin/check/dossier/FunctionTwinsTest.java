package dev.patchtwin.check.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Bundles;
import dev.patchtwin.check.PatchSummary;
import dev.patchtwin.check.toy.ToyBefore;
import dev.patchtwin.check.toy.ToyFactory;
import dev.patchtwin.model.ModelFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionTwinsTest {
    private static final Path HOUSE = Path.of("src/test/resources/house");
    private static final Path HERE = Path.of("src/test/java");
    private static final String CLAIMERS = "dev/patchtwin/check/dossier/Claimers.java";
    private static final String TOY = "dev/patchtwin/check/toy/ToyBefore.java";
    private static final Optional<JavaCompiler> COMPILER = Optional.ofNullable(ToolProvider.getSystemJavaCompiler());

    @TempDir
    Path root;

    /** Puts a source of the tests where those of models are looked for. */
    private Path place(String file) throws Exception {
        Path to = root.resolve("src/main/java").resolve(file);
        Files.createDirectories(to.getParent());
        return Files.copy(HERE.resolve(file), to);
    }

    private FunctionTwin twin(String before, String after, Optional<JavaCompiler> compiler) throws Exception {
        ModelFactory claimers = new ToyFactory("claimers", Claimers.class, ToyBefore::new) {
            @Override
            public List<Class<?>> patched() {
                return List.of(Claimers.class, Claimers.Inner.class, Claimers.Inner.Innermost.class);
            }
        };
        Bundle bundle = new Bundles(HOUSE).read("toy").withModels(new ToyFactory.Before(), claimers);
        PatchSummary.Touched touched = new PatchSummary.Touched(
                Claimers.FILE,
                Optional.of(before).filter(name -> !name.isEmpty()),
                Optional.of(after).filter(name -> !name.isEmpty()));
        List<FunctionTwin> twins = FunctionTwins.of(bundle, List.of(touched), compiler, root);
        assertThat(twins).hasSize(1);
        assertThat(twins.get(0).touched()).isEqualTo(touched);
        return twins.get(0);
    }

    private FunctionTwin.JavaCode only(String claimed) throws Exception {
        List<FunctionTwin.JavaCode> code = twin("", claimed, COMPILER).after();
        assertThat(code).hasSize(1);
        return code.get(0);
    }

    @Test
    void aMethodIsShownWithItsJavadocItsAnnotationsAndItsBody() throws Exception {
        place(CLAIMERS);
        FunctionTwin.JavaCode code = only("takes_list");
        assertThat(code.name()).isEqualTo("Claimers.overloaded");
        assertThat(code.file()).isEqualTo(CLAIMERS);
        assertThat(code.text()).isEqualTo("""
                /**
                 * Takes a list.
                 *
                 * @param list indented
                 *     further
                 */
                @KernelFunction(value = "takes_list", file = FILE)
                static int overloaded(List<String> list, int... more) {
                    if (list.isEmpty()) {
                        return more.length;
                    }
                    return 1;
                }""");
        List<String> lines = Files.readAllLines(HERE.resolve(CLAIMERS));
        assertThat(lines.get(code.line() - 1)).isEqualTo("    /**");
        assertThat(lines.get(code.line())).isEqualTo("     * Takes a list.");
    }

    @Test
    void ofSeveralMethodsOfOneNameTheRightOneIsShown() throws Exception {
        place(CLAIMERS);
        assertThat(only("takes_map").text()).isEqualTo("""
                @KernelFunction(value = "takes_map", file = FILE)
                static int overloaded(Map<String, Integer> map, int[] more) {
                    return map.size() + more.length;
                }""");
        assertThat(only("takes_any").text()).contains("return one.compareTo(others[0]);");
    }

    @Test
    void whatIsNestedIsFoundAndWhatTheCompilerAddsIsNot() throws Exception {
        place(CLAIMERS);
        FunctionTwin.JavaCode compares = only("compares");
        assertThat(compares.name()).isEqualTo("Claimers.Inner.Innermost.compare");
        assertThat(compares.text()).startsWith("@Override\n@KernelFunction").endsWith("}");
    }

    @Test
    void aTypeIsShownWholeAndAFieldAlone() throws Exception {
        place(CLAIMERS);
        FunctionTwin.JavaCode type = only("a_type");
        assertThat(type.name()).isEqualTo("Claimers.Inner");
        assertThat(type.text())
                .startsWith("/** A type of its own. */\n@KernelFunction")
                .contains("\n    int other = 2;\n")
                .endsWith("\n}");
        List<FunctionTwin.JavaCode> field = twin("", "a_field", COMPILER).after();
        assertThat(field)
                .extracting(FunctionTwin.JavaCode::name)
                .containsExactly("Claimers.Inner.field", "Claimers.Inner.Innermost.alsoClaimsTheField");
        assertThat(field.get(0).text()).isEqualTo("""
                /** A field. */
                @KernelFunction(value = "a_field", file = FILE)
                int field = 1;""");
    }

    @Test
    void eachSideIsAskedForTheNameThatTheFunctionHasThere() throws Exception {
        place(CLAIMERS);
        place(TOY);
        FunctionTwin both = twin("toy_reclaim", "takes_map", COMPILER);
        assertThat(both.before()).extracting(FunctionTwin.JavaCode::name).containsExactly("ToyBefore.reclaimFailed");
        assertThat(both.after()).extracting(FunctionTwin.JavaCode::name).containsExactly("Claimers.overloaded");
        assertThat(twin("", "takes_map", COMPILER).before()).isEmpty();
        assertThat(twin("toy_reclaim", "", COMPILER).after()).isEmpty();
        assertThat(twin("takes_map", "toy_reclaim", COMPILER).after()).isEmpty();
    }

    @Test
    void whereThereIsNoSourceOrNoCompilerThereIsNoCode() throws Exception {
        assertThat(twin("toy_reclaim", "takes_map", COMPILER).before()).isEmpty();
        place(TOY);
        assertThat(twin("toy_reclaim", "takes_map", COMPILER).before()).hasSize(1);
        assertThat(twin("toy_reclaim", "takes_map", Optional.empty()).before()).isEmpty();
    }

    @Test
    void ofASourceWithMistakesOrOfAnotherClassThereIsWhatCanBeRead() throws Exception {
        Path source = place(TOY);
        String text = Files.readString(source);
        Files.writeString(source, text.replace("reclaimFailed(int page", "reclaimFailed(long page"));
        assertThat(twin("toy_reclaim", "", COMPILER).before()).isEmpty();
        Files.writeString(source, text.substring(0, text.lastIndexOf("}")));
        assertThat(twin("toy_reclaim", "", COMPILER).before()).hasSize(1);
        Files.writeString(source, "no Java {");
        assertThat(twin("toy_reclaim", "", COMPILER).before()).isEmpty();
        Files.writeString(source, "");
        assertThat(twin("toy_reclaim", "", COMPILER).before()).isEmpty();
    }
}
