package dev.patchtwin.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** A command about patches that was run. */
record PatchRun(int code, String out, String err) {
    /** Runs {@code patchtwin patch} with these arguments. */
    static PatchRun of(String... args) {
        return piped("", args);
    }

    /** Runs it with this text at its standard input. */
    static PatchRun piped(String text, String... args) {
        return run(text, false, args);
    }

    /** Runs it as somebody at a terminal would. */
    static PatchRun watched(String... args) {
        return run("", true, args);
    }

    private static PatchRun run(String text, boolean terminal, String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "patch";
        System.arraycopy(args, 0, all, 1, args.length);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new Program(new PrintWriter(out), new PrintWriter(err), terminal, () -> false)
                .with(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .run(all);
        return new PatchRun(code, out.toString(), err.toString());
    }
}
