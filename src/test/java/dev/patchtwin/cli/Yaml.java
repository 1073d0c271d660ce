package dev.patchtwin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads the YAML of others. */
final class Yaml {
    private Yaml() {}

    static Map<?, ?> read(Path file) throws IOException {
        return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    }

    /** Returns what a path of keys and indices leads to, which must be there. */
    static Object at(Object node, Object... path) {
        Object here = node;
        for (Object step : path) {
            Object inner = step instanceof Integer i ? ((List<?>) here).get(i) : ((Map<?, ?>) here).get(step);
            here = Objects.requireNonNull(inner, () -> "nothing at " + step);
        }
        return here;
    }
}
