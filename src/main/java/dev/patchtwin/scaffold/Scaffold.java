package dev.patchtwin.scaffold;

import dev.patchtwin.check.InputException;
import dev.patchtwin.check.IoReason;
import dev.patchtwin.check.Models;
import dev.patchtwin.check.Workspace;
import dev.patchtwin.check.golden.FileSet;
import dev.patchtwin.check.golden.GoldenAdd;
import dev.patchtwin.check.load.ModelLoading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A new bundle that is to be written.
 *
 * @param layout what it consists of
 * @param root the folder that gets {@code patches/}, {@code golden/} and the sources
 * @param mail the patch, as it was given
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Scaffold(Layout layout, Path root, byte[] mail) {
    /** Where the sources of models lie below the root. */
    public static final String SOURCES = "src/main/java";

    private static final String SERVICE = "src/main/resources/META-INF/services/dev.patchtwin.model.ModelFactory";
    private static final String GOLDEN = "first-calls";
    private static final int MOST_OBJECTS = 8;

    /** Returns the file with the contract. */
    public Path contract() {
        return bundle().resolve("twin.yaml");
    }

    private Path bundle() {
        return root.resolve("patches").resolve(layout.id());
    }

    /** Returns the file that has the methods of one side in it. */
    public Path side(boolean isAfter) {
        return source(SOURCES, isAfter ? "After" : "Before");
    }

    /** Returns the file with the world that both sides share. */
    public Path model() {
        return source(SOURCES, "Model");
    }

    private Path source(String sources, String name) {
        return root.resolve(sources).resolve(layout.folder()).resolve(layout.prefix() + name + ".java");
    }

    /**
     * Writes all files, each wholly, or none; then makes the models and the first golden trace of them.
     *
     * @return what was written, in order
     * @throws InputException when one of them is there already, or cannot be written
     */
    public List<Path> write() throws InputException {
        Map<Path, byte[]> files = files();
        for (Path file : files.keySet()) {
            if (Files.exists(file)) {
                throw new InputException(
                        file + ": error: is there already, and nothing is ever written over; give the bundle"
                                + " another name, or its models another package with --package");
            }
        }
        FileSet set = new FileSet();
        files.forEach(set::add);
        set.add(root.resolve(SERVICE), service().getBytes(StandardCharsets.UTF_8));
        set.write();
        List<Path> written = new ArrayList<>(files.keySet());
        written.add(root.resolve(SERVICE));
        written.addAll(golden());
        return written;
    }

    private Map<Path, byte[]> files() {
        Templates templates = new Templates(layout);
        Map<Path, byte[]> files = new LinkedHashMap<>();
        files.put(contract(), templates.of("twin.yaml"));
        files.put(bundle().resolve(layout.mail()), mail);
        files.put(model(), templates.of("Model.java"));
        files.put(side(false), templates.side(false));
        files.put(side(true), templates.side(true));
        files.put(source(SOURCES, "Factory"), templates.of("Factory.java"));
        files.put(source("src/test/java", "Test"), templates.of("Test.java"));
        if (!Files.exists(root.resolve("pom.xml"))) {
            files.put(root.resolve("pom.xml"), templates.of("pom.xml"));
        }
        return files;
    }

    /** Returns the service file with both models in it, behind those that are there. */
    private String service() throws InputException {
        Path file = root.resolve(SERVICE);
        String there = "";
        try {
            there = Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new InputException(file + ": error: cannot be read (" + IoReason.of(e) + ")");
        }
        String factory = layout.packageName() + "." + layout.prefix() + "Factory";
        return there + (there.isEmpty() || there.endsWith("\n") ? "" : "\n") + factory + "$Before\n" + factory
                + "$After\n";
    }

    private List<Path> golden() throws InputException {
        Path sources = root.resolve(SOURCES);
        Models models = Models.installed().under(ModelLoading.of(List.of(sources)));
        Workspace workspace = new Workspace(root, true, List.of(sources), models);
        Path trace = root.resolve("target").resolve(layout.id() + "-" + GOLDEN + ".trace");
        FileSet set = new FileSet();
        set.add(trace, trace().getBytes(StandardCharsets.UTF_8));
        set.write();
        GoldenAdd added = GoldenAdd.plan(trace, Optional.of(GOLDEN), workspace);
        added.write();
        try {
            Files.delete(trace);
        } catch (IOException e) {
            throw new InputException(trace + ": error: cannot be removed (" + IoReason.of(e) + ")");
        }
        return List.of(added.golden().trace(), added.golden().expected());
    }

    /** Takes an object into use for each function, and calls the function on it. */
    private String trace() {
        int objects = Math.min(MOST_OBJECTS, layout.parts().size());
        StringBuilder text =
                new StringBuilder("# patchtwin trace 1\nbundle " + layout.id() + "\nworld objects=" + objects + "\n");
        for (int object = 0; object < objects; object++) {
            text.append("take object=").append(object).append('\n');
            text.append("call function=").append(layout.parts().get(object).label());
            text.append(" object=").append(object).append('\n');
        }
        return text.toString();
    }
}
