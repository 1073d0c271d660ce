package dev.patchtwin.conform.box;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** A program that says what it is told to say, and ends. */
public final class FakeProcess extends Process {
    /** Nobody's file. */
    static final Path PROGRAM = Path.of("/nowhere/5c2f9c0d/program");

    static final Path FOLDER = Path.of("/nowhere/5c2f9c0d");

    private final byte[] out;
    private final byte[] err;

    private FakeProcess(byte[] out, byte[] err) {
        this.out = out;
        this.err = err;
    }

    /** Returns one that is in the box; it says so much, and then the box has written what it writes of its end. */
    public static BoxedProcess boxed(byte[] out, byte[] err) {
        return new BoxedProcess(new FakeProcess(out, err), limits(), reader(frames -> frames));
    }

    static Limits limits() {
        return Limits.of(Flavour.SANITIZED).withAnswer(Duration.ofSeconds(10));
    }

    /** Returns what reads an ending; a compiler that is not there knows no names of system calls. */
    static EndingReader reader(UnaryOperator<List<RawFrame>> symbols) {
        return new EndingReader(limits(), new SystemCalls(PROGRAM), program -> symbols, PROGRAM, FOLDER);
    }

    @Override
    public OutputStream getOutputStream() {
        return OutputStream.nullOutputStream();
    }

    @Override
    public InputStream getInputStream() {
        return new ByteArrayInputStream(out);
    }

    @Override
    public InputStream getErrorStream() {
        return new ByteArrayInputStream(err);
    }

    @Override
    public int waitFor() {
        return 0;
    }

    @Override
    public int exitValue() {
        return 0;
    }

    @Override
    public void destroy() {
        // It has ended already.
    }

    @Override
    public ProcessHandle toHandle() {
        return (ProcessHandle) Proxy.newProxyInstance(
                FakeProcess.class.getClassLoader(),
                new Class<?>[] {ProcessHandle.class},
                (proxy, method, args) -> true);
    }
}
