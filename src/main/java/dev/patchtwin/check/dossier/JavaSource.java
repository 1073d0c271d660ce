package dev.patchtwin.check.dossier;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocSourcePositions;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.Writer;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** A source as the Java compiler reads it, and the code of what is declared in it. */
final class JavaSource {
    private static final List<String> OPTIONS = List.of("-proc:none");
    private static final String DOC_COMMENT = "/**";

    private final String path;
    private final String text;
    private final CompilationUnitTree unit;
    private final DocTrees trees;

    private JavaSource(String path, String text, CompilationUnitTree unit, DocTrees trees) {
        this.path = path;
        this.text = text;
        this.unit = unit;
        this.trees = trees;
    }

    /**
     * Reads a source; of one with mistakes as much as can be read.
     *
     * @param path from the root of the sources
     * @return nothing when the compiler cannot read it at all
     */
    static Optional<JavaSource> parse(JavaCompiler compiler, String path, String text) {
        List<JavaFileObject> sources = List.of(new Text(path, text));
        JavaCompiler.CompilationTask task =
                compiler.getTask(Writer.nullWriter(), null, diagnostic -> {}, OPTIONS, null, sources);
        try {
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : ((JavacTask) task).parse()) {
                return Optional.of(new JavaSource(path, text, unit, trees));
            }
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory can be read", e);
        }
        return Optional.empty();
    }

    /** Returns the code of a whole type, if it is declared here. */
    Optional<FunctionTwin.JavaCode> type(Class<?> type) {
        return tree(type).flatMap(tree -> code(name(type), tree));
    }

    /** Returns the code of a method, if it is declared here. */
    Optional<FunctionTwin.JavaCode> method(Method method) {
        return members(method.getDeclaringClass(), MethodTree.class)
                .filter(tree -> tree.getName().contentEquals(method.getName()) && Parameters.same(tree, method))
                .findFirst()
                .flatMap(tree -> code(name(method.getDeclaringClass()) + "." + method.getName(), tree));
    }

    /** Returns the code of a field, if it is declared here. */
    Optional<FunctionTwin.JavaCode> field(Field field) {
        return members(field.getDeclaringClass(), VariableTree.class)
                .filter(tree -> tree.getName().contentEquals(field.getName()))
                .findFirst()
                .flatMap(tree -> code(name(field.getDeclaringClass()) + "." + field.getName(), tree));
    }

    private static String name(Class<?> type) {
        Class<?> around = type.getEnclosingClass();
        return around == null ? type.getSimpleName() : name(around) + "." + type.getSimpleName();
    }

    private Optional<ClassTree> tree(Class<?> type) {
        Class<?> around = type.getEnclosingClass();
        Stream<ClassTree> trees =
                around == null ? only(ClassTree.class, unit.getTypeDecls()) : members(around, ClassTree.class);
        return trees.filter(tree -> tree.getSimpleName().contentEquals(type.getSimpleName()))
                .findFirst();
    }

    private <T extends Tree> Stream<T> members(Class<?> type, Class<T> kind) {
        return tree(type).stream().flatMap(tree -> only(kind, tree.getMembers()));
    }

    private static <T extends Tree> Stream<T> only(Class<T> kind, List<? extends Tree> trees) {
        return trees.stream().filter(kind::isInstance).map(kind::cast);
    }

    private Optional<FunctionTwin.JavaCode> code(String name, Tree tree) {
        DocSourcePositions positions = trees.getSourcePositions();
        long start = positions.getStartPosition(unit, tree);
        DocCommentTree comment = trees.getDocCommentTree(trees.getPath(unit, tree));
        if (comment != null) {
            // Its place is that of its first word.
            long word = positions.getStartPosition(unit, comment, comment);
            long opening = text.lastIndexOf(DOC_COMMENT, (int) word);
            start = opening >= 0 ? opening : start;
        }
        // With the first line's indentation all lines can be moved to the left together.
        int line = (int) unit.getLineMap().getLineNumber(start);
        int from = (int) unit.getLineMap().getStartPosition(line);
        int to = (int) positions.getEndPosition(unit, tree);
        // Where the source has mistakes, the compiler may not know where something ends.
        return to < from
                ? Optional.empty()
                : Optional.of(new FunctionTwin.JavaCode(
                        name, path, line, text.substring(from, to).stripIndent()));
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String path, String text) {
            super(URI.create("string:///" + path), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
