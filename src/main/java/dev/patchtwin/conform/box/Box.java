package dev.patchtwin.conform.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts programs where they can do no harm: without network, without writing, without other processes, with limits on time
 * and memory, and not beyond the life of this virtual machine.
 *
 * <p>A small program of our own stays as the parent of each. Before the stranger's code can run, it has put on it resource
 * limits, Landlock (which files may be opened), and a seccomp filter (which system calls may be made; it is a list of what is
 * allowed). See {@code box.c}.
 */
public final class Box {
    private final BoxProgram program;
    private final Protections protections;
    private final SystemCalls calls;
    private final Symbols symbols;

    private Box(BoxProgram program, Protections protections, Toolchain toolchain) {
        this.program = program;
        this.protections = protections;
        calls = new SystemCalls(toolchain.path());
        symbols = new Symbols(this, toolchain.prefix());
    }

    /**
     * Returns the box of a compiler; it is compiled when it is asked for first.
     *
     * @throws BoxException when it cannot be made here; the message says why
     */
    public static Box of(Toolchain toolchain) {
        BoxProgram program = BoxProgram.of(toolchain.path());
        return new Box(program, program.protections(), toolchain);
    }

    /** Returns one that does without what it has, for tests: as if the kernel were older. */
    static Box weaker(Toolchain toolchain, Protections protections) {
        return new Box(BoxProgram.of(toolchain.path()), protections, toolchain);
    }

    /** Returns which protections are in force here. */
    public Protections protections() {
        return protections;
    }

    /**
     * Starts a program, without arguments.
     *
     * @param folder the one in which it runs, and below which it may write if the limits say so
     * @throws BoxException when the box cannot be started; or when the program may write, and {@link
     *     Protections#canWrite()} is false
     */
    public BoxedProcess start(Path program, Path folder, Limits limits) {
        return start(program, folder, limits, SanitizerOptions.usual());
    }

    BoxedProcess start(Path program, Path folder, Limits limits, Map<String, String> environment) {
        if (limits.mayWriteFolder() && !protections.canWrite()) {
            throw new BoxException(
                    "a program that writes cannot be run here: the kernel has no Landlock to keep it below " + folder
                            + "; do without coverage, or use a kernel with CONFIG_SECURITY_LANDLOCK");
        }
        Path real = real(program);
        Path realFolder = real(folder);
        Process process =
                launch(BoxOptions.run(real, realFolder, limits), List.of(real.toString()), realFolder, environment);
        return new BoxedProcess(process, limits, new EndingReader(limits, calls, symbols::of, real, realFolder));
    }

    /** Starts the box with a command in it; the caller must wait for its end. */
    Process launch(BoxOptions options, List<String> command, Path folder, Map<String, String> environment) {
        List<String> all = new ArrayList<>();
        all.add(program.path().toString());
        all.add("parent=" + ProcessHandle.current().pid());
        all.add("landlock=" + (protections.landlock() > 0 ? 1 : 0));
        all.add("notify=" + (protections.namesCalls() ? 1 : 0));
        all.addAll(options.arguments());
        all.add("--");
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new BoxException("the box cannot be started: " + e.getMessage(), e);
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new BoxException("cannot be run: " + path + (Files.exists(path) ? "" : " is not there"), e);
        }
    }
}
