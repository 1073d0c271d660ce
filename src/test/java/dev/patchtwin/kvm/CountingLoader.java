package dev.patchtwin.kvm;

import dev.patchtwin.model.ModelFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.IClassCoverage;
import org.jacoco.core.analysis.IMethodCoverage;
import org.jacoco.core.data.ExecutionData;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.data.SessionInfoStore;
import org.jacoco.core.instr.Instrumenter;
import org.jacoco.core.runtime.LoggerRuntime;
import org.jacoco.core.runtime.RuntimeData;

/** Loads the KVM models once more, in a form that counts which of their branches are taken. */
final class CountingLoader extends ClassLoader {
    private static final String MODELS = "dev.patchtwin.kvm.";
    /**
     * What stands beside the models, and is no part of them: to be planted in them, to draw them, or to hold them against the
     * patch's own C; and the models of other bundles.
     */
    private static final Pattern BESIDE = Pattern.compile("Mutants|MutantRow|MutantModel$|[.]Peek$|[.]Parts$"
            + "|[.]Drawing$|[.]Notes$|[.]PageLooks$"
            + "|^(renamed|kept|merged|pamt)[.]"
            + "|^foreign[.]|[.]FunctionCase$|[.]FunctionModel$|[.]Stage$|[.](Before|After)Functions$");

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

    /** Returns the factory of a model, loaded here, by the end of its class's name: {@code before.BeforeFactory}. */
    ModelFactory factory(String name) throws Exception {
        return (ModelFactory)
                loadClass(MODELS + name).getDeclaredConstructor().newInstance();
    }

    /** Returns what was taken since the last call: for each class its places, true for one that was taken. */
    Map<ExecutionData, boolean[]> taken() {
        ExecutionDataStore store = new ExecutionDataStore();
        data.collect(store, new SessionInfoStore(), false);
        Map<ExecutionData, boolean[]> taken = new HashMap<>();
        // Collected are not copies but what goes on being counted in.
        store.getContents().forEach(each -> taken.put(each, each.getProbes().clone()));
        data.reset();
        return taken;
    }

    /** Returns what was taken and what was not, for every class of the models, whether or not it was ever loaded. */
    CoverageBuilder coverage() throws IOException {
        ExecutionDataStore taken = new ExecutionDataStore();
        data.collect(taken, new SessionInfoStore(), false);
        return coverage(taken);
    }

    /** Returns the same for a run that took what is given. */
    static CoverageBuilder coverage(ExecutionDataStore taken) throws IOException {
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

    /**
     * Returns how many branches were missed in each method of the models; methods without any are left out, and so is what
     * stands beside the models.
     */
    static Map<String, Integer> missed(CoverageBuilder coverage) {
        Map<String, Integer> missed = new TreeMap<>();
        for (IClassCoverage each : coverage.getClasses()) {
            String name = each.getName().replace('/', '.').substring(MODELS.length());
            if (BESIDE.matcher(name).find()) {
                continue;
            }
            for (IMethodCoverage method : each.getMethods()) {
                int count = method.getBranchCounter().getMissedCount();
                if (count > 0) {
                    missed.merge(name + "." + method.getName(), count, Integer::sum);
                }
            }
        }
        return missed;
    }

    /** Reads a list of methods with the number of branches that are not taken in each. */
    static Map<String, Integer> listed(String resource) throws IOException {
        Map<String, Integer> listed = new TreeMap<>();
        try (InputStream text = Objects.requireNonNull(CountingLoader.class.getResourceAsStream(resource))) {
            for (String line : new String(text.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    int blank = line.indexOf(' ');
                    listed.put(line.substring(0, blank), Integer.parseInt(line.substring(blank + 1)));
                }
            }
        }
        return listed;
    }
}
