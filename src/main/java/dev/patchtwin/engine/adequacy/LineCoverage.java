package dev.patchtwin.engine.adequacy;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.IClassCoverage;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.data.SessionInfoStore;
import org.jacoco.core.instr.Instrumenter;
import org.jacoco.core.runtime.LoggerRuntime;
import org.jacoco.core.runtime.RuntimeData;

/** Which lines of models were executed, of models that were made by {@link #loader}. */
public final class LineCoverage {
    private final LoggerRuntime runtime = new LoggerRuntime();
    private final RuntimeData data = new RuntimeData();
    private final Instrumenter instrumenter = new Instrumenter(runtime);
    private final Map<String, byte[]> loaded = new ConcurrentHashMap<>();
    private final ModelLoader loader;

    /** @param parent where the classes are found */
    public LineCoverage(ClassLoader parent) {
        try {
            runtime.startup(data);
        } catch (Exception e) {
            throw new IllegalStateException("lines cannot be counted: " + e, e);
        }
        loader = new ModelLoader(parent, (name, bytes) -> {
            loaded.put(name, bytes);
            return instrumenter.instrument(bytes, name);
        });
    }

    /** Returns the loader whose models are counted. */
    public ModelLoader loader() {
        return loader;
    }

    /**
     * Ends counting, and returns for each class the lines that were executed.
     *
     * @throws IOException when a class cannot be analysed
     */
    public Map<String, Lines> executed() throws IOException {
        ExecutionDataStore taken = new ExecutionDataStore();
        data.collect(taken, new SessionInfoStore(), false);
        runtime.shutdown();
        CoverageBuilder coverage = new CoverageBuilder();
        Analyzer analyzer = new Analyzer(taken, coverage);
        for (Map.Entry<String, byte[]> each : loaded.entrySet()) {
            analyzer.analyzeClass(each.getValue(), each.getKey());
        }
        Map<String, Lines> lines = new HashMap<>();
        for (IClassCoverage each : coverage.getClasses()) {
            lines.put(
                    each.getName().replace('/', '.'),
                    line -> each.getLine(line).getInstructionCounter().getCoveredCount() > 0);
        }
        return lines;
    }

    /** The lines of a class. */
    @FunctionalInterface
    public interface Lines {
        /** Tells whether anything on a line was executed. */
        boolean contain(int line);
    }
}
