package dev.patchtwin.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The door: runs a command and exits with its code. It knows next to nothing, so that it stands even where there is no memory
 * for anything else.
 */
public final class Main {
    private static final int INCONCLUSIVE = 3;
    private static final int BUG = 70;
    private static final FileOutputStream LAST = new FileOutputStream(FileDescriptor.err);
    private static final byte[] NO_MEMORY =
            "patchtwin: error: out of memory; give the JVM more, such as PATCHTWIN_JAVA_OPTS=-Xmx4g\n"
                    .getBytes(StandardCharsets.UTF_8);
    private static final byte[] NO_IDEA =
            "patchtwin: bug: it failed before it could begin\n".getBytes(StandardCharsets.UTF_8);

    private Main() {}

    /** Runs a command and exits with its code; an interrupt stops the command, which then prints what is known. */
    public static void main(String[] args) {
        try {
            Start.run(args);
        } catch (Throwable e) {
            // The JVM would exit with 1, which means that a difference was found.
            end(e instanceof OutOfMemoryError);
        }
    }

    /** Says the last words, with nothing that would need memory, and ends whatever still runs. */
    private static void end(boolean memory) {
        try {
            LAST.write(memory ? NO_MEMORY : NO_IDEA);
        } catch (Throwable e) {
            // There is nobody left to tell.
        }
        Runtime.getRuntime().halt(memory ? INCONCLUSIVE : BUG);
    }
}
