package dev.patchtwin.check;

import dev.patchtwin.patch.Series;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files that somebody gave, who may be a stranger: no more of them than memory is meant for, and none from elsewhere. */
public final class GivenFile {
    /** The largest file that is read, in bytes; docs/threat-model.md. A mail may have as many. */
    public static final int MOST_BYTES = Series.MOST_BYTES;

    private GivenFile() {}

    /**
     * Returns all that stands in a file.
     *
     * @throws IOException when it cannot be read, or has more than {@link #MOST_BYTES}; {@link IoReason} says it
     */
    public static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new FileSystemException(file.toString(), null, "it has more than 64 MiB, the most that is read");
            }
            return bytes;
        }
    }

    /**
     * Returns all that stands in a text file.
     *
     * @throws CharacterCodingException when it is not UTF-8
     * @throws IOException as for {@link #bytes}
     */
    public static String text(Path file) throws IOException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes(file)))
                .toString();
    }

    /**
     * Whether a file or folder lies in another folder when all links are followed. What is not there lies nowhere, and is for
     * others to complain about.
     */
    static boolean liesIn(Path folder, Path file) throws IOException {
        return !Files.exists(file) || file.toRealPath().startsWith(folder.toRealPath());
    }
}
