package dev.patchtwin.check.load;

import dev.patchtwin.check.InputException;
import dev.patchtwin.check.IoReason;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Java sources, compiled in memory. */
final class CompiledSources {
    private static final List<String> OPTIONS =
            List.of("-proc:none", "-implicit:class", "-g", "-nowarn", "-Xlint:none");

    private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

    private CompiledSources() {}

    /**
     * Compiles what the service files of these folders name, and whatever that needs of the sources.
     *
     * @param libraries jars and folders of classes that they may need besides this program
     * @throws InputException when they have errors, a service file names what has no source, or this Java has no compiler
     */
    static CompiledSources of(List<Path> folders, List<Path> libraries) throws InputException {
        CompiledSources compiled = new CompiledSources();
        if (folders.isEmpty()) {
            return compiled;
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new InputException(CompilerErrors.noCompiler());
        }
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
            List<File> path = new ArrayList<>();
            files.getLocation(StandardLocation.CLASS_PATH).forEach(path::add);
            libraries.forEach(library -> path.add(library.toFile()));
            files.setLocation(StandardLocation.CLASS_PATH, path);
            files.setLocation(
                    StandardLocation.SOURCE_PATH,
                    folders.stream().map(Path::toFile).toList());
            Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(Services.sources(folders));
            if (!units.iterator().hasNext()) {
                return compiled;
            }
            if (!compiler.getTask(new StringWriter(), compiled.keeping(files), diagnostics, OPTIONS, null, units)
                    .call()) {
                throw new InputException(CompilerErrors.lines(diagnostics, JavaFileObject::getName));
            }
        } catch (IOException e) {
            throw new InputException("patchtwin: error: the models could not be compiled (" + IoReason.of(e) + ")");
        }
        return compiled;
    }

    private JavaFileManager keeping(JavaFileManager files) {
        return new ForwardingJavaFileManager<>(files) {
            @Override
            public JavaFileObject getJavaFileForOutput(
                    Location location, String className, JavaFileObject.Kind kind, @Nullable FileObject sibling) {
                return new SimpleJavaFileObject(
                        URI.create("made:///" + className.replace('.', '/') + kind.extension), kind) {
                    @Override
                    public OutputStream openOutputStream() {
                        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                        classes.put(className, bytes);
                        return bytes;
                    }
                };
            }
        };
    }

    /** Returns a class as the compiler made it; null when it made none of this name. */
    byte @Nullable [] bytes(String className) {
        ByteArrayOutputStream bytes = classes.get(className);
        return bytes == null ? null : bytes.toByteArray();
    }
}
