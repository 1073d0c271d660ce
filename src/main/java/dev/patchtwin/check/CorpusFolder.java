package dev.patchtwin.check;

import dev.patchtwin.model.Trace;
import dev.patchtwin.trace.Sha256;
import dev.patchtwin.trace.TraceException;
import dev.patchtwin.trace.TraceHeader;
import dev.patchtwin.trace.TraceReader;
import dev.patchtwin.trace.TraceWriter;
import dev.patchtwin.trace.VocabularyDigest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What fuzzing has found worth keeping, as a folder of traces, one file for each, named by its content: two folders are
 * merged by copying one into the other. A file is written wholly or not at all. Traces that fit no longer, because the
 * bundle's operations, questions or subjects have changed, or that are from another world, are passed over and left alone.
 */
final class CorpusFolder {
    private static final int HEX_DIGITS = 16;
    private static final String SUFFIX = ".trace";

    private final Path folder;
    private final Bundle bundle;
    private final Twins twins;
    private final String digest;

    /** What is kept, by the name of its file. */
    private final Map<String, List<Trace.Step>> loaded = new TreeMap<>();

    private int ignored;

    private CorpusFolder(Path folder, Bundle bundle, Twins twins) {
        this.folder = folder;
        this.bundle = bundle;
        this.twins = twins;
        digest = VocabularyDigest.of(bundle.id(), bundle.models(), twins.vocabulary());
    }

    /**
     * Reads the corpus of a bundle and a world.
     *
     * @param folder of the corpora of all bundles; made when it is not there
     * @throws InputException when it cannot be read or made
     */
    static CorpusFolder open(Path folder, Bundle bundle, Twins twins) throws InputException {
        CorpusFolder corpus = new CorpusFolder(folder.resolve(bundle.id()), bundle, twins);
        try {
            Files.createDirectories(corpus.folder);
            WholeFile.clear(corpus.folder);
            try (Stream<Path> files = Files.list(corpus.folder)) {
                for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX))
                        .sorted()
                        .toList()) {
                    corpus.read(file);
                }
            }
        } catch (IOException e) {
            throw new InputException(corpus.folder + ": error: no corpus can be kept there (" + IoReason.of(e) + ")");
        }
        return corpus;
    }

    private void read(Path file) {
        try {
            TraceHeader header = TraceHeader.read(file.toString(), GivenFile.text(file));
            boolean fits = header.bundle().equals(bundle.id())
                    && header.digest().equals(Optional.of(digest))
                    && header.world(bundle.before().parameters()).equals(twins.world());
            if (fits) {
                Trace trace = TraceReader.read(header, twins.world(), twins.vocabulary())
                        .trace();
                loaded.put(name(file), trace.steps());
                return;
            }
        } catch (TraceException | IOException e) {
            // Somebody else's file, one that a disk has damaged, or that another process has just thrown out: it is
            // good for being passed over.
        }
        ignored++;
    }

    /** Returns what was read, in an order that depends on it alone. */
    List<List<Trace.Step>> sequences() {
        return List.copyOf(loaded.values());
    }

    /**
     * Makes the folder hold these sequences, and of those that were read none that is not among them.
     *
     * @return what became of the folder
     * @throws InputException when a file cannot be written; what was there before is still there then
     */
    CorpusUse keep(List<List<Trace.Step>> sequences) throws InputException {
        List<String> kept = new ArrayList<>();
        try {
            for (List<Trace.Step> steps : sequences) {
                Trace trace = new Trace(bundle.id(), twins.world(), steps);
                String text = TraceWriter.print(trace, Optional.of(digest), twins.vocabulary());
                String name = Sha256.of(text).substring(0, HEX_DIGITS) + SUFFIX;
                kept.add(name);
                if (!Files.exists(folder.resolve(name))) {
                    WholeFile.writeSoon(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
                }
            }
            for (String name : loaded.keySet()) {
                if (!kept.contains(name)) {
                    Files.deleteIfExists(folder.resolve(name));
                }
            }
        } catch (IOException e) {
            throw new InputException(folder + ": error: the corpus cannot be written (" + IoReason.of(e) + ")");
        }
        return new CorpusUse(folder, loaded.size(), ignored, kept.size());
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
