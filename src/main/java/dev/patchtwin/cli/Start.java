package dev.patchtwin.cli;

import dev.patchtwin.report.FoldedWriter;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out what a command runs in, and runs it. */
final class Start {
    private static final Pattern SCREEN = Pattern.compile("/dev/(pts/\\d+|tty\\w*|console)");

    private Start() {}

    /** Runs a command and exits with its code; an interrupt stops the command, which then prints what is known. */
    static void run(String[] args) {
        PrintWriter out = writer(FileDescriptor.out);
        boolean terminal = isTerminal(System.console());
        boolean screen = terminal || isScreen(Path.of("/proc/self/fd/1"));
        boolean errors = terminal || isScreen(Path.of("/proc/self/fd/2"));
        PrintWriter plain = writer(FileDescriptor.err);
        Interrupt interrupt = new Interrupt(plain);
        interrupt.install();
        Watchdog.begin(plain, interrupt);
        int columns = screen || errors ? ScreenWidth.of(System.getenv()) : ScreenWidth.USUAL;
        PrintWriter err = errors ? new PrintWriter(new FoldedWriter(plain, columns)) : plain;
        int code = new Program(out, err, terminal, interrupt::requested)
                .with(System.in)
                .onScreen(screen)
                .columns(columns)
                .run(args);
        System.exit(interrupt.finished(code));
    }

    /** Up to Java 21 there is a console only at a terminal; later there is always one, and it can tell. */
    private static boolean isTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /** There is no console when something is piped in, and the output can be a terminal all the same. */
    static boolean isScreen(Path output) {
        try {
            return SCREEN.matcher(Files.readSymbolicLink(output).toString()).matches();
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
