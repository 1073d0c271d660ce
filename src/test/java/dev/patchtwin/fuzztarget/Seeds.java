package dev.patchtwin.fuzztarget;

import dev.patchtwin.check.InputException;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Trace;
import dev.patchtwin.trace.TraceException;
import dev.patchtwin.trace.TraceHeader;
import dev.patchtwin.trace.TraceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes seeds for {@link TwinFuzzer} from traces: arguments are the folder to write to, then the folders with traces. Traces
 * that cannot be run in the world that is fuzzed are passed over, and named.
 */
public final class Seeds {
    private Seeds() {}

    /** Writes a file for each trace. */
    public static void main(String[] args) throws IOException, InputException, TraceException {
        Path to = Files.createDirectories(Path.of(args[0]));
        TwinFuzzer fuzzer = TwinFuzzer.standard();
        for (String from : List.of(args).subList(1, args.length)) {
            for (Path file : traces(Path.of(from))) {
                Optional<byte[]> bytes = encode(fuzzer, file);
                if (bytes.isPresent()) {
                    Files.write(to.resolve(file.getFileName()), bytes.get());
                } else {
                    System.err.println(file + ": cannot be run in the world that is fuzzed; no seed is made of it");
                }
            }
        }
    }

    private static List<Path> traces(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(file -> file.toString().endsWith(".trace")).sorted().forEach(files::add);
        }
        return files;
    }

    /** Returns the bytes that make the fuzzer run the trace in a file; empty when it cannot be. */
    static Optional<byte[]> encode(TwinFuzzer fuzzer, Path file) throws IOException, TraceException {
        TraceHeader header = TraceHeader.read(file.toString(), Files.readString(file));
        if (!header.bundle().equals(fuzzer.bundle().id())) {
            return Optional.empty();
        }
        ModelFactory model = fuzzer.bundle().before();
        Map<String, Integer> own = header.world(model.parameters());
        TraceReader.read(header, own, model.create(own).vocabulary());
        try {
            Trace trace = TraceReader.read(header, fuzzer.world(), fuzzer.twin().vocabulary())
                    .trace();
            return Encoder.encode(fuzzer.twin(), trace.steps());
        } catch (TraceException e) {
            // It is a trace, as its own world has just shown; the world that is fuzzed has no such operation or page.
            return Optional.empty();
        }
    }
}
