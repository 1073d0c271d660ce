package dev.patchtwin.check;

import dev.patchtwin.trace.Sha256;
import dev.patchtwin.trace.VocabularyDigest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes certificates, keeps them in files, and compares them. */
public final class Certificates {
    private Certificates() {}

    /**
     * Certifies a complete exploration.
     *
     * @throws InputException when an input cannot be read any more
     * @throws IllegalArgumentException when the exploration was not complete
     */
    public static Certificate of(Bundle bundle, ExploreRun run, boolean strict) throws InputException {
        if (!run.complete()) {
            throw new IllegalArgumentException("the exploration of " + run.world() + " was not complete");
        }
        List<Certificate.Slice> slices = new ArrayList<>();
        for (ScopeRun each : run.scopes()) {
            Scope scope = each.scope();
            slices.add(new Certificate.Slice(
                    scope.name(),
                    VocabularyDigest.of(
                            bundle.id(),
                            bundle.models(),
                            bundle.before().create(scope.world()).vocabulary()),
                    scope.world(),
                    scope.faults(),
                    each.states(),
                    each.transitions(),
                    each.ended(),
                    each.statesByDepth(),
                    each.fingerprint()));
        }
        return new Certificate(bundle.id(), run.world(), strict, run.reduced(), inputs(bundle), slices);
    }

    /** Returns the SHA-256 of each file that a bundle consists of. */
    public static SortedMap<String, String> inputs(Bundle bundle) throws InputException {
        SortedMap<String, String> inputs = new TreeMap<>();
        inputs.put(Bundle.FILE_NAME, sha256(bundle.file()));
        inputs.put(String.valueOf(bundle.mail().getFileName()), sha256(bundle.mail()));
        return inputs;
    }

    /**
     * Returns the SHA-256 of a file, in hexadecimal.
     *
     * @throws InputException when it cannot be read
     */
    public static String sha256(Path file) throws InputException {
        try {
            return Sha256.of(GivenFile.bytes(file));
        } catch (IOException e) {
            throw new InputException(file + ": error: cannot be read (" + IoReason.of(e) + ")");
        }
    }

    /** Returns where the certificate of a world is written if nobody names a file. */
    public static Path standardFile(Path root, Certificate certificate) {
        return root.resolve("target")
                .resolve("certificate")
                .resolve(certificate.bundle())
                .resolve(certificate.world().replace('/', '-') + ".json");
    }

    /**
     * Writes a certificate's text, wholly or not at all.
     *
     * @throws InputException when the file cannot be written
     */
    public static void write(Path file, String text) throws InputException {
        Path folder = file.toAbsolutePath().getParent();
        try {
            if (folder != null) {
                Files.createDirectories(folder);
                WholeFile.clear(folder);
            }
            WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new InputException(file + ": error: no certificate can be written there (" + IoReason.of(e) + ")");
        }
    }

    /** Returns in what a certificate differs from another one, a line each; nothing when they say the same. */
    public static List<String> differences(Certificate certificate, Certificate found) {
        List<String> lines = new ArrayList<>();
        Map<String, Certificate.Slice> slices = new TreeMap<>();
        found.slices().forEach(slice -> slices.put(slice.name(), slice));
        for (Certificate.Slice slice : certificate.slices()) {
            Certificate.Slice other = slices.get(slice.name());
            if (other == null) {
                lines.add(slice.name() + ": was not explored");
                continue;
            }
            line(lines, slice.name(), "states", slice.states(), other.states());
            line(lines, slice.name(), "transitions", slice.transitions(), other.transitions());
            line(lines, slice.name(), "ended runs", slice.endedRuns(), other.endedRuns());
            line(lines, slice.name(), "states by depth", slice.statesByDepth(), other.statesByDepth());
            line(lines, slice.name(), "fingerprint", slice.fingerprint(), other.fingerprint());
        }
        return lines;
    }

    private static void line(List<String> lines, String slice, String what, Object certified, Object found) {
        if (!certified.equals(found)) {
            lines.add(slice + ": " + what + ": " + certified + " in the certificate, " + found + " found");
        }
    }
}
