package dev.patchtwin.cli;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The files for CI systems, which a command writes in the end, whatever came of it. */
final class CiOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private CommandSpec spec;

    @Option(
            names = "--junit",
            paramLabel = "FILE",
            description =
                    "Write the result as JUnit XML, too; - writes it to the standard output in place of the text.")
    private @Nullable String junit;

    @Option(names = "--sarif", paramLabel = "FILE", description = "The same as SARIF 2.1.0.")
    private @Nullable String sarif;

    @Option(names = "--ktap", paramLabel = "FILE", description = "The same as KTAP, the kernel's own test protocol.")
    private @Nullable String ktap;

    @Option(names = "--summary", paramLabel = "FILE", description = "The same as a page of Markdown.")
    private @Nullable String summary;

    /** Returns the files that were asked for, by what shall stand in them, in a fixed order. */
    Map<CiFormat, String> files() {
        return Stream.of(CiFormat.values())
                .filter(format -> file(format) != null)
                .collect(Collectors.toMap(
                        format -> format,
                        format -> Objects.requireNonNull(file(format)),
                        (one, other) -> one,
                        () -> new EnumMap<>(CiFormat.class)));
    }

    private @Nullable String file(CiFormat format) {
        return switch (format) {
            case JUNIT -> junit;
            case SARIF -> sarif;
            case KTAP -> ktap;
            case SUMMARY -> summary;
        };
    }

    /** Makes sure that no more than one document goes to the standard output. */
    void require(boolean json) {
        Documents.requireOne(spec, files().values(), json);
    }
}
