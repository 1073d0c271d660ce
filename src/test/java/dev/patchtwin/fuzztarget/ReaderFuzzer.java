package dev.patchtwin.fuzztarget;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the fuzzing engine calls; the system property {@code patchtwin.reader} says which reader it feeds,
 * or which, with a plus sign between their names.
 */
public final class ReaderFuzzer {
    /** The system property. */
    static final String READER = "patchtwin.reader";

    private static @Nullable ReaderTarget standard;

    private ReaderFuzzer() {}

    /** Called by the engine, for every input. */
    public static void fuzzerTestOneInput(byte[] data) throws Exception {
        if (standard == null) {
            standard = named(System.getProperty(READER, ""));
        }
        standard.read(data);
    }

    /** Returns all targets there are, by their names. */
    static List<ReaderTarget> all() {
        return ServiceLoader.load(ReaderTarget.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    /** Returns the target of this name; {@link SabotagedReader} is none of them all, and has one too. */
    static ReaderTarget named(String name) {
        if (name.contains(SeveralReaders.AND)) {
            return new SeveralReaders(
                    Stream.of(name.split("\\+", -1)).map(ReaderFuzzer::named).toList());
        }
        SabotagedReader sabotaged = new SabotagedReader();
        return name.equals(sabotaged.name())
                ? sabotaged
                : all().stream()
                        .filter(target -> target.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("there is no reader '" + name + "'"));
    }
}
