package dev.patchtwin.gate.compile;

import dev.patchtwin.check.load.CompilerErrors;
import dev.patchtwin.patch.tree.TreeException;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles the model factories of a snapshot, and whatever they need of its sources. */
public final class ModelCompiler {
    /**
     * Without names of variables and numbers of lines, which no model can see, so that a revision that changes only these
     * compiles to the very same classes.
     */
    private static final List<String> OPTIONS =
            List.of("-proc:none", "-g:none", "-implicit:class", "-Xprefer:source", "-nowarn", "-Xlint:none");

    private final List<Path> libraries;

    /** @param libraries jars and folders of classes that the sources need beside those of this program */
    public ModelCompiler(List<Path> libraries) {
        this.libraries = List.copyOf(libraries);
    }

    /**
     * Compiles.
     *
     * @param revision how messages call the revision; empty where its files are those on disk
     * @throws CompileException when the sources have errors, or there is no compiler
     */
    public Compiled compile(Sources sources, String revision) throws CompileException {
        try {
            List<String> factories = sources.factories();
            if (factories.isEmpty()) {
                return Compiled.nothing(sources);
            }
            return compile(sources, factories, revision);
        } catch (TreeException e) {
            throw new CompileException(List.of(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Compiled compile(Sources sources, List<String> factories, String revision)
            throws CompileException, TreeException, IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new CompileException(List.of(CompilerErrors.noCompiler()));
        }
        List<TreeFiles.Source> units = units(sources, factories, revision);
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager platform =
                        compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8);
                TreeFiles files = new TreeFiles(withLibraries(platform), sources)) {
            if (compile(compiler, files, diagnostics, units)
                    // A class may stand in a file that is called otherwise, where only who reads all of them finds it.
                    || compile(compiler, files, new DiagnosticCollector<>(), files.all())) {
                return new Compiled(sources, factories, files.made(), files.origins(), files.asked());
            }
            throw new CompileException(CompilerErrors.lines(diagnostics, file -> name(file, revision)));
        }
    }

    private static boolean compile(
            JavaCompiler compiler,
            TreeFiles files,
            DiagnosticCollector<JavaFileObject> diagnostics,
            List<TreeFiles.Source> units) {
        return compiler.getTask(new StringWriter(), files, diagnostics, OPTIONS, null, units)
                .call();
    }

    private StandardJavaFileManager withLibraries(StandardJavaFileManager platform) throws IOException {
        List<File> path = new ArrayList<>();
        platform.getLocation(StandardLocation.CLASS_PATH).forEach(path::add);
        libraries.forEach(library -> path.add(library.toFile()));
        platform.setLocation(StandardLocation.CLASS_PATH, path);
        return platform;
    }

    private static List<TreeFiles.Source> units(Sources sources, List<String> factories, String revision)
            throws CompileException, TreeException {
        // Several factories may stand in one file, which must be given once.
        SortedMap<String, TreeFiles.Source> units = new TreeMap<>();
        List<String> missing = new ArrayList<>();
        for (String factory : factories) {
            Optional<String> path = sources.fileOf(factory);
            if (path.isPresent()) {
                units.putIfAbsent(path.get(), new TreeFiles.Source(sources, path.get(), factory));
            } else {
                missing.add(place(revision, sources.placeOf(factory)) + ": error: names the model factory " + factory
                        + ", and there is no source of it; add it, or take the name out");
            }
        }
        if (!missing.isEmpty()) {
            throw new CompileException(missing);
        }
        return List.copyOf(units.values());
    }

    private static String name(JavaFileObject file, String revision) {
        return file instanceof TreeFiles.Source source ? place(revision, source.path()) : "";
    }

    /** As git writes a file of a revision. */
    private static String place(String revision, String path) {
        return revision.isEmpty() ? path : revision + ":" + path;
    }
}
