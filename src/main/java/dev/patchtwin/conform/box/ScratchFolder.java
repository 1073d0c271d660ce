package dev.patchtwin.conform.box;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A folder in the temporary directory that nobody else can look into. It goes when it is closed, or when the virtual machine
 * ends; and what a machine left that was killed, the next one clears away: whoever lives holds a lock.
 */
public final class ScratchFolder implements AutoCloseable {
    private static final String PREFIX = "patchtwin-";
    private static final String LOCK = ".lock";
    private static final int MOST_TRIES = 20;
    private static final int MILLIS_BETWEEN_TRIES = 50;

    /** Those of this machine. Their locks must not even be opened again: when that is closed, the lock is lost. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lock;
    private final Thread atExit = new Thread(this::deleteAtExit, "clears a scratch folder away");

    private ScratchFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes one.
     *
     * @throws IOException when the temporary directory cannot be written
     */
    public static ScratchFolder create() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir", "/tmp")).toRealPath();
        clear(temporary);
        Path path = Files.createTempDirectory(temporary, PREFIX);
        OWN.add(path);
        // Under its name the lock is there only once it is held.
        Path early = path.resolve(LOCK + ".new");
        FileChannel lock = FileChannel.open(early, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock();
        Files.move(early, path.resolve(LOCK), StandardCopyOption.ATOMIC_MOVE);
        ScratchFolder folder = new ScratchFolder(path, lock);
        try {
            Runtime.getRuntime().addShutdownHook(folder.atExit);
        } catch (IllegalStateException e) {
            // The machine ends already: the next one clears it away.
            return folder;
        }
        return folder;
    }

    /** Returns where it is, without symbolic links. */
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The machine ends, and the hook is at work, too; but the machine may be gone before the hook is done.
            delete();
            return;
        }
        delete();
    }

    private void deleteAtExit() {
        BoxHold.awaitNobody();
        delete();
    }

    private synchronized void delete() {
        try (lock) {
            // Programs that are just ending in it may still write there.
            for (int i = 0; !isDeleted() && i < MOST_TRIES; i++) {
                Thread.sleep(MILLIS_BETWEEN_TRIES);
            }
        } catch (IOException e) {
            // What stays is cleared away by the next machine; nobody can do anything about it here.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isDeleted() {
        try {
            delete(path);
            return true;
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private static void clear(Path temporary) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, PREFIX + "*")) {
            for (Path folder : folders) {
                if (!OWN.contains(folder) && Files.isRegularFile(folder.resolve(LOCK), LinkOption.NOFOLLOW_LINKS)) {
                    clearIfDead(folder);
                }
            }
        }
    }

    private static void clearIfDead(Path folder) {
        try (FileChannel lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
            if (lock.tryLock() != null) {
                delete(folder);
            }
        } catch (IOException | UncheckedIOException e) {
            // It is somebody else's, or another machine clears it away at the same time.
            return;
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> below = Files.walk(folder)) {
            all = below.sorted(Comparator.reverseOrder()).toList();
        } catch (NoSuchFileException e) {
            return;
        }
        for (Path one : all) {
            Files.deleteIfExists(one);
        }
    }
}
