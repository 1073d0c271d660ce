package dev.patchtwin.conform.coverage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs a program that reads files and writes to its standard output. */
final class Tool {
    private static final int MOST_BYTES_OF_ERRORS = 1 << 16;

    private Tool() {}

    /**
     * What it wrote.
     *
     * @param code with which it exited
     * @param out on its standard output
     * @param err on its standard error, the begin
     */
    record Output(int code, InputStream out, String err) {}

    /**
     * Runs it to its end.
     *
     * @param most so many bytes it may write
     * @param longest so long it may run
     * @throws CoverageException when it cannot be started, or does more than it may; it is ended then
     */
    static Output run(List<String> command, Path folder, int most, Duration longest) throws CoverageException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("LC_ALL", "C", "TMPDIR", folder.toString()));
        Process process;
        try {
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new CoverageException(command.get(0) + " cannot be started: " + e.getMessage());
        }
        try {
            CompletableFuture<byte[]> out = CompletableFuture.supplyAsync(() -> read(process.getInputStream(), most));
            CompletableFuture<byte[]> err =
                    CompletableFuture.supplyAsync(() -> read(process.getErrorStream(), MOST_BYTES_OF_ERRORS));
            if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new CoverageException(command.get(0) + " ran for more than " + longest.toSeconds() + " seconds");
            }
            if (out.join().length > most) {
                throw new CoverageException(command.get(0) + " wrote more than " + most + " bytes");
            }
            return new Output(
                    process.exitValue(),
                    new ByteArrayInputStream(out.join()),
                    new String(err.join(), StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CoverageException(command.get(0) + " was interrupted");
        } finally {
            process.destroyForcibly();
        }
    }

    /** Returns the begin, one byte more than is asked for if there is more, and reads the rest, which would block the tool. */
    private static byte[] read(InputStream in, int most) {
        try (in) {
            byte[] begin = in.readNBytes(most + 1);
            in.transferTo(OutputStream.nullOutputStream());
            return begin;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
