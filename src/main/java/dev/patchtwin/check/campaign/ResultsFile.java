package dev.patchtwin.check.campaign;

import dev.patchtwin.check.InputException;
import dev.patchtwin.check.IoReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A file of results that is being written: a line for each run, as soon as the run is over. Whoever is killed loses the runs
 * that were going on, and nothing else. One process at a time.
 */
final class ResultsFile implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private final CampaignLines lines;
    private final SortedMap<Long, CampaignRun> runs = new TreeMap<>();
    private boolean done;

    /** A line was begun and could not be written whole. */
    private boolean torn;

    private ResultsFile(Path file, FileChannel channel, CampaignLines lines) {
        this.file = file;
        this.channel = channel;
        this.lines = lines;
    }

    /**
     * Opens a file, or makes it; where it has results of the same plan, they are gone on with.
     *
     * @throws InputException when it cannot be written, another process writes it, or it has other results
     */
    static ResultsFile open(Path file, CampaignPlan plan, CampaignLines lines) throws InputException {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            ResultsFile results = new ResultsFile(file, channel, lines);
            try {
                results.lock();
                results.begin(plan);
                return results;
            } catch (InputException | IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new InputException(file + ": error: results cannot be written there (" + IoReason.of(e) + ")");
        }
    }

    private void lock() throws IOException, InputException {
        FileLock lock = tryLock();
        if (lock == null) {
            throw new InputException(file + ": error: another process is writing results there; name another file"
                    + " with --results, or wait for it");
        }
    }

    private @Nullable FileLock tryLock() throws IOException {
        try {
            // Released when the channel is closed.
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private void begin(CampaignPlan plan) throws IOException, InputException {
        String first = lines.plan(plan);
        if (channel.size() == 0 || hasNoWholeLine()) {
            channel.truncate(0);
            append(first);
            return;
        }
        Results there = ResultsReader.read(file);
        if (!lines.plan(there.plan()).equals(first)) {
            throw InputException.at(
                    file,
                    1,
                    "these are results of something else; name another file with --results, or remove this one");
        }
        channel.truncate(there.whole());
        channel.position(there.whole());
        runs.putAll(there.runs());
        done = there.done();
    }

    private boolean hasNoWholeLine() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(channel.size(), 1 << 16));
        channel.read(bytes, 0);
        return channel.size() < bytes.capacity() + 1L
                && !new String(bytes.array(), StandardCharsets.UTF_8).contains("\n");
    }

    /** Returns the runs that are in the file, by number. */
    synchronized SortedMap<Long, CampaignRun> runs() {
        return new TreeMap<>(runs);
    }

    /** Tells whether a run is in the file. */
    synchronized boolean has(long run) {
        return runs.containsKey(run);
    }

    /** Tells whether the shard is done. */
    boolean isDone() {
        return done;
    }

    /** Adds a run. */
    synchronized void add(CampaignRun run) throws IOException {
        append(lines.run(run));
        runs.put(run.run(), run);
    }

    /** Says that there are no more. */
    synchronized void end() throws IOException {
        append(lines.end(runs.size()));
        done = true;
    }

    /** What cannot be written whole is taken back, and nothing comes after it: a torn line may only be the last one. */
    private void append(String line) throws IOException {
        if (torn) {
            throw new IOException("a line before could not be written");
        }
        long whole = channel.position();
        torn = true;
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException e) {
            takeBack(whole, e);
            throw e;
        }
        torn = false;
    }

    private void takeBack(long whole, IOException why) {
        try {
            channel.truncate(whole);
        } catch (IOException e) {
            // Whoever reads it passes over a last line without an end.
            why.addSuppressed(e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
