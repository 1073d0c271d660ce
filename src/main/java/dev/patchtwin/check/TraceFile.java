package dev.patchtwin.check;

import dev.patchtwin.engine.twin.Difference;
import dev.patchtwin.engine.twin.Replay;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Trace;
import dev.patchtwin.trace.TraceException;
import dev.patchtwin.trace.TraceHeader;
import dev.patchtwin.trace.TraceReader;
import dev.patchtwin.trace.VocabularyDigest;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A trace in a file: read in two steps, then replayed; every error says where in the file. */
final class TraceFile {
    private final Path file;
    private final String text;
    private final TraceHeader header;

    private TraceFile(Path file, String text) throws TraceException {
        this.file = file;
        this.text = text;
        header = TraceHeader.read(file.toString(), text);
    }

    static TraceFile read(Path file) throws InputException {
        try {
            return new TraceFile(file, GivenFile.text(file));
        } catch (TraceException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        } catch (NoSuchFileException e) {
            throw new InputException(file + ": error: there is no such file");
        } catch (CharacterCodingException e) {
            throw InputException.at(file, 1, "not UTF-8, so not a trace");
        } catch (IOException e) {
            throw new InputException(file + ": error: cannot be read (" + IoReason.of(e) + ")");
        }
    }

    /** Returns all that stands in the file. */
    String text() {
        return text;
    }

    String bundle() {
        return header.bundle();
    }

    int bundleLine() {
        return header.bundleLine();
    }

    /** Returns the twins of the bundle in the world of the trace. */
    Twins twins(Bundle bundle, boolean strict) throws InputException {
        try {
            Map<String, Integer> world = header.world(bundle.before().parameters());
            try {
                return new Twins(bundle, world, strict);
            } catch (IllegalArgumentException e) {
                throw InputException.at(file, header.worldLine(), "this world cannot be: " + e.getMessage());
            }
        } catch (TraceException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }

    /** Replays the trace on a twin for somebody who looks on. */
    Trace replay(Bundle bundle, Twins twins, Twin twin, Replay.Listener listener) throws InputException {
        TraceReader.Placed placed = placed(bundle, twins);
        Replay.Result result = Replay.run(twin, placed.trace(), listener);
        if (!result.complaints().isEmpty()) {
            throw new InputException(result.complaints().stream()
                    .map(c -> file + ":" + placed.lines().get(c.step()) + ": error: step " + (c.step() + 1) + ": "
                            + c.message())
                    .toList());
        }
        return placed.trace();
    }

    /** Replays the trace as far as it goes, and returns what differs by then: where one side goes no further, that does. */
    List<Difference> differences(Bundle bundle, Twins twins) throws InputException {
        return Replay.run(twins.make(), placed(bundle, twins).trace(), (index, step, at) -> {})
                .differences();
    }

    private TraceReader.Placed placed(Bundle bundle, Twins twins) throws InputException {
        try {
            header.requireDigest(VocabularyDigest.of(bundle.id(), bundle.models(), twins.vocabulary()));
            return TraceReader.read(header, twins.world(), twins.vocabulary());
        } catch (TraceException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }
}
