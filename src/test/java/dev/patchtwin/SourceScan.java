package dev.patchtwin;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Reads Java sources with the JDK's own parser and measures their methods. */
final class SourceScan {
    /**
     * A method or constructor with a body.
     *
     * @param place file and first line, {@code Foo.java:12}
     * @param name its name
     * @param lines lines from the one with its result type to its closing brace; Javadoc and annotations do not count
     */
    record Method(String place, String name, int lines) {}

    private SourceScan() {}

    /** Returns all Java files below a folder, in order of their paths; none when there is no such folder. */
    static List<Path> javaFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the number of lines of a file. */
    static int lines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the methods of the files. */
    static List<Method> methods(List<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Method> methods = new ArrayList<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new MethodScanner(unit, positions, methods).scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return methods;
    }

    private static final class MethodScanner extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<Method> methods;

        MethodScanner(CompilationUnitTree unit, SourcePositions positions, List<Method> methods) {
            this.unit = unit;
            this.positions = positions;
            this.methods = methods;
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            BlockTree body = method.getBody();
            if (body != null) {
                long first = line(positions.getStartPosition(unit, signature(method)));
                long last = line(positions.getEndPosition(unit, body));
                String file =
                        Path.of(unit.getSourceFile().toUri()).getFileName().toString();
                methods.add(new Method(file + ":" + first, method.getName().toString(), (int) (last - first + 1)));
            }
            return super.visitMethod(method, null);
        }

        private static Tree signature(MethodTree method) {
            return method.getReturnType() == null ? method.getBody() : method.getReturnType();
        }

        private long line(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }
}
