package dev.patchtwin.cli;

import dev.patchtwin.check.InputException;
import dev.patchtwin.check.patches.PatchOutput;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Where documents go that a command writes in the end: files, or one of them to the standard output. */
final class Documents {
    /** What stands for the standard output. */
    static final String STANDARD_OUTPUT = "-";

    private Documents() {}

    /**
     * Makes sure that no more than one document goes to the standard output.
     *
     * @param files where documents shall go
     * @param json whether the standard output is for a document in JSON
     */
    static void requireOne(CommandSpec spec, Collection<String> files, boolean json) {
        long documents = files.stream().filter(STANDARD_OUTPUT::equals).count() + (json ? 1 : 0);
        if (documents > 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "only one document can go to the standard output: give one - and no --json with it, and name files for"
                            + " the others");
        }
    }

    /** Makes sure that all of them can be written, before anything is run for them. */
    static void prepare(Collection<String> files) throws InputException {
        for (String file : files) {
            if (!file.equals(STANDARD_OUTPUT)) {
                PatchOutput.prepare(file);
            }
        }
    }

    /**
     * Writes one, wholly or not at all.
     *
     * @param shown how it looks on the standard output
     */
    static void write(String document, String shown, String file, PrintWriter out) throws InputException {
        if (file.equals(STANDARD_OUTPUT)) {
            out.print(shown);
            out.flush();
        } else {
            PatchOutput.write(file, document.getBytes(StandardCharsets.UTF_8));
        }
    }
}
