package dev.patchtwin.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Short checks of the bundles below a root, without the patch's own C. */
record ToyCheck(Path root) {
    /** What came of one. */
    record Ran(int code, String out, String err) {}

    /** Checks, with these arguments more, in which {@code ROOT} stands for the root. */
    Ran run(BooleanSupplier cancelled, String... more) {
        List<String> args =
                new ArrayList<>(List.of("check", "--root", root.toString(), "--operations", "20000", "--no-conform"));
        for (String word : more) {
            args.add(word.replace("ROOT", root.toString()));
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new Program(new PrintWriter(out), new PrintWriter(err), false, cancelled)
                .with(Map.of())
                .run(args.toArray(String[]::new));
        return new Ran(code, out.toString(), err.toString());
    }
}
