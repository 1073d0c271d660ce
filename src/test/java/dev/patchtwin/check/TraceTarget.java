package dev.patchtwin.check;

import dev.patchtwin.fuzztarget.Fit;
import dev.patchtwin.fuzztarget.ReaderTarget;
import dev.patchtwin.fuzztarget.Scratch;
import dev.patchtwin.fuzztarget.SeedFiles;
import dev.patchtwin.model.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A trace: read, replayed, written and read again. */
public final class TraceTarget implements ReaderTarget {
    private @Nullable Path file;
    private @Nullable Bundle bundle;

    @Override
    public String name() {
        return "trace";
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        return SeedFiles.below(Path.of("golden", "shared-ring-close"), ".trace", 10);
    }

    @Override
    public List<String> libraries() {
        return List.of("dev.patchtwin.trace.**", "dev.patchtwin.ring.**", "dev.patchtwin.engine.twin.**");
    }

    @Override
    public void read(byte[] data) throws IOException, InputException {
        if (file == null || bundle == null) {
            file = Scratch.folder(name()).resolve("some.trace");
            bundle = Bundle.read(Path.of("patches", "shared-ring-close"));
        }
        Files.write(file, data);
        String text;
        Trace trace;
        try {
            TraceFile read = TraceFile.read(file);
            Twins twins = read.twins(bundle, false);
            trace = read.replay(bundle, twins, twins.make(), (index, step, at) -> {});
            text = twins.text(trace);
        } catch (InputException e) {
            Fit.refusal(file.toString(), e.getMessage());
            return;
        }
        Files.writeString(file, text);
        TraceFile again = TraceFile.read(file);
        Twins twins = again.twins(bundle, false);
        // A trace names the bundle that it is of, which need not be this one.
        Trace second = again.replay(bundle, twins, twins.make(), (index, step, at) -> {});
        Fit.same(trace.steps(), second.steps(), "the steps");
        Fit.same(trace.world(), second.world(), "the world");
        Fit.same(text, twins.text(second), "the text");
    }
}
