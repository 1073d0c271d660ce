package dev.patchtwin.kvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.data.SessionInfoStore;
import org.jacoco.core.instr.Instrumenter;
import org.jacoco.core.runtime.LoggerRuntime;
import org.jacoco.core.runtime.RuntimeData;

/** Loads the KVM models once more, in a form that counts which of their branches are taken. */
final class CountingLoader extends ClassLoader {
    private static final String MODELS = "dev.patchtwin.kvm.";
    private static final Path CLASSES = Paths.get("target/classes");

    private final LoggerRuntime runtime = new LoggerRuntime();
    private final RuntimeData data = new RuntimeData();
    private final Instrumenter instrumenter = new Instrumenter(runtime);

    CountingLoader() throws Exception {
        super(CountingLoader.class.getClassLoader());
        runtime.startup(data);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        Path file = CLASSES.resolve(name.replace('.', '/') + ".class");
        if (!name.startsWith(MODELS) || !Files.exists(file)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name, file);
        }
    }

    private Class<?> define(String name, Path file) throws ClassNotFoundException {
        try {
            byte[] counting = instrumenter.instrument(Files.readAllBytes(file), name);
            return defineClass(name, counting, 0, counting.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    /** Returns what was taken and what was not, for every class of the models, whether or not it was ever loaded. */
    CoverageBuilder coverage() throws IOException {
        ExecutionDataStore taken = new ExecutionDataStore();
        data.collect(taken, new SessionInfoStore(), false);
        CoverageBuilder coverage = new CoverageBuilder();
        Analyzer analyzer = new Analyzer(taken, coverage);
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(CLASSES.resolve(MODELS.replace('.', '/')))) {
            all.filter(f -> f.toString().endsWith(".class")).forEach(files::add);
        }
        for (Path file : files) {
            analyzer.analyzeClass(Files.readAllBytes(file), file.toString());
        }
        return coverage;
    }
}
