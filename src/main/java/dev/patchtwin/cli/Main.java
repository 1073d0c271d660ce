package dev.patchtwin.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The door: runs a command and exits with its code. */
public final class Main {
    private Main() {}

    /** Runs a command and exits with its code; an interrupt stops the command, which then prints what is known. */
    public static void main(String[] args) {
        PrintWriter out = writer(FileDescriptor.out);
        PrintWriter err = writer(FileDescriptor.err);
        Interrupt interrupt = new Interrupt();
        interrupt.install();
        int code = new Program(out, err, System.console() != null, interrupt::requested).run(args);
        System.exit(interrupt.finished(code));
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
