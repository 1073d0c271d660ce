package dev.patchtwin.trace;

import dev.patchtwin.check.InputException;
import dev.patchtwin.fuzztarget.Fit;
import dev.patchtwin.fuzztarget.ReaderTarget;
import dev.patchtwin.fuzztarget.SeedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is expected of a golden trace. As it stands it must be refused unless it is sealed; so the text above the seal is also
 * read with a right one, which is as far as somebody gets who takes care.
 */
public final class ExpectationTarget implements ReaderTarget {
    private static final String FILE = "some.expected";

    @Override
    public String name() {
        return "expectation";
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>(SeedFiles.below(Path.of("golden", "shared-ring-close"), ".expected", 10));
        for (byte[] sealed : List.copyOf(seeds)) {
            String text = new String(sealed, StandardCharsets.UTF_8);
            seeds.addAll(SeedFiles.texts(text.substring(0, text.lastIndexOf("\nend ") + 1)));
        }
        return seeds;
    }

    @Override
    public List<String> libraries() {
        return List.of();
    }

    @Override
    public void read(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        accepted(text);
        accepted(Seal.close(text));
    }

    private static void accepted(String text) {
        Expectation read;
        try {
            read = ExpectationReader.read(FILE, text, "write it anew");
        } catch (TraceException e) {
            Fit.oneRefusal(FILE, new InputException(String.valueOf(e.getMessage())).getMessage());
            return;
        }
        Fit.same(text, ExpectationWriter.print(read), "written again");
        for (int place : new int[] {0, text.length() / 3, text.length() / 2, text.length() - 80, text.length() - 1}) {
            if (Character.isSurrogate(text.charAt(place))) {
                continue;
            }
            char other = (char) (text.charAt(place) ^ 1);
            refused(text.substring(0, place) + other + text.substring(place + 1));
            refused(text.substring(0, place));
        }
    }

    private static void refused(String text) {
        try {
            ExpectationReader.read(FILE, text, "write it anew");
        } catch (TraceException e) {
            return;
        }
        Fit.check(false, "accepted, and is not as it was sealed: ", text);
    }
}
