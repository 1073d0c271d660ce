package dev.patchtwin.check;

import dev.patchtwin.conform.box.ScratchFolder;
import java.io.IOException;
import java.nio.file.Path;

/** A folder for a while. What a process left that was killed, the next one clears away that makes one. */
public final class TemporaryFolder implements AutoCloseable {
    private final ScratchFolder folder;

    private TemporaryFolder(ScratchFolder folder) {
        this.folder = folder;
    }

    /**
     * Makes one, in the folder that the system property {@code java.io.tmpdir} names.
     *
     * @throws IOException when that cannot be written
     */
    public static TemporaryFolder create() throws IOException {
        return new TemporaryFolder(ScratchFolder.create());
    }

    /** Returns where it is, without symbolic links. */
    public Path path() {
        return folder.path();
    }

    /** Takes it away, with all that is in it. */
    @Override
    public void close() {
        folder.close();
    }
}
