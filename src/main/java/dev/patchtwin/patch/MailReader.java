package dev.patchtwin.patch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.util.MimeUtil;

/**
 * Reads a mail. Headers and bodies are the MIME library's affair; a copy from an archive's page is first made into a
 * mail again ({@link ArchiveCopy}), and a file without any header is all body.
 */
final class MailReader {
    /** The largest input that is read, in bytes. */
    static final int MOST_BYTES = 64 << 20;

    private static final List<String> PLAIN =
            List.of("MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit");

    private final Diagnostics diagnostics;

    MailReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Returns the mail; what was wrong with it is among the diagnostics. */
    Mail read(byte[] bytes) {
        if (bytes.length == 0) {
            diagnostics.error(1, "the file is empty; give the mail that holds the patch");
            return Mail.headless(List.of());
        }
        if (bytes.length > MOST_BYTES) {
            diagnostics.error(
                    1,
                    "the file has " + bytes.length + " bytes, and at most " + MOST_BYTES
                            + " are read; give one mail, not a mailbox");
            return Mail.headless(List.of());
        }
        // Latin-1 keeps every byte as it is; which charset the text is in, only the header says.
        List<String> lines =
                new String(bytes, StandardCharsets.ISO_8859_1).lines().toList();
        ArchiveCopy copy = ArchiveCopy.of(lines, diagnostics);
        if (copy.headers().isEmpty()) {
            return Mail.headless(numbered(new String(bytes, StandardCharsets.UTF_8)));
        }
        try {
            return mail(parse(copy), copy);
        } catch (IOException e) {
            diagnostics.error(
                    1, "cannot be read as a mail: " + e.getMessage() + "; save it as plain text and try again");
            return Mail.headless(List.of());
        }
    }

    private static Message parse(ArchiveCopy copy) throws IOException {
        List<String> mail = new ArrayList<>(copy.headers());
        if (mail.stream().noneMatch(h -> h.regionMatches(true, 0, "Content-Type:", 0, 13))) {
            mail.addAll(PLAIN);
        }
        mail.add("");
        mail.addAll(copy.body());
        DefaultMessageBuilder builder = new DefaultMessageBuilder();
        // The default limits refuse mails with long lines; what bounds the input is MOST_BYTES.
        builder.setMimeEntityConfig(MimeConfig.custom()
                .setMaxLineLen(-1)
                .setMaxHeaderLen(-1)
                .setMaxHeaderCount(-1)
                .build());
        byte[] text = (String.join("\r\n", mail) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        return builder.parseMessage(new ByteArrayInputStream(text));
    }

    private Mail mail(Message message, ArchiveCopy copy) throws IOException {
        return new Mail(
                header(message, "Subject"),
                header(message, "From"),
                header(message, "Date"),
                id(header(message, "Message-ID")),
                id(header(message, "In-Reply-To")),
                new MailText(copy.body(), copy.bodyStart() + 1, diagnostics).of(message));
    }

    /** Returns a header's value, unfolded and decoded. Raw bytes above ASCII are UTF-8, as RFC 6532 has them. */
    private static String header(Message message, String name) {
        Field field = message.getHeader().getField(name);
        if (field == null) {
            return "";
        }
        String raw = field.getRaw() == null
                ? field.getBody()
                : new String(field.getRaw().toByteArray(), StandardCharsets.UTF_8).substring(name.length() + 1);
        String value = DecoderUtil.decodeEncodedWords(MimeUtil.unfold(raw), StandardCharsets.UTF_8);
        return value.replaceAll("\\s+", " ").strip();
    }

    private static String id(String value) {
        int from = value.indexOf('<');
        int to = value.indexOf('>', from + 1);
        return from >= 0 && to > from ? value.substring(from + 1, to) : value;
    }

    private static List<Line> numbered(String text) {
        List<Line> lines = new ArrayList<>();
        text.lines().forEach(line -> lines.add(new Line(lines.size() + 1, line)));
        return lines;
    }
}
