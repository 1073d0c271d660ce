package dev.patchtwin.check;

import dev.patchtwin.trace.Expectation;
import dev.patchtwin.trace.ExpectationReader;
import dev.patchtwin.trace.ExpectationWriter;
import dev.patchtwin.trace.TraceException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;

/** What is expected of a golden trace, as it stands in its file. */
final class GoldenExpectation {
    private GoldenExpectation() {}

    /** Reads what is expected, and compares it with what the trace shows now. */
    static GoldenResult compare(Bundle bundle, GoldenFile golden, GoldenReplay now) throws InputException {
        String text = read(bundle, golden, now.shown());
        return GoldenDiff.of(golden, text, ExpectationWriter.print(now.shown()));
    }

    /**
     * Reads what is expected.
     *
     * @throws InputException when there is no such file, or it is not whole, was changed by hand, or is about another trace
     */
    private static String read(Bundle bundle, GoldenFile golden, Expectation now) throws InputException {
        String update = Repro.PROGRAM + " golden update " + bundle.id();
        if (!golden.complete()) {
            throw InputException.at(
                    golden.trace(),
                    1,
                    "there is no " + golden.expected().getFileName() + " beside it, which says what it shall show; "
                            + update + " writes one");
        }
        Path file = golden.expected();
        try {
            String text = GivenFile.text(file);
            Expectation expected = ExpectationReader.read(
                    file.toString(), text, update + " writes it anew, and shows first what changes");
            requireTrace(file, expected, now, update);
            return text;
        } catch (TraceException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        } catch (CharacterCodingException e) {
            throw InputException.at(file, 1, "not UTF-8; " + update + " writes it anew");
        } catch (IOException e) {
            throw InputException.at(file, 1, "cannot be read (" + IoReason.of(e) + ")");
        }
    }

    private static void requireTrace(Path file, Expectation expected, Expectation now, String update)
            throws InputException {
        if (!expected.trace().equals(now.trace())) {
            throw InputException.at(
                    file,
                    2,
                    "this is expected of " + expected.trace() + ", not of " + now.trace() + "; after a renaming, "
                            + update + " writes it anew");
        }
        if (!expected.digest().equals(now.digest())) {
            throw InputException.at(
                    file,
                    2,
                    "stale: " + now.trace()
                            + " has changed since this was expected of it; undo that, or, if it is meant, " + update
                            + " writes this file anew, and shows first what changes");
        }
    }
}
