package dev.patchtwin.gate;

import dev.patchtwin.check.InputException;
import dev.patchtwin.patch.range.History;
import dev.patchtwin.patch.range.Range;
import dev.patchtwin.patch.tree.TreeException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A range and both ends of it. */
final class Ends implements AutoCloseable {
    private final History history;
    private final Range range;
    private final End base;
    private final End head;

    private Ends(History history, Range range, End base, End head) {
        this.history = history;
        this.range = range;
        this.base = base;
        this.head = head;
    }

    /**
     * Opens the range that is asked for.
     *
     * @throws InputException when there is no repository, or a revision is not in it
     */
    static Ends open(GateOptions options, Layout layout) throws InputException {
        Path root = options.check().root();
        History history = null;
        try {
            history = History.open(root);
            Range range = history.range(options.base(), options.head(), layout.paths());
            End base = new End(range.before(), options.sources(), Range.brief(range.start()), root, Optional::empty);
            return new Ends(history, range, base, head(range, root, options.sources()));
        } catch (TreeException e) {
            if (history != null) {
                history.close();
            }
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }

    /** The head's files are read where they are, if they are those on disk. */
    private static End head(Range range, Path root, List<String> sources) {
        // Places in the work tree are said without a revision.
        String revision = range.end().map(Range::brief).orElse("");
        return new End(
                range.after(),
                sources,
                revision,
                root,
                () -> OnDisk.isAll(range.after(), root) ? Optional.of(root) : Optional.empty());
    }

    Range range() {
        return range;
    }

    End base() {
        return base;
    }

    End head() {
        return head;
    }

    @Override
    public void close() {
        base.close();
        head.close();
        history.close();
    }
}
