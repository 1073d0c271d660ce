package dev.patchtwin.check;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file that is written wholly or not at all: first beside its place, and once all of it is on the disk it is moved there in
 * one step. Whoever is killed before leaves a file beside it, which holds a lock while its writer lives;
 * {@link #clear} takes it away later.
 */
public final class WholeFile implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("\\.patchtwin-(\\d{1,18})-[0-9a-f]{8}\\.tmp");

    private final Path file;
    private final Path temporary;
    private final FileChannel channel;
    private boolean taken;

    private WholeFile(Path file, Path temporary, FileChannel channel) {
        this.file = file;
        this.temporary = temporary;
        this.channel = channel;
    }

    /** Writes what a file shall hold. */
    @FunctionalInterface
    public interface Writing {
        /** Writes it all. */
        void to(OutputStream out) throws IOException;
    }

    /**
     * Writes a file, or leaves what was there.
     *
     * @throws IOException when it cannot be written
     */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, out -> out.write(content));
    }

    /**
     * Writes a file, or leaves what was there.
     *
     * @throws IOException when it cannot be written
     */
    public static void write(Path file, Writing writing) throws IOException {
        try (WholeFile whole = beside(file, writing)) {
            whole.force();
            whole.take();
        }
    }

    /**
     * Does the same without waiting for the disk: for what is known by its content, so that a machine that loses its power
     * leaves nothing that is taken for whole.
     *
     * @throws IOException when it cannot be written
     */
    public static void writeSoon(Path file, byte[] content) throws IOException {
        try (WholeFile whole = beside(file, out -> out.write(content))) {
            whole.take();
        }
    }

    /**
     * Writes the content beside the place of the file, which is as it was until it is {@linkplain #take() taken}.
     *
     * @throws IOException when it cannot be written; then nothing is left beside it
     */
    public static WholeFile beside(Path file, Writing writing) throws IOException {
        Path temporary =
                file.resolveSibling(".patchtwin-" + ProcessHandle.current().pid() + "-"
                        + UUID.randomUUID().toString().substring(0, 8) + ".tmp");
        FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        WholeFile whole = new WholeFile(file, temporary, channel);
        try {
            // Given back when the channel is closed. Where files cannot be locked, nobody takes it away either.
            channel.tryLock();
            OutputStream out = Channels.newOutputStream(channel);
            writing.to(out);
            out.flush();
            return whole;
        } catch (IOException | RuntimeException | Error e) {
            whole.close();
            throw e;
        }
    }

    /** Returns its place. */
    public Path file() {
        return file;
    }

    /** Waits until the content is on the disk. */
    public void force() throws IOException {
        channel.force(true);
    }

    /**
     * Moves it into its place.
     *
     * @throws IOException when it cannot be moved; then what was there is there still
     */
    public void take() throws IOException {
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        taken = true;
    }

    /** Takes away what was not taken. */
    @Override
    public void close() {
        try (channel) {
            if (!taken) {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            // It could be made and not removed: the next one to write there tries again.
            return;
        }
    }

    /** Tells whether a file of this name is one that was not finished. */
    public static boolean isUnfinished(String name) {
        return NAME.matcher(name).matches();
    }

    /** Takes away what others left in a folder who were killed while they wrote there; what cannot be taken away stays. */
    public static void clear(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".patchtwin-*.tmp")) {
            for (Path file : files) {
                Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
                // Those of this process must not even be opened: when that is closed, the lock is lost.
                if (name.matches()
                        && Long.parseLong(name.group(1))
                                != ProcessHandle.current().pid()) {
                    clearIfDead(file);
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            // Nobody can look there, so nobody can clear it away.
            return;
        }
    }

    private static void clearIfDead(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            @Nullable FileLock lock = channel.tryLock();
            if (lock != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | OverlappingFileLockException e) {
            // It is somebody else's, or was taken at this moment.
            return;
        }
    }
}
