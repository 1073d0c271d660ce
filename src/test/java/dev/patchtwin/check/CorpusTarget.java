package dev.patchtwin.check;

import dev.patchtwin.fuzztarget.Fit;
import dev.patchtwin.fuzztarget.ReaderTarget;
import dev.patchtwin.fuzztarget.Scratch;
import dev.patchtwin.fuzztarget.SeedFiles;
import dev.patchtwin.model.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A file of a fuzzing corpus: taken in or passed over, never anything else; what was taken in is written as it was. */
public final class CorpusTarget implements ReaderTarget {
    private @Nullable Path folder;
    private @Nullable Bundle bundle;
    private @Nullable Twins twins;

    @Override
    public String name() {
        return "corpus";
    }

    private Bundle bundle() throws IOException {
        try {
            bundle = bundle == null ? Bundle.read(Path.of("patches", "shared-ring-close")) : bundle;
            twins = twins == null ? new Twins(bundle, bundle.world(bundle.fuzz().world()), false) : twins;
            return bundle;
        } catch (InputException e) {
            throw new IOException(e);
        }
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        bundle();
        List<byte[]> seeds = new ArrayList<>();
        for (byte[] golden : SeedFiles.below(Path.of("golden", "shared-ring-close"), ".trace", 10)) {
            Path file = Files.write(Scratch.folder(name()).resolve("some.trace"), golden);
            try {
                TraceFile read = TraceFile.read(file);
                Twins own = read.twins(bundle(), false);
                Trace trace = read.replay(bundle(), own, own.make(), (index, step, at) -> {});
                seeds.addAll(SeedFiles.texts(own.text(trace)));
            } catch (InputException e) {
                throw new IOException(e);
            }
        }
        return seeds;
    }

    @Override
    public List<String> libraries() {
        return List.of("dev.patchtwin.trace.**");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    @Override
    public void read(byte[] data) throws IOException, InputException {
        Bundle own = bundle();
        Twins same = Objects.requireNonNull(twins);
        folder = folder == null ? Scratch.folder(name()) : folder;
        Path inside = Files.createDirectories(folder.resolve(own.id()));
        for (Path old : files(inside)) {
            Files.delete(old);
        }
        Files.write(inside.resolve("some.trace"), data);
        CorpusFolder corpus = CorpusFolder.open(folder, own, same);
        List<List<Trace.Step>> sequences = corpus.sequences();
        CorpusUse use = corpus.keep(sequences);
        Fit.same(sequences.size(), use.begunWith(), "begun with");
        Fit.same(1, sequences.size() + use.ignored(), "files");
        Fit.same(sequences, CorpusFolder.open(folder, own, same).sequences(), "read again");
        Fit.same(1, files(inside).size(), "files are there");
    }
}
