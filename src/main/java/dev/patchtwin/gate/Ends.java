package dev.patchtwin.gate;

import dev.patchtwin.check.InputException;
import dev.patchtwin.patch.range.History;
import dev.patchtwin.patch.range.Range;
import dev.patchtwin.patch.range.Snapshot;
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
    private final StillDisk disk;
    private final Path root;

    private Ends(History history, Range range, End base, End head, StillDisk disk, Path root) {
        this.history = history;
        this.range = range;
        this.base = base;
        this.head = head;
        this.disk = disk;
        this.root = root;
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
            StillDisk disk = new StillDisk(range.after(), root);
            if (range.end().isEmpty()) {
                disk.begin();
            }
            return new Ends(history, range, base, head(range, root, options.sources(), disk), disk, root);
        } catch (TreeException e) {
            if (history != null) {
                history.close();
            }
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }

    /** The head's files are read where they are, if they are those on disk. */
    private static End head(Range range, Path root, List<String> sources, StillDisk disk) {
        // Places in the work tree are said without a revision.
        String revision = range.end().map(Range::brief).orElse("");
        return new End(range.after(), sources, revision, root, () -> {
            disk.begin();
            return OnDisk.isAll(range.after(), root) ? Optional.of(root) : Optional.empty();
        });
    }

    /**
     * Makes sure that the files of the head on disk, where they were read, were those of the head all the time.
     *
     * @throws InputException when somebody has worked on them meanwhile: then nobody knows what was looked at
     */
    void requireStill(Layout layout) throws InputException {
        if (!head.isRead()) {
            return;
        }
        Optional<String> changed = disk.touched();
        try {
            if (changed.isEmpty() && range.end().isEmpty()) {
                Snapshot now = history.workTree(layout.paths());
                boolean same = now.files().equals(range.after().files())
                        && now.strange().equals(range.after().strange());
                changed = same ? Optional.empty() : Optional.of("patches, golden or a source folder");
            } else if (changed.isEmpty() && !OnDisk.isAll(range.after(), root)) {
                changed = Optional.of("patches or golden");
            }
        } catch (TreeException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
        if (changed.isPresent()) {
            throw new InputException(root.resolve(changed.get())
                    + ": error: somebody changed it while the gate looked at it, so this is no verdict on anything; run the gate"
                    + " again");
        }
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
