package dev.patchtwin.conform.box;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs a tool that comes with the compiler, and that reads what a stranger's program has written: in the box, as the compiler. */
public final class BoxedTool {
    private static final int SECONDS = 60;

    private final Toolchain toolchain;

    /** @param toolchain the compiler, with which the box is made */
    public BoxedTool(Toolchain toolchain) {
        this.toolchain = toolchain;
    }

    /**
     * What it wrote.
     *
     * @param code with which it exited
     * @param out on its standard output
     * @param err on its standard error, the begin
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, and never compared
    public record Output(int code, byte[] out, String err) {}

    /**
     * Runs it to its end.
     *
     * @param command the tool and its arguments
     * @param folder where it runs, and the only folder of the user's that it can read or write
     * @param most so many bytes it may write
     * @throws IOException when it does not end by itself, or writes more; the message says so in a phrase
     */
    public Output run(List<String> command, Path folder, int most) throws IOException {
        Path tool = Path.of(command.get(0));
        List<Path> readable = new ArrayList<>(List.of(folder, tool));
        BoxOptions options =
                BoxOptions.build(folder, new Toolchain(toolchain.kind(), toolchain.version(), tool).prefix(), readable);
        Process process = Box.of(toolchain)
                .launch(
                        options,
                        command,
                        folder,
                        Map.of("LC_ALL", "C", "PATH", "/usr/bin:/bin", "TMPDIR", folder.toString()));
        try {
            CompletableFuture<byte[]> out =
                    CompletableFuture.supplyAsync(() -> begin(process.getInputStream(), most + 1));
            Collected err = Collected.from(process.getErrorStream());
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.toHandle().destroy();
                throw new IOException("it did not end within " + SECONDS + " seconds");
            }
            Verdict verdict = Verdict.of(process.exitValue(), err.text());
            if (verdict.word() != Verdict.Word.EXITED) {
                throw new IOException("it was stopped in its box (" + verdict.word() + " " + verdict.number() + ")");
            }
            byte[] bytes = out.join();
            if (bytes.length > most) {
                throw new IOException("it wrote more than " + most + " bytes");
            }
            return new Output(verdict.number(), bytes, verdict.said());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroy();
        }
    }

    /** Returns the begin of a stream, and reads the rest, which would block the tool. */
    private static byte[] begin(InputStream in, int most) {
        try (in) {
            byte[] begin = in.readNBytes(most);
            in.transferTo(OutputStream.nullOutputStream());
            return begin;
        } catch (IOException e) {
            return new byte[0];
        }
    }
}
