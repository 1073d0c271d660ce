package dev.patchtwin.check.dossier;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.PatchSummary;
import dev.patchtwin.model.KernelFunction;
import dev.patchtwin.model.ModelFactory;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;

/** Lays the models' code for a function beside it: whatever claims with {@link KernelFunction} to stand for it. */
final class FunctionTwins {
    private final Optional<JavaCompiler> compiler;
    private final Path root;
    private final Map<Class<?>, Optional<JavaSource>> sources = new HashMap<>();

    private FunctionTwins(Optional<JavaCompiler> compiler, Path root) {
        this.compiler = compiler;
        this.root = root;
    }

    /**
     * Returns a twin for each function.
     *
     * @param compiler reads the sources; without one the twins have no code
     * @param root below which sources are looked for that are not packed with the classes
     */
    static List<FunctionTwin> of(
            Bundle bundle, List<PatchSummary.Touched> touched, Optional<JavaCompiler> compiler, Path root) {
        FunctionTwins twins = new FunctionTwins(compiler, root);
        return touched.stream()
                .map(one -> new FunctionTwin(
                        one,
                        twins.code(bundle.before(), one.before(), one.file()),
                        twins.code(bundle.after(), one.after(), one.file())))
                .toList();
    }

    private List<FunctionTwin.JavaCode> code(ModelFactory model, Optional<String> name, String file) {
        List<FunctionTwin.JavaCode> code = new ArrayList<>();
        for (Class<?> type : name.isPresent() ? model.patched() : List.<Class<?>>of()) {
            elements(type)
                    .filter(element -> claims(element, name.get(), file))
                    .flatMap(element -> code(type, element).stream())
                    .sorted(Comparator.comparingInt(FunctionTwin.JavaCode::line))
                    .forEach(code::add);
        }
        return code;
    }

    /** Returns what can claim something; not what the compiler has added, which repeats the claims of what it stands for. */
    private static Stream<AnnotatedElement> elements(Class<?> type) {
        Stream<Method> methods = Stream.of(type.getDeclaredMethods()).filter(method -> !method.isSynthetic());
        return Stream.concat(Stream.of(type), Stream.concat(methods, Stream.of(type.getDeclaredFields())));
    }

    private static boolean claims(AnnotatedElement element, String name, String file) {
        KernelFunction claim = element.getAnnotation(KernelFunction.class);
        return claim != null && claim.value().equals(name) && claim.file().equals(file);
    }

    private Optional<FunctionTwin.JavaCode> code(Class<?> type, AnnotatedElement element) {
        Optional<JavaSource> source = sources.computeIfAbsent(outermost(type), this::source);
        if (element instanceof Method method) {
            return source.flatMap(s -> s.method(method));
        }
        return element instanceof Field field ? source.flatMap(s -> s.field(field)) : source.flatMap(s -> s.type(type));
    }

    private Optional<JavaSource> source(Class<?> outermost) {
        String file = outermost.getName().replace('.', '/') + ".java";
        return compiler.flatMap(
                javac -> ModelSources.text(outermost, file, root).flatMap(text -> JavaSource.parse(javac, file, text)));
    }

    private static Class<?> outermost(Class<?> type) {
        Class<?> around = type.getEnclosingClass();
        return around == null ? type : outermost(around);
    }
}
