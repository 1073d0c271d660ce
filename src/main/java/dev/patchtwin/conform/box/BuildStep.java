package dev.patchtwin.conform.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs the compiler in the box. */
final class BuildStep {
    private static final int SECONDS = 60;

    private final Toolchain toolchain;
    private final Box box;
    private final Path folder;
    private final List<Path> readable;

    BuildStep(Toolchain toolchain, Path folder, Collection<Path> readable) {
        this.toolchain = toolchain;
        this.folder = folder;
        this.readable = readable.stream().map(folder::resolve).toList();
        box = Box.of(toolchain);
    }

    /**
     * What came of it.
     *
     * @param failure why the file that was to be made is not there; empty when it is
     */
    record Result(List<Message> messages, String failure) {
        static Result interrupted() {
            return new Result(List.of(), "interrupted");
        }
    }

    /**
     * Runs the compiler.
     *
     * @param source what is read, besides the folders
     * @param made the file that is to be made
     */
    Result run(List<String> arguments, Path source, Path made) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(toolchain.path().toString()));
        command.addAll(arguments);
        List<Path> may = new ArrayList<>(readable);
        may.add(folder.resolve(source));
        BoxOptions options = BoxOptions.build(folder, toolchain.prefix(), may);
        Process process = box.launch(options, command, folder, environment());
        try {
            Collected stderr = Collected.from(process.getErrorStream());
            Collected stdout = Collected.from(process.getInputStream());
            process.getOutputStream().close();
            boolean late = !process.waitFor(SECONDS, TimeUnit.SECONDS);
            if (late) {
                process.toHandle().destroy();
            }
            Verdict verdict = Verdict.of(process.waitFor(), stderr.text());
            stdout.text();
            return new Result(Messages.parse(verdict.said(), folder), failure(verdict, late, made));
        } catch (IOException e) {
            throw new BoxException("the compiler cannot be talked to: " + e.getMessage(), e);
        } finally {
            process.destroy();
        }
    }

    /** Waits for a step that runs in another thread. */
    static Result result(Future<Result> running) {
        try {
            return running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Result.interrupted();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            return Result.interrupted();
        }
    }

    private String failure(Verdict verdict, boolean late, Path made) {
        if (late) {
            return "the compiler did not end within " + SECONDS + " seconds";
        }
        return switch (verdict.word()) {
            case EXITED ->
                verdict.number() != 0
                        ? "the compiler ended with exit status " + verdict.number()
                        : Files.isRegularFile(made)
                                ? ""
                                : "the compiler says that all is well, and has not made " + made;
            case SIGNALLED -> "the compiler was stopped by " + Signals.name(verdict.number());
            case CPU -> "the compiler used up its processor time";
            case BROKEN ->
                throw new BoxException("the box does not work here: the step '" + verdict.text()
                        + "' failed with error " + verdict.number() + " for " + toolchain.path());
            case DENIED, MEMORY, KILLED -> "the compiler was stopped";
        };
    }

    private Map<String, String> environment() {
        Path bin = toolchain.path().getParent();
        return Map.of(
                "PATH", bin + ":/usr/bin:/bin", "LC_ALL", "C", "TMPDIR", folder.toString(), "CCACHE_DISABLE", "1");
    }
}
