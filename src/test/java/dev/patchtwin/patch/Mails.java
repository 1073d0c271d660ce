package dev.patchtwin.patch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Mails to recover patches from. */
final class Mails {
    /** The reply that quotes the patch of the first bundle. */
    static final Path REPLY = Path.of("patches/kvm-reclaim-external-sp/review-of-rfc-v5-09-of-45.txt");

    /** A hunk that changes a line of {@code toy_reclaim}, as git prints it. */
    static final String HUNK = """
            @@ -10,4 +10,4 @@ static int toy_map(struct toy *toy)
             static void toy_reclaim(struct toy *toy)
             {
            -\tWARN_ON(toy_call(toy));
            +\ttoy_call(toy);
             }
            """;

    static final String DIFF = """
            diff --git a/mm/toy.c b/mm/toy.c
            index 1111111..2222222 100644
            --- a/mm/toy.c
            +++ b/mm/toy.c
            """ + HUNK;

    private Mails() {}

    static byte[] reply() {
        try {
            return Files.readAllBytes(REPLY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads {@code src/test/resources/patch/<name>}. */
    static RecoveredPatch resource(String name) {
        try (InputStream in = Mails.class.getResourceAsStream("/patch/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no test resource patch/" + name);
            }
            return RecoveredPatch.read(name, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RecoveredPatch read(String mail) {
        return RecoveredPatch.read("mail.txt", mail.getBytes(StandardCharsets.UTF_8));
    }

    /** A mail that sends this text. */
    static RecoveredPatch sent(String text) {
        return read("From: A Developer <developer@example.org>\nSubject: [PATCH] mm: toy: Leak quietly\n\n" + text);
    }

    static List<String> errors(RecoveredPatch patch) {
        return said(patch, Diagnostic.Severity.ERROR);
    }

    static List<String> said(RecoveredPatch patch, Diagnostic.Severity severity) {
        return patch.diagnostics().stream()
                .filter(d -> d.severity() == severity)
                .map(Diagnostic::toString)
                .toList();
    }
}
