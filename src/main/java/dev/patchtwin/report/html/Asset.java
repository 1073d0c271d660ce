package dev.patchtwin.report.html;

import dev.patchtwin.trace.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A text that stands in the page as it is.
 *
 * @param text the text
 */
record Asset(String text) {
    /** Reads one that is part of the program. */
    static Asset of(String name) {
        try (InputStream in = Asset.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not part of the program");
            }
            return new Asset(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    /** Returns what a content security policy calls it by: {@code 'sha256-...'}. */
    String source() {
        byte[] digest = HexFormat.of().parseHex(Sha256.of(text));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }
}
